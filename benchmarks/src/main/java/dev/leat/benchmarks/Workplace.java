package dev.leat.benchmarks;

import dev.leat.generate.GenerateProgress;
import dev.leat.generate.SampleGenerators;
import dev.leat.generate.SampleRequest;
import dev.leat.generate.Share;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where data is made and competitors work: {@code benchmarks/target}, below the repository. */
final class Workplace {
  private static final long SEED = 42;
  private static final Share DIRTY = Share.parse("--dirty", "1%");

  private final Path repository = Path.of("").toAbsolutePath();
  private final Path folder = repository.resolve("benchmarks/target/work");

  /** A trades file of so many rows, made once. */
  Path trades(long rows) {
    Path file = folder.resolve("trades-" + rows + ".csv");
    if (!Files.exists(file)) {
      System.out.println("making " + repository.relativize(file) + " …");
      int threads = Runtime.getRuntime().availableProcessors();
      SampleGenerators.named("trades")
          .generate(SampleRequest.rows(rows, SEED, DIRTY, file, threads), GenerateProgress.NONE);
    }
    return file;
  }

  /** An empty folder of that name. */
  Path emptied(String name) {
    Path emptied = folder.resolve(name);
    try {
      if (Files.exists(emptied)) {
        try (Stream<Path> below = Files.walk(emptied)) {
          for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      return Files.createDirectories(emptied);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + emptied, e);
    }
  }

  /** A project with the example pipeline {@code trades} and nothing of earlier runs. */
  Path project(String name) {
    Path project = emptied(name);
    Path examples = repository.resolve("examples");
    try (Stream<Path> pipeline = Files.walk(examples.resolve("pipelines/trades"))) {
      Files.copy(examples.resolve("leat.yaml"), project.resolve("leat.yaml"));
      for (Path path : pipeline.toList()) {
        Path copy = project.resolve(examples.relativize(path));
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      return project;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the project " + project, e);
    }
  }

  Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  /** The launcher, as a user starts it. */
  MeasuredProcess leat(Path project, String... arguments) {
    List<String> command =
        Stream.concat(
                Stream.of(repository.resolve("leat").toString(), "-C", project.toString()),
                Stream.of(arguments))
            .toList();
    return new MeasuredProcess("leat", command, Map.of());
  }
}
