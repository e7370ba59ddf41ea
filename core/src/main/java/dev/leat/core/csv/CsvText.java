package dev.leat.core.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV as people write it: a header, commas, double quotes; blank lines are skipped.
 *
 * @param header the column names
 * @param records the rows below it
 */
public record CsvText(Line header, List<Line> records) {
  /**
   * One record of it.
   *
   * @param offset of its first character in the text
   */
  public record Line(int offset, List<Cell> cells) {}

  /** A field; null when it is empty and not quoted. */
  public record Cell(@Nullable String value) {}

  /** Reads a text; one without lines has no columns. */
  public static CsvText parse(String text) {
    List<Line> records = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      Reader reader = new Reader(text, at);
      Line read = reader.line();
      boolean blank = read.cells.size() == 1 && read.cells.getFirst().value == null;
      if (!blank) {
        records.add(read);
      }
      at = reader.at;
    }
    return records.isEmpty()
        ? new CsvText(new Line(0, List.of()), List.of())
        : new CsvText(records.getFirst(), List.copyOf(records.subList(1, records.size())));
  }

  public List<String> columns() {
    return header.cells.stream().map(cell -> cell.value == null ? "" : cell.value).toList();
  }

  private static final class Reader {
    private final String text;
    private final int start;
    private int at;

    Reader(String text, int start) {
      this.text = text;
      this.start = start;
      this.at = start;
    }

    Line line() {
      List<Cell> cells = new ArrayList<>();
      cells.add(cell());
      while (at < text.length() && text.charAt(at) == ',') {
        at++;
        cells.add(cell());
      }
      if (at < text.length()) {
        at++;
      }
      return new Line(start, List.copyOf(cells));
    }

    private Cell cell() {
      return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private Cell plain() {
      int begin = at;
      while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
        at++;
      }
      String value = text.substring(begin, at).strip();
      return new Cell(value.isEmpty() ? null : value);
    }

    private Cell quoted() {
      StringBuilder value = new StringBuilder();
      at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c != '"') {
          value.append(c);
        } else if (at < text.length() && text.charAt(at) == '"') {
          value.append('"');
          at++;
        } else {
          break;
        }
      }
      plain();
      return new Cell(value.toString());
    }
  }
}
