package dev.leat.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table in plain text: a header, rows, columns aligned by width; numbers to the right. */
public final class TextTable {
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... header) {
    this(List.of(header));
  }

  public TextTable(List<String> header) {
    this.header = List.copyOf(header);
  }

  /** Adds a row; null is shown as an empty cell. */
  public TextTable row(@Nullable Object... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + header.size() + " columns: " + header);
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell == null ? "" : clean(cell.toString()));
    }
    rows.add(row);
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The lines, each without trailing blanks. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line(header));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String blanks = " ".repeat(width(column) - length(cell));
      line.append(column == 0 ? "" : "  ");
      line.append(isNumeric(column) ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int width = length(header.get(column));
    for (List<String> row : rows) {
      width = Math.max(width, length(row.get(column)));
    }
    return width;
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty()
        && rows.stream()
            .map(row -> row.get(column))
            .allMatch(
                cell -> cell.isEmpty() || cell.matches("[-+]?[\\d,]+(\\.\\d+)?( ?[%a-zA-Z/]+)?"))
        && rows.stream().anyMatch(row -> !row.get(column).isEmpty());
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String clean(String cell) {
    return cell.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
  }
}
