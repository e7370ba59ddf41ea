package dev.leat.cli.bootstrap;

import dev.leat.api.engine.Engine;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The engines on the class path. */
public final class Engines {
  public static final String DEFAULT = "duckdb";

  private final Map<String, Engine> byName = new LinkedHashMap<>();

  private Engines() {}

  public static Engines installed() {
    Engines engines = new Engines();
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

  /** The engine of that name; a user error names the ones there are. */
  public Engine named(String name) {
    Engine engine = byName.get(name);
    if (engine == null) {
      throw LeatException.user(
          "unknown-engine",
          "There is no engine " + name + ". " + Suggestions.remedy(name, names()));
    }
    return engine;
  }

  public List<String> names() {
    return List.copyOf(byName.keySet());
  }
}
