package dev.leat.connector.postgresql;

import dev.leat.api.connector.Connector;
import dev.leat.api.connector.Option;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.project.Connection;
import dev.leat.connector.jdbc.JdbcPublisher;
import dev.leat.connector.jdbc.JdbcTableReader;
import dev.leat.connector.jdbc.TargetProblems;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** PostgreSQL servers: {@code type: postgresql}. */
public final class PostgreSqlConnector implements Connector {
  @Override
  public String type() {
    return "postgresql";
  }

  @Override
  public List<Option> options() {
    return PostgreSqlOptions.ALL;
  }

  @Override
  public List<Problem> check(Target target, Location location) {
    return TargetProblems.of(target, location, new PostgreSqlDialect());
  }

  @Override
  public Publisher publisher(Connection connection, Path projectRoot) {
    return new JdbcPublisher(
        connection.name(),
        PostgreSqlDatabase.of(connection, projectRoot),
        new PostgreSqlDialect(),
        Clock.systemUTC());
  }

  @Override
  public TableReader reader(Connection connection, Path projectRoot) {
    return new JdbcTableReader(
        PostgreSqlDatabase.of(connection, projectRoot), new PostgreSqlDialect());
  }
}
