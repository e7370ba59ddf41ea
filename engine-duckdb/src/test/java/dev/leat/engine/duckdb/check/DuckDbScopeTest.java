package dev.leat.engine.duckdb.check;

import dev.leat.api.engine.SqlScope;
import dev.leat.testing.engine.SqlScopeContract;

class DuckDbScopeTest extends SqlScopeContract {
  @Override
  protected SqlScope open() {
    return DuckDbScope.open();
  }
}
