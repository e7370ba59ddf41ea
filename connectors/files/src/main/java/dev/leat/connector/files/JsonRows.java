package dev.leat.connector.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Rows as JSON lines: one object a line, nulls written, numbers exact and without exponent. */
final class JsonRows implements FileRows {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private final List<Field> fields;
  private final JsonGenerator json;

  JsonRows(Schema schema, OutputStream out) throws IOException {
    this.fields = schema.fields();
    this.json = JSON.createGenerator(out);
    this.json.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void add(RowBatch batch) throws IOException {
    ColumnVector[] columns = new ColumnVector[fields.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(i);
    }
    for (int row = 0; row < batch.rows(); row++) {
      json.writeStartObject();
      for (int i = 0; i < columns.length; i++) {
        json.writeFieldName(fields.get(i).name());
        if (columns[i].isNull(row)) {
          json.writeNull();
        } else {
          write(fields.get(i).type(), columns[i], row);
        }
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private void write(DataType type, ColumnVector column, int row) throws IOException {
    switch (type) {
      case DataType.Simple simple -> writeSimple(simple, column, row);
      case DataType.Decimal _ -> json.writeNumber(column.decimalAt(row));
      case DataType.ListOf _, DataType.Struct _ -> json.writeRawValue(column.textAt(row));
    }
  }

  private void writeSimple(DataType.Simple type, ColumnVector column, int row) throws IOException {
    switch (type) {
      case BOOLEAN -> json.writeBoolean(column.booleanAt(row));
      case INTEGER, BIGINT -> json.writeNumber(column.longAt(row));
      case HUGEINT -> json.writeNumber(column.decimalAt(row));
      case DOUBLE -> writeDouble(column.doubleAt(row));
      case JSON -> json.writeRawValue(column.textAt(row));
      case VARCHAR, UUID, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, INTERVAL, BLOB ->
          json.writeString(Text.of(type, column, row));
    }
  }

  /** JSON has no word for what is not a number. */
  private void writeDouble(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeString(Double.toString(value));
    }
  }
}
