package dev.leat.api.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a table is published: one of these shapes. */
public sealed interface Target {
  /**
   * A table of an outside system.
   *
   * @param table the name there, possibly with a schema; case folds to the target's unless quoted
   */
  record TableTarget(String connection, String table, PublishMode mode, SchemaPolicy schema)
      implements Target {}

  /**
   * A file, or a directory of files when {@code partitionBy} is not empty or the path ends in a
   * slash.
   *
   * @param path relative to the project; may hold {@code ${run.id}}
   */
  record FileTarget(String path, FileKind kind, PublishMode mode, List<String> partitionBy)
      implements Target {
    public FileTarget {
      partitionBy = List.copyOf(partitionBy);
    }
  }

  /** What a published file is. */
  enum FileKind {
    CSV,
    XLSX,
    PARQUET,
    JSON;

    /** The kind that the ending of a path tells; empty for others. */
    public static Optional<FileKind> byEnding(String path) {
      String ending = path.substring(path.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
      return Arrays.stream(values()).filter(kind -> kind.name().equals(ending)).findFirst();
    }
  }

  /** What happens when the target has another shape than the table. */
  enum SchemaPolicy {
    FAIL,
    EVOLVE
  }

  PublishMode mode();
}
