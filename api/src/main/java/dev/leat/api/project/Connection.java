package dev.leat.api.project;

import java.util.Map;

/**
 * A named outside system.
 *
 * @param type found among the connectors on the class path
 * @param options the connector's own, with references resolved; values may be secret, so {@link
 *     #toString()} hides them
 */
public record Connection(String name, String type, Map<String, String> options) {
  public Connection {
    options = Map.copyOf(options);
  }

  @Override
  public String toString() {
    return "Connection[" + name + ", " + type + "]";
  }
}
