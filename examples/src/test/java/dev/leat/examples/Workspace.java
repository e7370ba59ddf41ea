package dev.leat.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.cli.CommandRunner;
import dev.leat.cli.bootstrap.Surroundings;
import dev.leat.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the examples that commands run in. */
final class Workspace {
  private final Path folder;

  Workspace(Path folder) throws IOException {
    this.folder = folder;
    for (String part : List.of("leat.yaml", "pipelines", "data")) {
      Path source = ExampleProject.FOLDER.resolve(part);
      try (Stream<Path> below = Files.walk(source)) {
        for (Path path : below.toList()) {
          Files.copy(path, folder.resolve(ExampleProject.FOLDER.relativize(path).toString()));
        }
      }
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** What a command said, and its exit code. */
  record Outcome(int code, String out, String err) {}

  Outcome leat(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false);
    Surroundings surroundings = new Surroundings(terminal, folder, Map.of(), Clock.systemUTC());
    int code = new CommandRunner(surroundings).run(arguments);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** The rows of a query on the results, values joined by commas. */
  List<String> results(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("agg_result.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          values.add(rows.getString(column));
        }
        found.add(String.join(",", values));
      }
      return found;
    }
  }
}
