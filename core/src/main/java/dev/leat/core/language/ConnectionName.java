package dev.leat.core.language;

import org.jspecify.annotations.Nullable;

/** {@code connection.table}, the table possibly with a schema of its own. */
record ConnectionName(String connection, String object) {
  static @Nullable ConnectionName parse(String written, Fields fields, Key<?> key) {
    int dot = written.indexOf('.');
    if (dot <= 0 || dot == written.length() - 1) {
      fields
          .reading()
          .error(
              "missing-connection",
              fields.node(key).location(),
              "\"" + written + "\" names no connection.",
              "Write connection." + key.name() + "; connections are declared in leat.yaml.");
      return null;
    }
    return new ConnectionName(written.substring(0, dot), written.substring(dot + 1));
  }
}
