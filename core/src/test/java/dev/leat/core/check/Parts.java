package dev.leat.core.check;

import dev.leat.api.engine.Engine;
import dev.leat.core.project.Connectors;
import java.util.ServiceLoader;

/** The real parts that checking needs. */
final class Parts {
  private Parts() {}

  static Connectors connectors() {
    return Connectors.installed();
  }

  static Engine engine() {
    return ServiceLoader.load(Engine.class).findFirst().orElseThrow();
  }
}
