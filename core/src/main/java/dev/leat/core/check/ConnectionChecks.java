package dev.leat.core.check;

import dev.leat.api.connector.ConnectionType;
import dev.leat.api.connector.Connector;
import dev.leat.api.notify.Notifier;
import dev.leat.api.pipeline.Notification;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.project.Connection;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.LoadedProject;
import java.util.List;
import java.util.Optional;

/** Checks that the connections a pipeline names are there and fit for what it uses them for. */
final class ConnectionChecks {
  private final LoadedProject project;
  private final Connectors connectors;
  private final Findings findings;

  ConnectionChecks(LoadedProject project, Connectors connectors, Findings findings) {
    this.project = project;
    this.connectors = connectors;
    this.findings = findings;
  }

  /** What a pipeline may want of a connection. */
  private enum Use {
    ROWS("has no rows to read or publish"),
    NOTICES("carries no notices");

    private final String lack;

    Use(String lack) {
      this.lack = lack;
    }

    boolean suits(ConnectionType type) {
      return switch (this) {
        case ROWS -> type instanceof Connector;
        case NOTICES -> type instanceof Notifier;
      };
    }
  }

  /**
   * The connector of a connection that is there and whose rows can be reached; what keeps them from
   * it is reported.
   */
  Optional<Connector> rows(String connection, List<String> path) {
    return require(connection, Use.ROWS, path).flatMap(known -> connectors.find(known.type()));
  }

  void check(Notification notification, List<String> path) {
    require(notification.connection(), Use.NOTICES, Findings.below(path, "connection"))
        .flatMap(known -> connectors.notifier(known.type()))
        .ifPresent(
            notifier ->
                findings
                    .problems()
                    .addAll(
                        notifier.check(
                            notification.to(), findings.at(Findings.below(path, "to")))));
  }

  private Optional<Connection> require(String name, Use use, List<String> path) {
    Optional<Connection> connection = project.project().connection(name);
    if (connection.isEmpty()) {
      unknown(name, path);
      return connection;
    }
    findings.problems().addAll(project.unusable().getOrDefault(name, List.of()));
    Optional<ConnectionType> type = connectors.kind(connection.get().type());
    if (type.isPresent() && !use.suits(type.get())) {
      unfit(connection.get(), use, path);
      return Optional.empty();
    }
    return connection;
  }

  private void unknown(String name, List<String> path) {
    boolean declared =
        !project.places().at("connections", name).equals(project.places().at("connections"));
    if (declared && !project.problems().isEmpty()) {
      return; // what is wrong with it is among the project's problems
    }
    List<String> names = project.project().connections().keySet().stream().sorted().toList();
    findings.error(
        "unknown-connection",
        path,
        "There is no connection " + name + ".",
        names.isEmpty()
            ? "Declare it under connections in leat.yaml."
            : Suggestions.remedy(name, names));
  }

  private void unfit(Connection connection, Use use, List<String> path) {
    List<String> fit =
        project.project().connections().values().stream()
            .filter(other -> connectors.kind(other.type()).filter(use::suits).isPresent())
            .map(Connection::name)
            .sorted()
            .toList();
    findings.error(
        "wrong-connection",
        path,
        "The connection "
            + connection.name()
            + " is of type "
            + connection.type()
            + ", which "
            + use.lack
            + ".",
        fit.isEmpty()
            ? "Declare one that does under connections in leat.yaml."
            : "Fit are: " + String.join(", ", fit) + ".");
  }
}
