package dev.leat.testing.snowflake;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A value for a {@code ?} as the driver sends it.
 *
 * @param type the driver's name of it
 */
record Binding(String type, @Nullable String value) {
  void bind(PreparedStatement statement, int position) throws SQLException, SqlFailure {
    if (value == null) {
      statement.setObject(position, null);
      return;
    }
    switch (type) {
      case "FIXED" -> statement.setBigDecimal(position, new BigDecimal(value));
      case "REAL" -> statement.setDouble(position, Double.parseDouble(value));
      case "BOOLEAN" -> statement.setBoolean(position, Boolean.parseBoolean(value));
      case "TEXT" -> statement.setString(position, value);
      default -> throw SqlFailure.unsupported("a parameter of type " + type);
    }
  }
}
