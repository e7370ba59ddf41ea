package dev.leat.core.project;

import dev.leat.api.connector.ConnectionType;
import dev.leat.api.connector.Connector;
import dev.leat.api.notify.Notifier;
import dev.leat.core.pack.Pack;
import dev.leat.core.pack.Packs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The kinds of outside system at hand, by what a connection's {@code type:} says: those of the
 * class path, and those of optional packs, which are loaded when they are asked for. Thread-safe.
 */
public final class Connectors {
  private final Map<String, ConnectionType> byType;
  private final Packs packs;

  private Connectors(Map<String, ConnectionType> byType, Packs packs) {
    this.byType = byType;
    this.packs = packs;
  }

  public static Connectors of(Collection<? extends ConnectionType> types) {
    return of(types, Packs.none());
  }

  private static Connectors of(Collection<? extends ConnectionType> types, Packs packs) {
    Map<String, ConnectionType> byType = new LinkedHashMap<>();
    for (ConnectionType type : types) {
      if (byType.put(type.type(), type) != null) {
        throw new IllegalArgumentException("two kinds of connection are called " + type.type());
      }
    }
    return new Connectors(byType, packs);
  }

  /** Those that the class path holds. */
  public static Connectors installed() {
    return installed(Packs.none());
  }

  /** Those that the class path holds, and those of packs. */
  public static Connectors installed(Packs packs) {
    List<ConnectionType> all = new ArrayList<>();
    ServiceLoader.load(Connector.class).forEach(all::add);
    ServiceLoader.load(Notifier.class).forEach(all::add);
    return of(all, packs);
  }

  /** What connections of that type are like. */
  public Optional<ConnectionType> kind(String type) {
    ConnectionType known = byType.get(type);
    return known != null ? Optional.of(known) : packed(type);
  }

  private Optional<ConnectionType> packed(String type) {
    return packs
        .catalogue()
        .ofConnection(type)
        .filter(packs::isInstalled)
        .flatMap(
            pack ->
                Stream.<ConnectionType>concat(
                        packs.parts(pack, Connector.class).stream(),
                        packs.parts(pack, Notifier.class).stream())
                    .filter(part -> part.type().equals(type))
                    .findFirst());
  }

  /** What to say of a type that only a pack would bring which is not installed. */
  public Optional<MissingPack> missing(String type) {
    return packs
        .catalogue()
        .ofConnection(type)
        .filter(pack -> !byType.containsKey(type) && !packs.isInstalled(pack))
        .map(pack -> new MissingPack(pack, packs.remedy(pack)));
  }

  /** What moves rows from and to connections of that type; empty when rows do not travel there. */
  public Optional<Connector> find(String type) {
    return as(Connector.class, type);
  }

  /** What sends notices over connections of that type; empty when they do not travel there. */
  public Optional<Notifier> notifier(String type) {
    return as(Notifier.class, type);
  }

  /**
   * A pack that something needs and that is not installed.
   *
   * @param remedy how to add it, as a sentence
   */
  public record MissingPack(Pack pack, String remedy) {}

  private <T> Optional<T> as(Class<T> role, String type) {
    return kind(type).filter(role::isInstance).map(role::cast);
  }

  /** The known types in alphabetical order, with those of packs that are not installed. */
  public List<String> types() {
    TreeSet<String> types = new TreeSet<>(byType.keySet());
    packs.catalogue().packs().stream().map(Pack::connections).forEach(types::addAll);
    return List.copyOf(types);
  }
}
