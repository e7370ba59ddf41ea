package dev.leat.core.plan;

import dev.leat.api.connector.Connector;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.project.Connection;
import dev.leat.api.project.Project;
import dev.leat.core.journal.PublishDecision.Group;
import dev.leat.core.project.Connectors;
import java.util.Map;

/** Opens the ways to the outside systems of a project. Thread-safe. */
public final class Publishers {
  /** The connector type of targets and sources that are files of the project. */
  private static final String FILES = "files";

  private final Project project;
  private final Connectors connectors;

  public Publishers(Project project, Connectors connectors) {
    this.project = project;
    this.connectors = connectors;
  }

  /** The name of the group of targets that this one is committed with. */
  public static String group(Target target) {
    return switch (target) {
      case Target.TableTarget table -> table.connection();
      case Target.FileTarget _ -> Group.FILES;
    };
  }

  /** The publisher of a group. */
  public Publisher open(String group) {
    Connection connection = connection(group);
    return connector(connection).publisher(connection, project.root());
  }

  /** The reader of a connection. */
  public TableReader reader(String connectionName) {
    Connection connection = connection(connectionName);
    return connector(connection).reader(connection, project.root());
  }

  private Connection connection(String group) {
    if (group.equals(Group.FILES)) {
      return new Connection(FILES, FILES, Map.of());
    }
    return project
        .connection(group)
        .orElseThrow(
            () ->
                LeatException.user(
                    "unknown-connection",
                    "There is no connection "
                        + group
                        + " in leat.yaml. "
                        + Suggestions.remedy(group, project.connections().keySet())));
  }

  private Connector connector(Connection connection) {
    return connectors
        .find(connection.type())
        .orElseThrow(
            () ->
                new LeatException(
                    "unknown-connector",
                    ErrorKind.USER,
                    "connections."
                        + connection.name()
                        + ": Nothing installed connects to "
                        + connection.type()
                        + ". "
                        + Suggestions.remedy(connection.type(), connectors.types())));
  }
}
