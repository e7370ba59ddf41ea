package dev.leat.connector.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;

/**
 * The SQL function {@code leat_sum(old, added, scale)} on a SQLite connection: adds decimals as
 * decimals and integers without overflow, where SQLite's {@code +} would turn both into doubles.
 * Null adds nothing; scale -1 keeps the operands' own.
 */
final class ExactSum extends Function {
  static final String NAME = "leat_sum";
  private static final int INTEGER = 1;
  private static final int REAL = 2;
  private static final int TEXT = 3;
  private static final int NULL = 5;

  private ExactSum() {}

  static void define(Connection connection) throws SQLException {
    Function.create(connection, NAME, new ExactSum(), 3, FLAG_DETERMINISTIC);
  }

  @Override
  protected void xFunc() throws SQLException {
    int left = value_type(0);
    int right = value_type(1);
    int scale = value_int(2);
    if (left == NULL && right == NULL) {
      result();
    } else if (scale < 0 && (left == REAL || right == REAL)) {
      result((left == NULL ? 0 : value_double(0)) + (right == NULL ? 0 : value_double(1)));
    } else {
      exact(operand(0, left).add(operand(1, right)), scale, left == TEXT || right == TEXT);
    }
  }

  private BigDecimal operand(int position, int type) throws SQLException {
    return switch (type) {
      case NULL -> BigDecimal.ZERO;
      case INTEGER -> BigDecimal.valueOf(value_long(position));
      case REAL -> BigDecimal.valueOf(value_double(position));
      default -> new BigDecimal(value_text(position));
    };
  }

  private void exact(BigDecimal sum, int scale, boolean text) throws SQLException {
    BigDecimal value = scale < 0 ? sum : sum.setScale(scale, RoundingMode.HALF_UP);
    BigDecimal shortest = value.stripTrailingZeros();
    if (text) {
      result(value.toPlainString());
    } else if (scale <= 0) {
      if (shortest.toBigInteger().bitLength() >= Long.SIZE) {
        error("the sum " + shortest.toPlainString() + " has more than 64 bits");
      } else {
        result(value.longValueExact());
      }
    } else if (shortest.precision() > SqliteValues.EXACT_DIGITS) {
      error(
          "the sum "
              + shortest.toPlainString()
              + " has more than 15 digits; set decimals: text on the connection");
    } else {
      result(value.doubleValue());
    }
  }
}
