package dev.leat.cli.bootstrap;

import dev.leat.api.engine.Engine;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import dev.leat.core.pack.Pack;
import dev.leat.core.pack.Packs;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;

/** The engines on the class path and in packs. */
public final class Engines {
  public static final String DEFAULT = "duckdb";

  private final Map<String, Engine> byName = new LinkedHashMap<>();

  private final Packs packs;

  private Engines(Packs packs) {
    this.packs = packs;
  }

  public static Engines installed() {
    return installed(Packs.none());
  }

  /** Those that the class path holds, and those of packs, which are loaded when asked for. */
  public static Engines installed(Packs packs) {
    Engines engines = new Engines(packs);
    ServiceLoader.load(Engine.class).forEach(engine -> engines.byName.put(engine.name(), engine));
    return engines;
  }

  /**
   * Begins to load the default engine's parser and binder, which takes about as long as reading the
   * command line and the project. What fails here fails again, and is told, where it is needed.
   */
  public static void warmUp() {
    Thread.ofPlatform()
        .daemon()
        .name("leat-warm-up")
        .uncaughtExceptionHandler((_, _) -> {})
        .start(() -> installed().named(DEFAULT).scope().close());
  }

  /** The engine of that name; a user error names the ones there are, or the pack that brings it. */
  public Engine named(String name) {
    Engine engine = byName.get(name);
    return engine != null
        ? engine
        : packed(name)
            .orElseThrow(
                () ->
                    LeatException.user(
                        "unknown-engine",
                        "There is no engine " + name + ". " + Suggestions.remedy(name, known())));
  }

  private Optional<Engine> packed(String name) {
    return packs.catalogue().ofEngine(name).stream()
        .flatMap(pack -> packs.parts(pack, Engine.class).stream())
        .filter(engine -> engine.name().equals(name))
        .findFirst();
  }

  /** The engines that are there, the default one first. */
  public List<String> names() {
    return names(packs::isInstalled);
  }

  private List<String> known() {
    return names(_ -> true);
  }

  private List<String> names(Predicate<Pack> wanted) {
    Set<String> names = new LinkedHashSet<>(byName.keySet());
    packs.catalogue().packs().stream()
        .filter(wanted)
        .flatMap(pack -> pack.engines().stream().sorted())
        .forEach(names::add);
    return List.copyOf(names);
  }
}
