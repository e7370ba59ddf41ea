package dev.leat.connector.duckdb;

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
import java.time.Duration;
import java.util.List;

/** DuckDB files: {@code type: duckdb}. */
public final class DuckDbConnector implements Connector {
  @Override
  public String type() {
    return "duckdb";
  }

  @Override
  public List<Option> options() {
    return List.of(FileOptions.PATH, FileOptions.LOCK_TIMEOUT);
  }

  @Override
  public List<Problem> check(Target target, Location location) {
    return TargetProblems.of(target, location, new DuckDbDialect("", Duration.ZERO));
  }

  @Override
  public Publisher publisher(Connection connection, Path projectRoot) {
    FileOptions options = FileOptions.of(connection);
    return new JdbcPublisher(
        connection.name(),
        file(options, projectRoot),
        DuckDbDialect.of(options.path(projectRoot), options.lockTimeout()),
        Clock.systemUTC());
  }

  @Override
  public TableReader reader(Connection connection, Path projectRoot) {
    FileOptions options = FileOptions.of(connection);
    return new JdbcTableReader(
        file(options, projectRoot),
        DuckDbDialect.of(options.path(projectRoot), options.lockTimeout()));
  }

  private static DuckDbFile file(FileOptions options, Path projectRoot) {
    return new DuckDbFile(
        options.connection(),
        options.path(projectRoot),
        projectRoot,
        options.lockTimeout(),
        Thread::sleep);
  }
}
