package dev.leat.connector.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Schema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;

/**
 * Rows as CSV (RFC 4180, UTF-8, newline): always a header, null as nothing, empty text as {@code
 * ""}.
 */
final class CsvRows implements FileRows {
  private final List<DataType> types;
  private final Writer writer;

  private CsvRows(Schema schema, OutputStream out) {
    this.types = schema.fields().stream().map(field -> field.type()).toList();
    this.writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
  }

  static CsvRows begin(Schema schema, OutputStream out) throws IOException {
    CsvRows rows = new CsvRows(schema, out);
    boolean first = true;
    for (String name : schema.names()) {
      if (!first) {
        rows.writer.write(',');
      }
      rows.writeText(name);
      first = false;
    }
    rows.writer.write('\n');
    return rows;
  }

  /** Continues a file that has a header. */
  static CsvRows resume(Schema schema, OutputStream out) {
    return new CsvRows(schema, out);
  }

  @Override
  public void add(RowBatch batch) throws IOException {
    ColumnVector[] columns = new ColumnVector[types.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(i);
    }
    for (int row = 0; row < batch.rows(); row++) {
      for (int i = 0; i < columns.length; i++) {
        if (i > 0) {
          writer.write(',');
        }
        if (!columns[i].isNull(row)) {
          writeText(Text.of(types.get(i), columns[i], row));
        }
      }
      writer.write('\n');
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private void writeText(String text) throws IOException {
    if (!mustQuote(text)) {
      writer.write(text);
      return;
    }
    writer.write('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        writer.write('"');
      }
      writer.write(c);
    }
    writer.write('"');
  }

  /** Blanks at the ends are quoted too, since many readers trim what is not. */
  private static boolean mustQuote(String text) {
    if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
