package dev.leat.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Classes as the JVM has them ready after a first run: saves each later process half of its time.
 */
final class StartUpCache {
  private static final Path FOLDER = Path.of("target").toAbsolutePath();

  /** The option by which a process uses it; none where it could not be made. */
  static final List<String> OPTIONS = make();

  private StartUpCache() {}

  private static List<String> make() {
    try {
      Path cache =
          Files.createTempDirectory(Files.createDirectories(FOLDER), "cache").resolve("leat.aot");
      ExampleCopy project = ExampleCopy.in(cache.resolveSibling("learning"));
      try (LeatProcess learning =
          LeatProcess.start(project, List.of("-XX:AOTCacheOutput=" + cache), "run", "trades")) {
        learning.await();
      }
      cache.toFile().deleteOnExit();
      return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
