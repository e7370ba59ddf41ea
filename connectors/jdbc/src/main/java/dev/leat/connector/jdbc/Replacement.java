package dev.leat.connector.jdbc;

/** An empty table that is filled and then takes the place of a target. */
public interface Replacement {
  TableName table();

  /** How many rows the target has, which go with it. */
  long replaced();

  /** Puts the filled table in the target's place. */
  void install();
}
