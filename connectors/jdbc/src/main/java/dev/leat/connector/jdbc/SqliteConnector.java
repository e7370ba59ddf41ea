package dev.leat.connector.jdbc;

import dev.leat.api.connector.Connector;
import dev.leat.api.connector.Option;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.project.Connection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** SQLite files: {@code type: sqlite}. */
public final class SqliteConnector implements Connector {
  @Override
  public String type() {
    return "sqlite";
  }

  @Override
  public List<Option> options() {
    return List.of(Options.PATH, Options.LOCK_TIMEOUT, Options.DECIMALS);
  }

  @Override
  public List<Problem> check(Target target, Location location) {
    return TargetProblems.of(target, location, dialect(new Options("", java.util.Map.of())));
  }

  @Override
  public Publisher publisher(Connection connection, Path projectRoot) {
    Options options = Options.of(connection);
    return new JdbcPublisher(
        connection.name(), file(options, projectRoot), dialect(options), Clock.systemUTC());
  }

  @Override
  public TableReader reader(Connection connection, Path projectRoot) {
    Options options = Options.of(connection);
    return new JdbcTableReader(file(options, projectRoot), dialect(options));
  }

  private static SqliteFile file(Options options, Path projectRoot) {
    return new SqliteFile(
        options.connection(), options.path(projectRoot), projectRoot, options.lockTimeout());
  }

  private static SqliteDialect dialect(Options options) {
    return new SqliteDialect(options.decimals(), options.lockTimeout());
  }
}
