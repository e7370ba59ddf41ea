package dev.leat.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leat.cli.CommandRunner;
import dev.leat.cli.bootstrap.Surroundings;
import dev.leat.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** How a command of Leat ended, and all it printed. */
record Outcome(int exitCode, String out, String err) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Of a command run in this process, as if from that folder. */
  static Outcome of(Path workingDirectory, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false);
    int exitCode =
        new CommandRunner(
                new Surroundings(
                    terminal, workingDirectory.toAbsolutePath(), Map.of(), Clock.systemUTC()))
            .run(arguments);
    return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** What {@code --output json} printed: one document and nothing else. */
  JsonNode json() {
    try {
      return MAPPER.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not one JSON document: " + out + err, e);
    }
  }
}
