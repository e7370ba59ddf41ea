package dev.leat.api.connector;

import java.util.Map;

/**
 * What one publication did.
 *
 * @param location what was written, as the user knows it: a file relative to the project, or {@code
 *     connection.table}
 * @param rows rows that were published from this run
 * @param bytes size of the target's files, or -1 when the target has no files of its own
 * @param created whether the target did not exist before
 * @param details the connector's own, such as {@code inserted} and {@code updated}
 */
public record Receipt(
    String location, long rows, long bytes, boolean created, Map<String, String> details) {
  public Receipt {
    details = Map.copyOf(details);
  }
}
