package dev.leat.store;

import java.util.List;

/** A row's reasons in one text column, with a separator no reason holds. */
final class Reasons {
  private static final String SEPARATOR = "\u001f";

  private Reasons() {}

  static String join(List<String> reasons) {
    return String.join(SEPARATOR, reasons);
  }

  static List<String> split(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR));
  }
}
