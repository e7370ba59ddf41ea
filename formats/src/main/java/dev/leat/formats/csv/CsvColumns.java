package dev.leat.formats.csv;

import dev.leat.api.problem.Suggestions;
import dev.leat.formats.ScanColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the columns' fields in a header, and says what is missing. */
final class CsvColumns {
  private CsvColumns() {}

  /** The fields of the columns; problems are added to the list instead of thrown. */
  static List<Integer> match(
      String file, List<String> header, List<ScanColumn> columns, List<String> problems) {
    List<Integer> fields = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>();
    for (ScanColumn column : columns) {
      List<Integer> found = candidates(header, column.field());
      if (found.isEmpty()) {
        missing.add(column.field());
      } else if (found.size() > 1) {
        problems.add(
            file
                + ": The header has "
                + column.field()
                + " "
                + found.size()
                + " times: "
                + found.stream()
                    .map(field -> "field " + (field + 1))
                    .collect(Collectors.joining(", "))
                + ". Give the fields different names.");
      } else {
        fields.add(found.getFirst());
      }
    }
    if (!missing.isEmpty()) {
      problems.add(missing(file, header, missing));
    }
    return fields;
  }

  /** Fields of that very name, or else of that name in any case. */
  private static List<Integer> candidates(List<String> header, String wanted) {
    List<Integer> same = new ArrayList<>();
    List<Integer> folded = new ArrayList<>();
    for (int field = 0; field < header.size(); field++) {
      if (header.get(field).equals(wanted)) {
        same.add(field);
      }
      if (fold(header.get(field)).equals(fold(wanted))) {
        folded.add(field);
      }
    }
    return same.isEmpty() ? folded : same;
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String missing(String file, List<String> header, Set<String> missing) {
    String suggestions =
        missing.stream()
            .flatMap(
                name ->
                    Suggestions.nearest(name, header).stream()
                        .map(near -> " Did you mean " + near + " for " + name + "?"))
            .collect(Collectors.joining());
    return "%s: Cannot find %s %s. The header has %d %s: %s.%s"
        .formatted(
            file,
            missing.size() == 1 ? "column" : "columns",
            String.join(", ", missing),
            header.size(),
            header.size() == 1 ? "field" : "fields",
            String.join(", ", header),
            suggestions);
  }

  /** The fields of a header that no column reads. */
  static List<String> undeclared(List<String> header, List<Integer> read) {
    List<String> undeclared = new ArrayList<>();
    for (int field = 0; field < header.size(); field++) {
      if (!read.contains(field)) {
        undeclared.add(header.get(field));
      }
    }
    return undeclared;
  }
}
