package dev.leat.core.project;

import dev.leat.api.connector.Connector;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The connectors at hand, by their type. Immutable. */
public final class Connectors {
  private final Map<String, Connector> byType;

  private Connectors(Map<String, Connector> byType) {
    this.byType = byType;
  }

  public static Connectors of(Collection<Connector> connectors) {
    Map<String, Connector> byType = new LinkedHashMap<>();
    for (Connector connector : connectors) {
      if (byType.put(connector.type(), connector) != null) {
        throw new IllegalArgumentException("two connectors of type " + connector.type());
      }
    }
    return new Connectors(byType);
  }

  /** Those that the class path holds. */
  public static Connectors installed() {
    return of(
        ServiceLoader.load(Connector.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  public Optional<Connector> find(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** The known types in alphabetical order. */
  public List<String> types() {
    return byType.keySet().stream().sorted().toList();
  }
}
