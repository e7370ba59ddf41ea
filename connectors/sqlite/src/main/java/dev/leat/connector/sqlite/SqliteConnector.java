package dev.leat.connector.sqlite;

import dev.leat.api.connector.Connector;
import dev.leat.api.connector.Option;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.project.Connection;
import dev.leat.connector.jdbc.FileOptions;
import dev.leat.connector.jdbc.JdbcPublisher;
import dev.leat.connector.jdbc.JdbcTableReader;
import dev.leat.connector.jdbc.TargetProblems;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** SQLite files: {@code type: sqlite}. */
public final class SqliteConnector implements Connector {
  private static final Option DECIMALS =
      new Option(
          "decimals",
          "How decimals are stored: number (exact up to 15 digits; more is an error) or text"
              + " (exact always); number by default.",
          Option.Presence.OPTIONAL,
          false,
          false);

  @Override
  public String type() {
    return "sqlite";
  }

  @Override
  public List<Option> options() {
    return List.of(FileOptions.PATH, FileOptions.LOCK_TIMEOUT, DECIMALS);
  }

  @Override
  public List<Problem> check(Target target, Location location) {
    return TargetProblems.of(target, location, dialect(new FileOptions("", Map.of())));
  }

  @Override
  public Publisher publisher(Connection connection, Path projectRoot) {
    FileOptions options = FileOptions.of(connection);
    return new JdbcPublisher(
        connection.name(), file(options, projectRoot), dialect(options), Clock.systemUTC());
  }

  @Override
  public TableReader reader(Connection connection, Path projectRoot) {
    FileOptions options = FileOptions.of(connection);
    return new JdbcTableReader(file(options, projectRoot), dialect(options));
  }

  private static SqliteFile file(FileOptions options, Path projectRoot) {
    return new SqliteFile(
        options.connection(), options.path(projectRoot), projectRoot, options.lockTimeout());
  }

  private static SqliteDialect dialect(FileOptions options) {
    return new SqliteDialect(decimals(options), options.lockTimeout());
  }

  private static DecimalStorage decimals(FileOptions options) {
    String text = options.values().getOrDefault("decimals", "number");
    return switch (text) {
      case "number" -> DecimalStorage.NUMBER;
      case "text" -> DecimalStorage.TEXT;
      default -> throw options.invalid("decimals", text, "Write number or text.");
    };
  }
}
