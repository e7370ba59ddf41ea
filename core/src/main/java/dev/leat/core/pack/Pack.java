package dev.leat.core.pack;

import java.util.Set;
import java.util.TreeSet;

/**
 * A part of Leat that is not in the distribution, because few need it and it is large.
 *
 * @param name what the commands call it, such as {@code snowflake}
 * @param module the module of the source checkout that makes it, such as {@code
 *     connectors/snowflake}
 * @param summary what it is for, in a few words
 * @param connections the connection types it brings
 * @param engines the engines it brings
 */
public record Pack(
    String name, String module, String summary, Set<String> connections, Set<String> engines) {
  public Pack {
    connections = Set.copyOf(connections);
    engines = Set.copyOf(engines);
  }

  /** A pack that brings connection types only. */
  public static Pack ofConnections(
      String name, String module, String summary, String... connections) {
    return new Pack(name, module, summary, Set.of(connections), Set.of());
  }

  /** The names of what it brings, in alphabetical order. */
  public Set<String> parts() {
    Set<String> parts = new TreeSet<>(connections);
    parts.addAll(engines);
    return parts;
  }
}
