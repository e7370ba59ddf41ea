package dev.leat.connector.sqlite;

/** How SQLite, which has no exact decimals, keeps them: the option {@code decimals}. */
enum DecimalStorage {
  /** As numbers, exact up to 15 digits; a value with more is an error. */
  NUMBER,
  /** As text, exact for every value; sums in SQL need a cast. */
  TEXT
}
