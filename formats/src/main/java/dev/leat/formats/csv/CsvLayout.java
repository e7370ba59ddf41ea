package dev.leat.formats.csv;

import dev.leat.formats.ScanColumn;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the fields of one file's records lie.
 *
 * @param names of the fields, in the file's order
 * @param fieldOfColumn the field each column is read from
 * @param fromHeader whether the file itself names its fields
 * @param charset what the file is written in
 */
record CsvLayout(
    List<String> names, List<Integer> fieldOfColumn, boolean fromHeader, Charset charset) {
  CsvLayout {
    names = List.copyOf(names);
    fieldOfColumn = List.copyOf(fieldOfColumn);
  }

  /** Fields by position: every field the columns name, in the order they first name it. */
  static CsvLayout withoutHeader(List<ScanColumn> columns, Charset charset) {
    List<String> names = columns.stream().map(ScanColumn::field).distinct().toList();
    return new CsvLayout(
        names,
        columns.stream().map(column -> names.indexOf(column.field())).toList(),
        false,
        charset);
  }

  int fieldCount() {
    return names.size();
  }

  boolean isTranscoded() {
    return !charset.equals(StandardCharsets.UTF_8);
  }

  /** The field's name, or its number counted from 1 where there should be none. */
  String name(int field) {
    return field < names.size() ? names.get(field) : "field " + (field + 1);
  }

  /** Ends the sentence "has 5 fields, …". */
  String expectation() {
    return fromHeader
        ? "the header has " + names.size()
        : names.size() == 1 ? "1 column is declared" : names.size() + " columns are declared";
  }
}
