package dev.leat.connector.files;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows as a workbook of one sheet with typed cells: a bold, frozen header with filters, dates and
 * decimals with a format, numbers of more than 15 digits as text, since spreadsheets keep no more.
 *
 * <p>Two workbooks of the same rows differ in the time of creation they carry, and in nothing else.
 */
final class XlsxRows implements FileRows {
  private static final int MAX_ROWS = Worksheet.MAX_ROWS;
  private static final int MAX_TEXT = 32_767;
  private static final int MAX_SHEET_NAME = 31;
  private static final int EXACT_DIGITS = 15;
  private static final long LARGEST_EXACT = 999_999_999_999_999L;
  private static final int MAX_WIDTH = 60;
  private static final int ROWS_PER_FLUSH = 1000;

  /** The first day on which spreadsheets agree about dates. */
  private static final LocalDate FIRST_DATE = LocalDate.of(1900, 3, 1);

  private final List<Field> fields;
  private final Workbook workbook;
  private final Worksheet sheet;
  private final int[] widths;
  private int rows = 1;

  XlsxRows(String table, Schema schema, OutputStream out) {
    this.fields = schema.fields();
    this.workbook = new Workbook(out, "Leat", "1.0");
    this.sheet = workbook.newWorksheet(sheetName(table));
    this.widths = fields.stream().mapToInt(XlsxRows::startWidth).toArray();
    for (int i = 0; i < fields.size(); i++) {
      sheet.value(0, i, fields.get(i).name());
      sheet.style(0, i).bold().set();
    }
    sheet.freezePane(0, 1);
  }

  @Override
  public void add(RowBatch batch) throws IOException {
    ColumnVector[] columns = new ColumnVector[fields.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(i);
    }
    for (int row = 0; row < batch.rows(); row++) {
      if (rows == MAX_ROWS) {
        throw LeatException.user(
            "too-many-rows",
            "A sheet holds "
                + String.format(java.util.Locale.ROOT, "%,d", MAX_ROWS)
                + " rows with its header, and there are more. Publish CSV or Parquet, or aggregate"
                + " in the SQL.");
      }
      for (int i = 0; i < columns.length; i++) {
        if (!columns[i].isNull(row)) {
          cell(i, columns[i], row);
        }
      }
      rows++;
      if (rows % ROWS_PER_FLUSH == 0) {
        flush();
      }
    }
  }

  @Override
  public void close() throws IOException {
    setWidths();
    sheet.setAutoFilter(0, 0, rows - 1, fields.size() - 1);
    workbook.close();
  }

  /** Hands written rows on; the widths must be known by the first time. */
  private void flush() throws IOException {
    setWidths();
    sheet.flush();
  }

  private void setWidths() {
    for (int i = 0; i < widths.length; i++) {
      sheet.width(i, Math.min(MAX_WIDTH, widths[i] + 2));
    }
  }

  private void cell(int position, ColumnVector column, int row) {
    switch (fields.get(position).type()) {
      case DataType.Simple simple -> simpleCell(position, simple, column, row);
      case DataType.Decimal decimal -> number(position, column.decimalAt(row), decimal.scale());
      case DataType.ListOf _, DataType.Struct _ -> text(position, column.textAt(row));
    }
  }

  private void simpleCell(int position, DataType.Simple type, ColumnVector column, int row) {
    switch (type) {
      case BOOLEAN -> sheet.value(rows, position, column.booleanAt(row));
      case INTEGER, BIGINT -> integer(position, column.longAt(row));
      case HUGEINT -> number(position, column.decimalAt(row), 0);
      case DOUBLE -> real(position, column.doubleAt(row));
      case DATE -> date(position, column.dateAt(row));
      case TIMESTAMP, TIMESTAMPTZ -> timestamp(position, column.timestampAt(row));
      case VARCHAR, UUID, JSON, TIME, INTERVAL, BLOB -> text(position, Text.of(type, column, row));
    }
  }

  private void integer(int position, long value) {
    if (Math.abs(value) > LARGEST_EXACT) {
      text(position, Long.toString(value));
    } else {
      sheet.value(rows, position, value);
    }
  }

  private void number(int position, BigDecimal value, int scale) {
    if (value.precision() > EXACT_DIGITS && value.stripTrailingZeros().precision() > EXACT_DIGITS) {
      text(position, value.toPlainString());
      return;
    }
    sheet.value(rows, position, value);
    if (scale > 0) {
      format(position, "0." + "0".repeat(Math.min(scale, 30)));
    }
  }

  private void real(int position, double value) {
    if (Double.isFinite(value)) {
      sheet.value(rows, position, value);
    } else {
      text(position, Double.toString(value));
    }
  }

  private void date(int position, LocalDate value) {
    if (value.isBefore(FIRST_DATE)) {
      text(position, value.toString());
    } else {
      sheet.value(rows, position, value);
      format(position, "yyyy-mm-dd");
    }
  }

  private void timestamp(int position, LocalDateTime value) {
    if (value.toLocalDate().isBefore(FIRST_DATE)) {
      text(position, Text.of(value));
    } else {
      sheet.value(rows, position, value);
      format(position, "yyyy-mm-dd hh:mm:ss");
    }
  }

  private void text(int position, String value) {
    if (value.length() > MAX_TEXT) {
      throw LeatException.user(
          "value-not-storable",
          "A value of column "
              + fields.get(position)
              + " has "
              + value.length()
              + " characters, and a cell holds "
              + MAX_TEXT
              + ". Shorten it in the SQL, or publish CSV or Parquet.");
    }
    sheet.value(rows, position, value);
    widths[position] = Math.max(widths[position], value.length());
  }

  private void format(int position, String format) {
    sheet.style(rows, position).format(format).set();
  }

  private static int startWidth(Field field) {
    int values =
        switch (field.type()) {
          case DataType.Simple simple ->
              switch (simple) {
                case DATE, INTEGER, UUID -> 10;
                case TIMESTAMP, TIMESTAMPTZ -> 19;
                case BIGINT, HUGEINT, DOUBLE -> 12;
                case BOOLEAN, VARCHAR, TIME, INTERVAL, JSON, BLOB -> 6;
              };
          case DataType.Decimal _ -> 14;
          case DataType.ListOf _, DataType.Struct _ -> 6;
        };
    // Room for the filter's button.
    return Math.max(values, field.name().length() + 3);
  }

  private static String sheetName(String table) {
    String allowed = table.replaceAll("[\\[\\]*/\\\\?:']", "_");
    return allowed.substring(0, Math.min(MAX_SHEET_NAME, allowed.length()));
  }
}
