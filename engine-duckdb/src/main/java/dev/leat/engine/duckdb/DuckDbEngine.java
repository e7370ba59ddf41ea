package dev.leat.engine.duckdb;

import dev.leat.api.engine.Engine;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.engine.SqlScope;
import dev.leat.engine.duckdb.check.DuckDbScope;
import org.duckdb.DuckDBDriver;

/** DuckDB inside the process: the engine pipelines run on unless another is named. */
public final class DuckDbEngine implements Engine {
  static final String NAME = "duckdb";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String version() {
    return "duckdb-" + DuckDBDriver.class.getPackage().getImplementationVersion();
  }

  @Override
  public SqlScope scope() {
    return DuckDbScope.open();
  }

  @Override
  public EngineSession open(EngineSettings settings) {
    return new DuckDbSession(settings);
  }
}
