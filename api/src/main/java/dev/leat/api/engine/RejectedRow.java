package dev.leat.api.engine;

import java.util.List;

/**
 * A row that goes to quarantine.
 *
 * @param file the file's name as the user knows it
 * @param record the record's number in the file, counting from 1 after the header
 * @param line the line it begins at, counting from 1
 * @param text the record as it stands in the file, cut at the source's limit
 * @param reasons every reason, such as {@code price is null} or {@code known_client}
 */
public record RejectedRow(
    String file, String fingerprint, long record, long line, String text, List<String> reasons) {
  public RejectedRow {
    reasons = List.copyOf(reasons);
  }
}
