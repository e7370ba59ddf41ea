package dev.leat.connector.jdbc;

/**
 * A column of a target and the same of a batch, as SQL.
 *
 * @param target the target's column, quoted
 * @param stagedColumn the batch's column, quoted
 * @param staged the value that a row {@code b} of the batch has for it, in the target's type
 */
public record ColumnPair(String target, String stagedColumn, String staged) {}
