package dev.leat.core.quarantine;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import dev.leat.api.run.RunState;
import dev.leat.api.store.Quarantine.Filter;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.api.store.Quarantine.State;
import dev.leat.api.store.Store;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.plan.Fingerprints;
import dev.leat.core.plan.Inputs;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns decisions about quarantined rows into the inputs of a run. A pipeline whose tables are
 * replaced is simply run: its files are read again, patches and changed rules apply. One that adds
 * to its tables reads nothing but those rows.
 */
public final class Replay {
  private final Project project;
  private final Store store;

  /** Which rows are tried again. */
  public enum Selection {
    /** Those that were mended or waived. */
    DECIDED,
    /** Open ones too, since the rules have changed. */
    OPEN_TOO
  }

  public Replay(Project project, Store store) {
    this.project = project;
    this.store = store;
  }

  /**
   * The inputs of a run that publishes the rows.
   *
   * @throws LeatException with code {@code nothing-to-replay} when there are none
   */
  public Inputs inputs(CheckedPipeline pipeline, Selection selection) {
    List<QuarantinedRow> rows = rows(pipeline.pipeline().name(), selection);
    if (rows.isEmpty()) {
      throw LeatException.user(
          "nothing-to-replay",
          pipeline.pipeline().name()
              + " has no quarantined rows to replay. Mend or waive some first; rows of a run that"
              + " did not publish cannot be replayed.");
    }
    if (isReplaced(pipeline)) {
      return new Inputs.Discovered();
    }
    Map<String, Inputs.ReplayFile> files = new HashMap<>();
    for (CheckedSource source : pipeline.sources()) {
      List<QuarantinedRow> own =
          rows.stream().filter(row -> row.source().equals(source.name())).toList();
      if (!own.isEmpty()) {
        files.put(source.name(), file(pipeline.pipeline().name(), source.source(), own));
      }
    }
    return new Inputs.Replay(files);
  }

  private List<QuarantinedRow> rows(String pipeline, Selection selection) {
    return store.quarantine().list(Filter.of(pipeline)).stream()
        .filter(
            row ->
                switch (row.state()) {
                  case MENDED, WAIVED -> true;
                  case OPEN -> selection == Selection.OPEN_TOO;
                  case DISCARDED, REPLAYED -> false;
                })
        .filter(row -> isPublished(row.lastRun()) || isPublished(row.firstRun()))
        .toList();
  }

  private boolean isPublished(String run) {
    return store.runs().find(run).filter(known -> known.state() == RunState.COMPLETED).isPresent();
  }

  private static boolean isReplaced(CheckedPipeline pipeline) {
    return pipeline.pipeline().tables().stream()
        .flatMap(table -> table.targets().stream())
        .filter(Target.TableTarget.class::isInstance)
        .map(Target::mode)
        .noneMatch(Replay::adds);
  }

  private static boolean adds(PublishMode mode) {
    return switch (mode) {
      case PublishMode.Append _, PublishMode.Merge _ -> true;
      case PublishMode.Replace _, PublishMode.ReplacePartitions _ -> false;
    };
  }

  private Inputs.ReplayFile file(String pipeline, Source source, List<QuarantinedRow> rows) {
    if (!(source.input() instanceof SourceInput.Files files)) {
      throw new IllegalStateException("rows of " + source.name() + " do not come from files");
    }
    String name = pipeline + "-" + source.name() + suffix(files.format());
    Path path = project.stateFolder().resolve("replay").resolve(name);
    List<String> lines = new ArrayList<>(header(source, files.format(), rows.getFirst()));
    rows.forEach(row -> lines.add(QuarantineDesk.current(row)));
    Charset charset = charset(files.format());
    try {
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, String.join("\n", lines) + "\n", charset);
      InputFile file =
          new InputFile(
              path,
              ".leat/replay/" + name,
              Files.size(path),
              Instant.ofEpochMilli(Files.getLastModifiedTime(path).toMillis()),
              Fingerprints.of(path));
      return new Inputs.ReplayFile(file, patches(file, rows), rows);
    } catch (IOException failure) {
      throw failed(path, failure);
    }
  }

  private static List<RowPatch> patches(InputFile file, List<QuarantinedRow> rows) {
    List<RowPatch> patches = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).state() == State.WAIVED) {
        patches.add(new RowPatch(file.fingerprint(), i + 1L, null, true, false));
      }
    }
    return patches;
  }

  private static String suffix(FileFormat format) {
    return switch (format) {
      case FileFormat.Csv _ -> ".csv";
      case FileFormat.Json _ -> ".jsonl";
      case FileFormat.Parquet _ ->
          throw LeatException.user(
              "no-text",
              "Rows of a Parquet file have no text to replay. Publish a corrected file instead.");
    };
  }

  private static Charset charset(FileFormat format) {
    return format instanceof FileFormat.Csv csv
        ? Charset.forName(csv.encoding())
        : java.nio.charset.StandardCharsets.UTF_8;
  }

  /** The first line of the file the row is from, where it lies now. */
  private List<String> header(Source source, FileFormat format, QuarantinedRow row) {
    if (!(format instanceof FileFormat.Csv csv) || !csv.header()) {
      return List.of();
    }
    Path file = project.resolve(row.row().file());
    if (!Files.exists(file) && source.archive() != null) {
      file = project.resolve(source.archive()).resolve(String.valueOf(file.getFileName()));
    }
    try {
      return List.of(FirstLine.of(file, Charset.forName(csv.encoding())));
    } catch (IOException failure) {
      throw new LeatException(
          "file-gone",
          ErrorKind.USER,
          row.row().file()
              + " is needed for the names of its columns and cannot be read: "
              + failure
              + ". Put it back, or publish a corrected file.",
          failure);
    }
  }

  private static LeatException failed(Path path, IOException failure) {
    return new LeatException(
        "replay-failed",
        ErrorKind.EXTERNAL,
        path + " cannot be written: " + failure + ". Check the disk.",
        failure);
  }
}
