package dev.leat.core.quarantine;

import dev.leat.api.store.Quarantine.QuarantinedRow;
import java.util.List;

/**
 * What today's rules say of a quarantined row.
 *
 * @param text that was judged: the record's own, or the one meant to replace it
 * @param reasons why it does not pass; none when it does
 */
public record Judged(QuarantinedRow row, String text, List<String> reasons) {
  public Judged {
    reasons = List.copyOf(reasons);
  }

  public boolean passes() {
    return reasons.isEmpty();
  }
}
