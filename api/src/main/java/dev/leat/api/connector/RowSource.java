package dev.leat.api.connector;

/**
 * Rows that can be read again: each call begins at the first row, and the order is the same each
 * time.
 */
@FunctionalInterface
public interface RowSource {
  RowStream open();
}
