package dev.leat.cli.bootstrap;

import dev.leat.cli.output.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command finds around it: the process's, or a test's.
 *
 * @param workingDirectory absolute
 * @param variables environment variables
 */
public record Surroundings(
    Terminal terminal, Path workingDirectory, Map<String, String> variables, Clock clock) {
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  /** The process's own. */
  public static Surroundings system() {
    Map<String, String> variables = System.getenv();
    return new Surroundings(
        Terminal.system(variables), Path.of("").toAbsolutePath(), variables, Clock.systemUTC());
  }
}
