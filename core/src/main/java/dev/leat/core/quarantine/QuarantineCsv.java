package dev.leat.core.quarantine;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Quarantined rows as CSV, and back from an edited file (RFC 4180). */
final class QuarantineCsv {
  private static final List<String> HEADER =
      List.of("id", "source", "file", "fingerprint", "record", "line", "state", "reasons", "text");

  private QuarantineCsv() {}

  /** A line of an edited export. */
  record Line(int number, long id, String fingerprint, long record, String text) {}

  static String write(List<QuarantinedRow> rows) {
    StringBuilder csv = new StringBuilder(String.join(",", HEADER)).append('\n');
    for (QuarantinedRow row : rows) {
      List<String> fields =
          List.of(
              String.valueOf(row.id()),
              row.source(),
              row.row().file(),
              row.row().fingerprint(),
              String.valueOf(row.row().record()),
              String.valueOf(row.row().line()),
              row.state().name().toLowerCase(Locale.ROOT),
              String.join("; ", row.row().reasons()),
              QuarantineDesk.current(row));
      csv.append(String.join(",", fields.stream().map(QuarantineCsv::quoted).toList()))
          .append('\n');
    }
    return csv.toString();
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  static List<Line> read(String csv) {
    List<List<String>> records = records(csv.startsWith("\ufeff") ? csv.substring(1) : csv);
    if (records.isEmpty() || !records.getFirst().containsAll(List.of("id", "text"))) {
      throw LeatException.user(
          "bad-export",
          "This is not an edited export: its first line must be "
              + String.join(",", HEADER)
              + ". Make one with leat quarantine export.");
    }
    List<String> header = records.getFirst();
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i < records.size(); i++) {
      lines.add(line(i + 1, header, records.get(i)));
    }
    return lines;
  }

  private static Line line(int number, List<String> header, List<String> fields) {
    try {
      return new Line(
          number,
          Long.parseLong(field(header, fields, "id")),
          field(header, fields, "fingerprint"),
          Long.parseLong(field(header, fields, "record")),
          field(header, fields, "text"));
    } catch (NumberFormatException | IndexOutOfBoundsException broken) {
      throw new LeatException(
          "bad-export",
          ErrorKind.USER,
          "Line "
              + number
              + " of the export has not the columns "
              + String.join(", ", HEADER)
              + "; nothing was mended.",
          broken);
    }
  }

  private static String field(List<String> header, List<String> fields, String name) {
    return fields.get(header.indexOf(name));
  }

  private static List<List<String>> records(String csv) {
    List<List<String>> records = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        end(records, fields, field);
      } else if (c != '\r' || i + 1 == csv.length() || csv.charAt(i + 1) != '\n') {
        field.append(c);
      }
    }
    if (!fields.isEmpty() || !field.isEmpty()) {
      end(records, fields, field);
    }
    return records;
  }

  private static void end(List<List<String>> records, List<String> fields, StringBuilder field) {
    fields.add(field.toString());
    field.setLength(0);
    if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
      records.add(List.copyOf(fields));
    }
    fields.clear();
  }
}
