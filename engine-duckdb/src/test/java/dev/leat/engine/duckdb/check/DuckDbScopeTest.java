package dev.leat.engine.duckdb.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.engine.SqlAnalysis;
import dev.leat.api.engine.SqlScope;
import dev.leat.testing.engine.SqlScopeContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DuckDbScopeTest extends SqlScopeContract {
  @Override
  protected SqlScope open() {
    return DuckDbScope.open();
  }

  @Test
  void checksAThousandTablesInTimeToType() {
    checkPipelines(5);
    Instant start = Instant.now();
    checkPipelines(250);
    Duration took = Duration.between(start, Instant.now());
    System.out.println("1000 queries in 250 scopes: " + took.toMillis() + " ms");
  }

  private static void checkPipelines(int count) {
    for (int pipeline = 0; pipeline < count; pipeline++) {
      try (DuckDbScope scope = DuckDbScope.open()) {
        scope.declare("orders", ORDERS);
        for (int table = 0; table < 4; table++) {
          SqlAnalysis analysis =
              scope.query(
                  "select customer_id, cast(date_trunc('week', ordered_at) as date) as week,"
                      + " sum(price * quantity) as volume, count(*) as n"
                      + " from "
                      + (table == 0 ? "orders" : "orders join t0 using (customer_id)")
                      + " where side = 'buy' group by all");
          assertThat(analysis).isInstanceOf(SqlAnalysis.Valid.class);
          scope.declare("t" + table, ((SqlAnalysis.Valid) analysis).schema());
        }
      }
    }
  }
}
