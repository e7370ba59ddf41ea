package dev.leat.formats.json;

import dev.leat.formats.ScanColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns' paths as a tree of keys. */
final class JsonPaths {
  private final List<Integer> columns = new ArrayList<>();
  private final Map<String, JsonPaths> exact = new HashMap<>();
  private final Map<String, JsonPaths> folded = new HashMap<>();

  private JsonPaths() {}

  static JsonPaths of(List<ScanColumn> columns) {
    JsonPaths root = new JsonPaths();
    for (int column = 0; column < columns.size(); column++) {
      JsonPaths node = root;
      for (String key : columns.get(column).field().split("\\.", -1)) {
        JsonPaths parent = node;
        node = parent.exact.computeIfAbsent(key, _ -> new JsonPaths());
        parent.folded.putIfAbsent(fold(key), node);
      }
      node.columns.add(column);
    }
    return root;
  }

  private static String fold(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  /** What lies under a key of that very spelling; null if no column does. */
  @Nullable JsonPaths exact(String key) {
    return exact.get(key);
  }

  /** What lies under a key of that name in any case. */
  @Nullable JsonPaths inAnyCase(String key) {
    return folded.get(fold(key));
  }

  /** The columns read from here. */
  List<Integer> columns() {
    return columns;
  }

  boolean hasChildren() {
    return !exact.isEmpty();
  }
}
