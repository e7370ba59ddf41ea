package dev.leat.connector.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Folders named after values, as Hive names them: {@code region=EU/year=2024}. */
final class Partitions {
  /** What Hive calls the partition of rows without a value. */
  static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  private Partitions() {}

  /** The relative folder of the values; the empty path when there are none. */
  static Path folder(List<String> columns, Map<String, String> values) {
    String folder =
        columns.stream()
            .map(column -> escaped(column) + "=" + escaped(values.getOrDefault(column, NULL)))
            .collect(Collectors.joining("/"));
    return Path.of(folder);
  }

  /** Everything that may trouble a file system or a reader as a percent sign and two digits. */
  private static String escaped(String text) {
    if (text.isEmpty()) {
      // An empty value has no folder name of its own that a reader could tell from no value.
      return NULL;
    }
    return text.codePoints()
        .mapToObj(c -> isPlain(c) ? Character.toString(c) : "%%%02X".formatted(c))
        .collect(Collectors.joining());
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || c > 0x7f || "_-. ".indexOf(c) >= 0;
  }
}
