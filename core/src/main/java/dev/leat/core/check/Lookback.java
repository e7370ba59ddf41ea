package dev.leat.core.check;

import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By which column the age of previously published rows is told. */
public final class Lookback {
  private static final Set<DataType> TIMES =
      Set.of(DataType.Simple.DATE, DataType.Simple.TIMESTAMP, DataType.Simple.TIMESTAMPTZ);

  private Lookback() {}

  /**
   * The named column, or the only one of dates or timestamps; empty when the named one is not there
   * or not such, and when none is named where there is not exactly one.
   */
  public static Optional<String> column(SourceInput.Previous previous, Schema schema) {
    List<String> candidates = candidates(schema);
    String named = previous.lookbackColumn();
    if (named != null) {
      return candidates.stream().filter(named::equalsIgnoreCase).findFirst();
    }
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  static List<String> candidates(Schema schema) {
    return schema.fields().stream()
        .filter(field -> TIMES.contains(field.type()))
        .map(Field::name)
        .toList();
  }
}
