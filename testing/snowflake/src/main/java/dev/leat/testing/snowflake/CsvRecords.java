package dev.leat.testing.snowflake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records of a CSV file as Snowflake's COPY does. */
final class CsvRecords {
  private static final int END = -1;

  private final Reader text;
  private final FileFormat format;
  private int ahead;

  CsvRecords(Reader text, FileFormat format) throws IOException {
    this.text = text;
    this.format = format;
    this.ahead = text.read();
    for (int i = 0; i < format.skipHeader(); i++) {
      next();
    }
  }

  /** The fields of the next record; null at the end. */
  @Nullable List<@Nullable String> next() throws IOException {
    if (ahead == END) {
      return null;
    }
    List<@Nullable String> fields = new ArrayList<>();
    while (true) {
      fields.add(field());
      if (ahead != format.delimiter()) {
        break;
      }
      ahead = text.read();
    }
    endRecord();
    return fields;
  }

  private void endRecord() throws IOException {
    if (ahead == '\r') {
      ahead = text.read();
    }
    if (ahead == '\n') {
      ahead = text.read();
    } else if (ahead != END) {
      throw new IOException("Found character '" + (char) ahead + "' instead of field delimiter");
    }
  }

  private @Nullable String field() throws IOException {
    Character quote = format.quote();
    if (quote != null && ahead == quote) {
      String value = enclosed(quote);
      return format.nullIf().contains(value) ? null : value;
    }
    StringBuilder value = new StringBuilder();
    while (ahead != END && ahead != format.delimiter() && ahead != '\n' && ahead != '\r') {
      if (is(format.escapeUnenclosed())) {
        ahead = text.read();
        value.append(unescaped());
      } else {
        value.append((char) ahead);
      }
      ahead = text.read();
    }
    String field = format.trims() ? value.toString().strip() : value.toString();
    boolean isNull = field.isEmpty() ? format.emptyIsNull() : format.nullIf().contains(field);
    return isNull ? null : field;
  }

  private String enclosed(char quote) throws IOException {
    StringBuilder value = new StringBuilder();
    ahead = text.read();
    while (true) {
      if (ahead == END) {
        throw new IOException("End of file within an enclosed field");
      }
      if (is(format.escape())) {
        ahead = text.read();
        value.append(unescaped());
      } else if (ahead == quote) {
        ahead = text.read();
        if (ahead != quote) {
          return value.toString();
        }
        value.append(quote);
      } else {
        value.append((char) ahead);
      }
      ahead = text.read();
    }
  }

  private char unescaped() {
    return switch (ahead) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> (char) ahead;
    };
  }

  private boolean is(@Nullable Character c) {
    return c != null && ahead == c;
  }
}
