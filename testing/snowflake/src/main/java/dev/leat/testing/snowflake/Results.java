package dev.leat.testing.snowflake;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the driver's text form of DuckDB's results. */
final class Results {
  /** Marks an offset of zero: minutes from -1440. */
  private static final String UTC = " 1440";

  private Results() {}

  static Answer.Rows read(StatementType type, ResultSet result) throws SQLException, SqlFailure {
    List<ResultColumn> columns = columns(result.getMetaData());
    List<List<@Nullable String>> rows = new ArrayList<>();
    while (result.next()) {
      List<@Nullable String> row = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        row.add(text(result, i + 1, columns.get(i).type()));
      }
      rows.add(row);
    }
    return new Answer.Rows(type, columns, rows, 0);
  }

  static List<ResultColumn> columns(ResultSetMetaData meta) throws SQLException, SqlFailure {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(ResultColumn.of(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
    }
    return columns;
  }

  private static @Nullable String text(ResultSet row, int position, String type)
      throws SQLException, SqlFailure {
    if (row.getObject(position) == null) {
      return null;
    }
    return switch (type) {
      case "fixed" -> number(row.getObject(position));
      case "real" -> Double.toString(row.getDouble(position));
      case "boolean" -> Boolean.toString(row.getBoolean(position));
      case "date" -> Long.toString(row.getObject(position, LocalDate.class).toEpochDay());
      case "time" -> time(row.getObject(position, LocalTime.class));
      case "timestamp_ntz" ->
          seconds(row.getObject(position, LocalDateTime.class).toInstant(ZoneOffset.UTC));
      case "timestamp_tz" ->
          seconds(row.getObject(position, OffsetDateTime.class).toInstant()) + UTC;
      case "binary" -> HexFormat.of().withUpperCase().formatHex(row.getBytes(position));
      case "text", "variant" -> row.getString(position);
      default -> throw SqlFailure.unsupported("a result of type " + type);
    };
  }

  private static String number(Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  private static String time(LocalTime time) {
    return BigDecimal.valueOf(time.toNanoOfDay(), 9).toPlainString();
  }

  private static String seconds(Instant instant) {
    return BigDecimal.valueOf(instant.getEpochSecond())
        .add(BigDecimal.valueOf(instant.getNano(), 9))
        .toPlainString();
  }
}
