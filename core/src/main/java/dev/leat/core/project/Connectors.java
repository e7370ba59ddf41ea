package dev.leat.core.project;

import dev.leat.api.connector.ConnectionType;
import dev.leat.api.connector.Connector;
import dev.leat.api.notify.Notifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The kinds of outside system at hand, by what a connection's {@code type:} says. Immutable. */
public final class Connectors {
  private final Map<String, ConnectionType> byType;

  private Connectors(Map<String, ConnectionType> byType) {
    this.byType = byType;
  }

  public static Connectors of(Collection<? extends ConnectionType> types) {
    Map<String, ConnectionType> byType = new LinkedHashMap<>();
    for (ConnectionType type : types) {
      if (byType.put(type.type(), type) != null) {
        throw new IllegalArgumentException("two kinds of connection are called " + type.type());
      }
    }
    return new Connectors(byType);
  }

  /** Those that the class path holds. */
  public static Connectors installed() {
    List<ConnectionType> all = new ArrayList<>();
    ServiceLoader.load(Connector.class).forEach(all::add);
    ServiceLoader.load(Notifier.class).forEach(all::add);
    return of(all);
  }

  /** What connections of that type are like. */
  public Optional<ConnectionType> kind(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** What moves rows from and to connections of that type; empty when rows do not travel there. */
  public Optional<Connector> find(String type) {
    return as(Connector.class, type);
  }

  /** What sends notices over connections of that type; empty when they do not travel there. */
  public Optional<Notifier> notifier(String type) {
    return as(Notifier.class, type);
  }

  private <T> Optional<T> as(Class<T> role, String type) {
    return kind(type).filter(role::isInstance).map(role::cast);
  }

  /** The known types in alphabetical order. */
  public List<String> types() {
    return byType.keySet().stream().sorted().toList();
  }
}
