package dev.leat.engine.duckdb;

import dev.leat.api.engine.Engine;
import dev.leat.testing.engine.EngineContract;

class DuckDbEngineTest extends EngineContract {
  @Override
  public Engine engine() {
    return new DuckDbEngine();
  }
}
