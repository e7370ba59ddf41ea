package dev.leat.api.connector;

import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Problem;
import dev.leat.api.project.Connection;
import java.nio.file.Path;
import java.util.List;

/**
 * A kind of outside system, found by {@link java.util.ServiceLoader}. Stateless and thread-safe.
 *
 * <p>{@code api} names none.
 */
public interface Connector extends ConnectionType {
  /**
   * What is wrong with a target on such a connection, without asking the system; each problem's
   * place is {@code location}.
   */
  List<Problem> check(Target target, dev.leat.api.problem.Location location);

  /**
   * Publishes to that system.
   *
   * @param projectRoot what relative paths of options and targets are relative to
   */
  Publisher publisher(Connection connection, Path projectRoot);

  /** Reads from that system. */
  TableReader reader(Connection connection, Path projectRoot);
}
