package dev.leat.api.notify;

import dev.leat.api.connector.ConnectionType;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.project.Connection;
import java.nio.file.Path;
import java.util.List;

/**
 * A way to tell people something, found by {@link java.util.ServiceLoader}. Stateless and
 * thread-safe.
 */
public interface Notifier extends ConnectionType {
  /**
   * What is wrong with sending to these, without asking the system; each problem's place is {@code
   * location}.
   *
   * @param to as the notification says, empty when it says nothing
   */
  List<Problem> check(List<String> to, Location location);

  /**
   * Sends a notice, once, and returns when the system has taken it.
   *
   * @param projectRoot what relative paths of options are relative to
   * @param to who is told, in this system's terms; empty for whoever the connection itself names
   * @throws dev.leat.api.problem.LeatException of kind external when it may be tried again, of kind
   *     user when trying again cannot help; its message never holds a secret of the connection
   */
  void send(Connection connection, Path projectRoot, List<String> to, Notice notice);

  /**
   * Asks the system whether it would take a notice, without sending one.
   *
   * @throws dev.leat.api.problem.LeatException as {@link #send} does
   */
  void probe(Connection connection, Path projectRoot);
}
