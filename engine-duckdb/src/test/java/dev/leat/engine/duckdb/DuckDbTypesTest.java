package dev.leat.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.type.DataType;
import dev.leat.api.type.DataType.Decimal;
import dev.leat.api.type.DataType.ListOf;
import dev.leat.api.type.DataType.Simple;
import dev.leat.api.type.DataType.Struct;
import dev.leat.api.type.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DuckDbTypesTest {
  @ParameterizedTest
  @MethodSource("everyType")
  void survivesTheWayThroughDuckDb(DataType type) throws SQLException {
    assertThat(DuckDbTypes.parse(describe(DuckDbTypes.sql(type)))).contains(type);
  }

  @ParameterizedTest
  @CsvSource({
    "SMALLINT, INTEGER",
    "UINTEGER, BIGINT",
    "UBIGINT, HUGEINT",
    "FLOAT, DOUBLE",
    "TIMESTAMP_MS, TIMESTAMP",
    "'ENUM(''a'', ''b'')', VARCHAR",
  })
  void holdsAllValuesOfNarrowTypes(String duckDb, Simple expected) throws SQLException {
    assertThat(DuckDbTypes.parse(describe(duckDb))).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"'MAP(INTEGER, VARCHAR)'", "BIT", "'UNION(a INTEGER, b VARCHAR)'"})
  void hasNoTypeForWhatIsNotPortable(String duckDb) throws SQLException {
    assertThat(DuckDbTypes.parse(describe(duckDb))).isEmpty();
  }

  @Test
  void readsNamesWithQuotesAndCommas() throws SQLException {
    DataType type =
        new Struct(
            List.of(
                new Field("a, \"b\" (c)", Simple.DATE),
                new Field("inner", new Struct(List.of(new Field("x y", new Decimal(9, 2)))))));

    assertThat(DuckDbTypes.parse(describe(DuckDbTypes.sql(type)))).contains(type);
  }

  static Stream<DataType> everyType() {
    return Stream.concat(
        Arrays.stream(Simple.values()),
        Stream.of(
            new Decimal(1, 0),
            new Decimal(18, 4),
            new Decimal(38, 38),
            new ListOf(new ListOf(new Decimal(5, 5))),
            new ListOf(new Struct(List.of(new Field("a", Simple.TIMESTAMPTZ))))));
  }

  private static String describe(String duckDbType) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("describe select cast(null as " + duckDbType + ")")) {
      row.next();
      return row.getString("column_type");
    }
  }
}
