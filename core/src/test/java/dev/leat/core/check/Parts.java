package dev.leat.core.check;

import dev.leat.api.engine.Engine;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.engine.SqlScope;
import dev.leat.core.project.Connectors;
import dev.leat.engine.duckdb.check.DuckDbScope;

/** The real parts that checking needs. */
final class Parts {
  private Parts() {}

  static Connectors connectors() {
    return Connectors.installed();
  }

  static Engine engine() {
    return new Engine() {
      @Override
      public String name() {
        return "duckdb";
      }

      @Override
      public String version() {
        return "test";
      }

      @Override
      public SqlScope scope() {
        return DuckDbScope.open();
      }

      @Override
      public EngineSession open(EngineSettings settings) {
        throw new UnsupportedOperationException("checking opens no session");
      }
    };
  }
}
