package dev.leat.cli.command;

import dev.leat.api.problem.LeatException;
import dev.leat.cli.ExitCode;
import dev.leat.cli.output.ProgressLine;
import dev.leat.cli.output.Quantities;
import dev.leat.core.language.Settings;
import dev.leat.generate.Sample;
import dev.leat.generate.SampleExtent;
import dev.leat.generate.SampleGenerator;
import dev.leat.generate.SampleGenerators;
import dev.leat.generate.SampleRequest;
import dev.leat.generate.Share;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes sample data, the same bytes for the same seed. */
@Command(
    name = "generate",
    description = "Makes sample data: any size, the same bytes for the same seed.",
    mixinStandardHelpOptions = true)
final class GenerateCommand extends LeatCommand {
  @Parameters(paramLabel = "KIND", description = "What to make, such as trades.")
  String kind = "";

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "trades: rows of the file (default: 1000).")
  @Nullable Long rows;

  @Option(
      names = "--files",
      paramLabel = "N",
      description = "watch-time: how many files (default: 1).")
  @Nullable Integer files;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description = "watch-time: size of each file, such as 1GB (default: 10MB).")
  @Nullable String size;

  @Option(names = "--seed", paramLabel = "S", description = "Seed (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(
      names = "--dirty",
      paramLabel = "SHARE",
      description = "Share of dirty rows, such as 1%% (default: 0).")
  String dirty = "0";

  @Option(
      names = "--cross-file-duplicates",
      paramLabel = "SHARE",
      description =
          "watch-time: share of rows that repeat one of an earlier file, such as 2%% (default: 0).")
  String crossFileDuplicates = "0";

  @Option(
      names = "--to",
      paramLabel = "PATH",
      required = true,
      description =
          "The file to write, or the folder of the files; files of the same names are replaced.")
  Path to = Path.of("");

  @Override
  public Integer call() {
    SampleGenerator generator = SampleGenerators.named(kind);
    SampleRequest request = request(generator);
    Instant start = surroundings().clock().instant();
    Sample sample;
    try (ProgressLine progress = progress(request.extent())) {
      sample =
          generator.generate(
              request,
              (rowsDone, bytes) -> {
                switch (request.extent()) {
                  case SampleExtent.Rows ignored -> {
                    progress.at(rowsDone);
                    progress.note(Quantities.bytes(bytes));
                  }
                  case SampleExtent.Files ignored -> {
                    progress.at(bytes);
                    progress.note(Quantities.count(rowsDone) + " rows");
                  }
                }
              });
    }
    Duration duration = Duration.between(start, surroundings().clock().instant());
    if (wantsJson()) {
      printJson(json(sample, duration));
    } else {
      print(
          "wrote "
              + to
              + ": "
              + (sample.files() == 1 ? "" : sample.files() + " files, ")
              + Quantities.count(sample.rows())
              + " rows, "
              + Quantities.bytes(sample.bytes())
              + " in "
              + Quantities.duration(duration));
    }
    return ExitCode.OK;
  }

  private SampleRequest request(SampleGenerator generator) {
    return new SampleRequest(
        extent(generator.usual()),
        seed,
        Share.parse("--dirty", dirty),
        Share.parse("--cross-file-duplicates", crossFileDuplicates),
        surroundings().workingDirectory().resolve(to).normalize(),
        Runtime.getRuntime().availableProcessors());
  }

  /** What was asked for; the generator judges whether it makes such. */
  private SampleExtent extent(SampleExtent usual) {
    if (rows != null && (files != null || size != null)) {
      throw LeatException.user(
          "generate-option",
          "generate: --rows and --files or --size exclude each other. Leave one out.");
    }
    if (rows != null) {
      return new SampleExtent.Rows(atLeast("--rows", 0, rows));
    }
    if (files == null && size == null) {
      return usual;
    }
    SampleExtent.Files fallback =
        usual instanceof SampleExtent.Files given ? given : new SampleExtent.Files(1, 1);
    return new SampleExtent.Files(
        files == null ? fallback.files() : (int) atLeast("--files", 1, files),
        size == null ? fallback.bytes() : bytes(size));
  }

  private static long atLeast(String option, long least, long value) {
    if (value < least) {
      throw LeatException.user(
          "generate-option", option + " " + value + ": This must be at least " + least + ".");
    }
    return value;
  }

  private static long bytes(String size) {
    return Settings.bytes(size)
        .filter(bytes -> bytes > 0)
        .orElseThrow(
            () ->
                LeatException.user(
                    "generate-option",
                    "--size " + size + ": This is not a size. Write one such as 512MB or 1GB."));
  }

  private ProgressLine progress(SampleExtent extent) {
    return switch (extent) {
      case SampleExtent.Rows(long all) ->
          ProgressLine.start(terminal(), "Generating " + kind, all, "rows", 1);
      case SampleExtent.Files(int count, long bytes) ->
          ProgressLine.start(terminal(), "Generating " + kind, count * bytes, "MB", 1_000_000);
    };
  }

  private Map<String, Object> json(Sample sample, Duration duration) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("file", to.toString());
    json.put("files", sample.files());
    json.put("rows", sample.rows());
    json.put("bytes", sample.bytes());
    json.put("seed", seed);
    json.put("seconds", duration.toMillis() / 1000.0);
    return json;
  }
}
