package dev.leat.api.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a target in Java; without another mode it replaces. */
public final class TargetBuilder {
  private final Shape shape;
  private final String name;
  private PublishMode mode = new PublishMode.Replace();
  private List<String> partitionBy = List.of();
  private Target.@Nullable FileKind kind;
  private Target.SchemaPolicy schema = Target.SchemaPolicy.FAIL;

  private enum Shape {
    TABLE,
    FILE
  }

  private TargetBuilder(Shape shape, String name) {
    this.shape = shape;
    this.name = name;
  }

  /**
   * A table of an outside system.
   *
   * @param name as {@code connection.table}
   */
  public static TargetBuilder toTable(String name) {
    if (name.indexOf('.') <= 0) {
      throw new IllegalArgumentException(name + " names no connection: write connection.table");
    }
    return new TargetBuilder(Shape.TABLE, name);
  }

  /** A file, or a folder of files when the path ends in a slash. */
  public static TargetBuilder toFile(String path) {
    return new TargetBuilder(Shape.FILE, path);
  }

  public TargetBuilder append() {
    mode = new PublishMode.Append();
    return this;
  }

  public TargetBuilder replace() {
    mode = new PublishMode.Replace();
    return this;
  }

  /** Rows with a known key overwrite. */
  public TargetBuilder merge(String... key) {
    mode = new PublishMode.Merge(List.of(key), List.of());
    return this;
  }

  /** With {@link #merge}: columns that are added to the old value instead. */
  public TargetBuilder adding(String... columns) {
    if (!(mode instanceof PublishMode.Merge merge)) {
      throw new IllegalStateException("only a merge adds");
    }
    mode = new PublishMode.Merge(merge.key(), List.of(columns));
    return this;
  }

  /** Every partition that occurs in the rows is replaced as a whole. */
  public TargetBuilder replacePartitions(String... by) {
    mode = new PublishMode.ReplacePartitions(List.of(by));
    partitionBy = List.of(by);
    return this;
  }

  /** Lays files out in a folder for each value. */
  public TargetBuilder partitionBy(String... columns) {
    partitionBy = List.of(columns);
    return this;
  }

  /** What the file is, where its ending does not tell. */
  public TargetBuilder kind(Target.FileKind fileKind) {
    kind = fileKind;
    return this;
  }

  public TargetBuilder schema(Target.SchemaPolicy policy) {
    schema = policy;
    return this;
  }

  Target build(Filling filling) {
    String filled = filling.beforeRun(name);
    return switch (shape) {
      case TABLE -> {
        int dot = filled.indexOf('.');
        yield new Target.TableTarget(
            filled.substring(0, dot), filled.substring(dot + 1), mode, schema);
      }
      case FILE -> new Target.FileTarget(filled, kind(filled), mode, partitionBy);
    };
  }

  private Target.FileKind kind(String path) {
    return kind != null
        ? kind
        : Target.FileKind.byEnding(path)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the ending of " + path + " does not tell what it is"));
  }
}
