package dev.leat.connector.postgresql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the text format of COPY (PostgreSQL's manual, COPY, "Text Format"): a line a row, tabs
 * between values, {@code \N} for null, and a backslash before what would be read otherwise.
 */
final class CopyText {
  private static final int PORTION = 64 * 1024;
  private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);

  private final CopyIn copy;
  private byte[] buffer = new byte[2 * PORTION];
  private int length;

  CopyText(CopyIn copy) {
    this.copy = copy;
  }

  /** Writes one value that is not null. */
  @FunctionalInterface
  interface Writing {
    void write(CopyText out, ColumnVector column, int row);
  }

  void add(RowBatch batch, Writing[] writings) throws SQLException {
    ColumnVector[] columns = new ColumnVector[writings.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(i);
    }
    for (int row = 0; row < batch.rows(); row++) {
      for (int i = 0; i < columns.length; i++) {
        if (i > 0) {
          put('\t');
        }
        if (columns[i].isNull(row)) {
          put('\\');
          put('N');
        } else {
          writings[i].write(this, columns[i], row);
        }
      }
      put('\n');
      if (length >= PORTION) {
        flush();
      }
    }
  }

  void flush() throws SQLException {
    copy.writeToCopy(buffer, 0, length);
    length = 0;
  }

  /** Text of which nothing has to be escaped. */
  void plain(String text) {
    int size = text.length();
    reserve(size);
    byte[] bytes = text.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, buffer, length, size);
    length += size;
  }

  void number(long value) {
    plain(Long.toString(value));
  }

  /** All that is escaped is ASCII, so no byte of another character is taken for it. */
  void text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    reserve(2 * bytes.length);
    for (byte value : bytes) {
      switch (value) {
        case '\\' -> escaped('\\');
        case '\n' -> escaped('n');
        case '\r' -> escaped('r');
        case '\t' -> escaped('t');
        default -> buffer[length++] = value;
      }
    }
  }

  void bytes(byte[] bytes) {
    reserve(3 + 2 * bytes.length);
    escaped('\\');
    buffer[length++] = 'x';
    for (byte value : bytes) {
      buffer[length++] = HEX[(value >> 4) & 0xf];
      buffer[length++] = HEX[value & 0xf];
    }
  }

  void date(LocalDate date) {
    day(date);
    era(date);
  }

  /** To the microsecond, which is all that both sides have. */
  void timestamp(LocalDateTime time, String zone) {
    day(time.toLocalDate());
    put(' ');
    digits(time.getHour(), 2);
    put(':');
    digits(time.getMinute(), 2);
    put(':');
    digits(time.getSecond(), 2);
    int micros = time.get(ChronoField.MICRO_OF_SECOND);
    if (micros != 0) {
      put('.');
      digits(micros, 6);
    }
    plain(zone);
    era(time.toLocalDate());
  }

  private void day(LocalDate date) {
    // There is no year 0: what ISO calls so is 1 BC.
    int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
    digits(year, Math.max(4, Integer.toString(year).length()));
    put('-');
    digits(date.getMonthValue(), 2);
    put('-');
    digits(date.getDayOfMonth(), 2);
  }

  private void era(LocalDate date) {
    if (date.getYear() <= 0) {
      plain(" BC");
    }
  }

  private void digits(int value, int width) {
    reserve(width);
    int rest = value;
    for (int at = length + width - 1; at >= length; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
  }

  private void escaped(char letter) {
    buffer[length++] = '\\';
    buffer[length++] = (byte) letter;
  }

  private void put(char ascii) {
    reserve(1);
    buffer[length++] = (byte) ascii;
  }

  private void reserve(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
    }
  }
}
