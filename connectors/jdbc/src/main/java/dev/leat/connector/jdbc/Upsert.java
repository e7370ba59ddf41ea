package dev.leat.connector.jdbc;

import dev.leat.api.type.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merge as SQL in parts.
 *
 * @param target the table, {@code t} in the assignments
 * @param key the target's key columns as they are spelled, not quoted
 * @param into the target's columns, quoted, with commas
 * @param rows the query that gives the batch's rows in the order of {@code into}
 * @param changed columns outside the key, each with the target's column quoted
 */
public record Upsert(
    TableName target, List<String> key, String into, String rows, List<Change> changed) {
  /**
   * A column of a row that is there.
   *
   * @param column the target's column, quoted
   * @param added the field to be added to the old value rather than to overwrite it; null for none
   */
  public record Change(String column, @Nullable Field added) {}
}
