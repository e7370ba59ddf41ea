package dev.leat.core.project;

import dev.leat.api.function.FunctionType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of function in Java at hand, by what {@code java:} says. Immutable. */
public final class FunctionTypes {
  private final Map<String, FunctionType> byName = new TreeMap<>();

  private FunctionTypes(Collection<FunctionType> types) {
    types.forEach(type -> byName.put(type.name(), type));
  }

  /** Those that the class path holds. */
  public static FunctionTypes installed() {
    return new FunctionTypes(
        ServiceLoader.load(FunctionType.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  public Optional<FunctionType> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The known ones in alphabetical order. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }
}
