package dev.leat.cli.command;

import dev.leat.cli.ExitCode;
import dev.leat.cli.output.ProgressLine;
import dev.leat.cli.output.Quantities;
import dev.leat.generate.DirtyShare;
import dev.leat.generate.Sample;
import dev.leat.generate.SampleGenerator;
import dev.leat.generate.SampleGenerators;
import dev.leat.generate.SampleRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

  @Option(names = "--rows", paramLabel = "N", description = "Rows (default: ${DEFAULT-VALUE}).")
  long rows = 1000;

  @Option(names = "--seed", paramLabel = "S", description = "Seed (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(
      names = "--dirty",
      paramLabel = "SHARE",
      description = "Share of dirty rows, such as 1%% (default: 0).")
  String dirty = "0";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "The file to write; it is replaced.")
  Path to = Path.of("");

  @Override
  public Integer call() {
    SampleGenerator generator = SampleGenerators.named(kind);
    Path file = surroundings().workingDirectory().resolve(to).normalize();
    SampleRequest request =
        new SampleRequest(
            rows, seed, DirtyShare.parse(dirty), file, Runtime.getRuntime().availableProcessors());
    Instant start = surroundings().clock().instant();
    Sample sample;
    try (ProgressLine progress =
        ProgressLine.start(terminal(), "Generating " + kind, rows, "rows", 1)) {
      sample =
          generator.generate(
              request,
              (rowsDone, bytes) -> {
                progress.at(rowsDone);
                progress.note(Quantities.bytes(bytes));
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
              + Quantities.count(sample.rows())
              + " rows, "
              + Quantities.bytes(sample.bytes())
              + " in "
              + Quantities.duration(duration));
    }
    return ExitCode.OK;
  }

  private Map<String, Object> json(Sample sample, Duration duration) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("file", to.toString());
    json.put("rows", sample.rows());
    json.put("bytes", sample.bytes());
    json.put("seed", seed);
    json.put("seconds", duration.toMillis() / 1000.0);
    return json;
  }
}
