package dev.leat.engine.duckdb.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.engine.SqlAnalysis;
import dev.leat.api.type.DataType.Decimal;
import dev.leat.api.type.DataType.Simple;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {
  private static final Schema ORDERS =
      Schema.of(
          new Field("id", Simple.BIGINT),
          new Field("price", new Decimal(18, 4)),
          new Field("quantity", new Decimal(18, 4)),
          new Field("side", Simple.VARCHAR),
          new Field("day", Simple.DATE),
          new Field("ordered_at", Simple.TIMESTAMP),
          new Field("items", Simple.INTEGER));

  private DuckDbScope scope;
  private Connection data;

  @BeforeEach
  void fillOrders() throws SQLException {
    scope = DuckDbScope.open();
    scope.declare("orders", ORDERS);
    data = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = data.createStatement()) {
      statement.execute(
          """
          create table orders as
          select i as id,
            case when i % 7 = 0 then null else cast(i * 1.2345 as decimal(18,4)) end as price,
            cast(i % 13 + 0.5 as decimal(18,4)) as quantity,
            case i % 3 when 0 then 'buy' when 1 then 'sell' end as side,
            date '2023-01-01' + cast(i % 40 as integer) as day,
            timestamp '2023-01-01 10:00:00' + to_hours(cast(i as integer)) as ordered_at,
            cast(i % 5 as integer) as items
          from range(1000) r(i)
          """);
    }
  }

  @AfterEach
  void close() throws SQLException {
    data.close();
    scope.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id, price * quantity as x, price + 1 as y, price - quantity as z from orders order by id",
        "select side, sum(price) as s, sum(items) as i, count(*) as n from orders group by all order by all",
        "select side, items, max(price) from orders group by all order by all desc",
        "select side || 'x' as k, count(*) + 1 as n from orders group by all order by all",
        "select side, price from orders order by side desc nulls first, price, id",
        "select distinct side, items from orders order by all",
        "select id, sum(items) over (partition by side order by id) as s from orders order by id",
        "select string_agg(side, ',' order by price desc, id) as s from orders",
        "select date_trunc('week', ordered_at) as w, date_trunc('month', day) as m, count(*) from orders group by all order by all",
        "select side, sum(price) as s from orders group by rollup(side) order by all",
        "select id from orders where day between '2023-01-05' and '2023-01-07' and ordered_at > '2023-01-03' order by id",
        "select items::smallint as s, id from orders order by id limit 10",
        "with a as (select side, sum(price * 2) as t from orders group by all) select * from a order by all",
        "select id, price from orders where items = 1 union all select id, quantity from orders where items = 2 order by all",
        "select case items when 1 then 'a' else side end as c, count(*) as n from orders group by 1 order by 1",
        "select id, price * quantity * -1 from orders qualify row_number() over (partition by side order by price, id) < 4 order by id",
        "select (select max(price * 2) from orders o2 where o2.items = o.items) as m, id from orders o order by id",
        "select sum(price * quantity * case side when 'buy' then -1 else 1 end) as pnl from orders",
        "select \"side\" as \"a b\", price * 2 as \"select\" from orders order by id",
        "select x + 1 as y from (select price * 2 as x from orders) t order by y"
      })
  void givesTheSameRowsAsWritten(String sql) throws SQLException {
    List<List<Object>> written = rows(sql);
    List<List<Object>> canonical = rows(canonical(sql));

    assertThat(canonical).hasSameSizeAs(written).isEqualTo(written);
    assertThat(written).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select price * quantity as x, sum(items) over () as s from orders order by all",
        "select side, avg(price) as a, price / 3 as q from orders group by all order by all",
        "select date_trunc('week', ordered_at) as w from orders where day > '2023-01-01'"
      })
  void isItsOwnCanonicalFormInMeaning(String sql) throws SQLException {
    String once = canonical(sql);

    assertThat(rows(canonical(once))).isEqualTo(rows(once));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 0.3333333333",
    "2, 3, 0.6666666667",
    "-2, 3, -0.6666666667",
    "1, -3, -0.3333333333",
    "1, 8, 0.1250000000",
    "0.0001, 20000, 0.0000000050",
    "0.0001, 2000000, 0.0000000001",
    "0.0001, 2000001, 0.0000000000",
    "-0.0001, 2000000, -0.0000000001",
    "99999999999999.9999, 0.0001, 999999999999999999.0000000000",
    "0, 5, 0.0000000000",
  })
  void dividesExactlyAndRoundsHalfAwayFromZero(
      BigDecimal dividend, BigDecimal divisor, BigDecimal quotient) throws SQLException {
    String sql =
        "select price / quantity as q from (select cast("
            + dividend.toPlainString()
            + " as decimal(18,4)) as price, cast("
            + divisor.toPlainString()
            + " as decimal(18,4)) as quantity) t";

    List<List<Object>> rows = rows(canonical(sql));

    assertThat(rows).containsExactly(List.of(quotient));
  }

  @Test
  void averagesExactlyAndGivesNullForNothing() throws SQLException {
    assertThat(
            rows(
                canonical(
                    "select avg(price) as a, avg(price) filter (where id < 0) as b,"
                        + " avg(distinct quantity) as c from orders where id < 3")))
        .containsExactly(
            java.util.Arrays.asList(
                new BigDecimal("1.8517500000"), null, new BigDecimal("1.5000000000")));
  }

  @Test
  void multipliesBeyondEighteenDigits() throws SQLException {
    String sql =
        "select a * b * -1 as x from (select cast(50000000000000 as decimal(18,4)) as a,"
            + " cast(99999 as decimal(18,4)) as b) t";

    assertThatThrownBy(() -> rows(sql)).hasMessageContaining("Overflow");
    assertThat(rows(canonical(sql)))
        .containsExactly(List.of(new BigDecimal("-4999950000000000000.00000000")));
  }

  @Test
  void failsWhenASumDoesNotFitABigint() throws SQLException {
    String sql = "select sum(x) as s from (values (9223372036854775807), (1)) t(x)";

    assertThatThrownBy(() -> rows(canonical(sql))).hasMessageContaining("INT64");
  }

  @Test
  void writesOutWhatWasLeftUnsaid() {
    assertThat(canonical("select side, sum(items) as s from orders group by all order by all"))
        .isEqualTo(
            "SELECT side, CAST(sum(items) AS BIGINT) AS s FROM orders GROUP BY 1"
                + " ORDER BY 1 ASC NULLS LAST, 2 ASC NULLS LAST");
    assertThat(canonical("select price * quantity from orders"))
        .isEqualTo(
            "SELECT (CAST(price AS DECIMAL(38, 4)) * quantity) AS \"(price * quantity)\""
                + " FROM orders");
    assertThat(canonical("select id from orders where day > '2023-01-01'"))
        .isEqualTo("SELECT id FROM orders WHERE (\"day\" > CAST('2023-01-01' AS DATE))");
  }

  private String canonical(String sql) {
    SqlAnalysis analysis = scope.query(sql);
    assertThat(analysis).as(sql).isInstanceOf(SqlAnalysis.Valid.class);
    return ((SqlAnalysis.Valid) analysis).canonical();
  }

  private List<List<Object>> rows(String sql) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = data.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(portable(result.getObject(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Integers of any width are equal by value. */
  private static Object portable(Object value) {
    return value instanceof Number number && !(value instanceof BigDecimal)
        ? new BigDecimal(number.toString())
        : value;
  }
}
