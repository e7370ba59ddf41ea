package dev.leat.engine.duckdb;

import dev.leat.api.engine.SourceRead;
import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.Deduplication;
import dev.leat.api.pipeline.Expectation;
import dev.leat.api.pipeline.Source;
import java.util.ArrayList;
import java.util.List;

/** Which findings about a row make it leave the main flow, and how. */
final class Verdicts {
  private final RowBits bits;
  private final long[] quarantining;
  private final long[] dropping;
  private final long[] failing;

  Verdicts(SourceRead read, RowBits bits) {
    this.bits = bits;
    quarantining = new long[bits.words()];
    dropping = new long[bits.words()];
    failing = new long[bits.words()];
    set(quarantining, RowBits.FLAW);
    Source source = read.source();
    for (int i = 0; i < source.columns().size(); i++) {
      column(i, source.columns().get(i), needed(read));
    }
    for (int i = 0; i < source.expectations().size(); i++) {
      expectation(i, source.expectations().get(i));
    }
  }

  /** The columns that must not be null although they are not required. */
  private static List<String> needed(SourceRead read) {
    List<String> needed = new ArrayList<>();
    Deduplication deduplication = read.source().deduplication();
    if (deduplication != null) {
      needed.addAll(deduplication.by());
    }
    if (read.intervalColumn() != null) {
      needed.add(read.intervalColumn());
    }
    return needed;
  }

  private void column(int index, Column column, List<String> needed) {
    switch (column.onBadValue()) {
      case QUARANTINE -> set(quarantining, bits.bad(index));
      case FAIL -> set(failing, bits.bad(index));
      case SET_NULL -> {}
    }
    if (column.required() || needed.stream().anyMatch(column.name()::equalsIgnoreCase)) {
      set(quarantining, bits.missing(index));
    }
  }

  private void expectation(int index, Expectation expectation) {
    long[] words =
        switch (expectation.action()) {
          case QUARANTINE -> quarantining;
          case DROP -> dropping;
          case FAIL -> failing;
          case WARN -> null;
        };
    if (words != null) {
      set(words, bits.unknown(index));
      set(words, bits.failed(index));
    }
  }

  private static void set(long[] words, int bit) {
    words[RowBits.word(bit)] |= RowBits.mask(bit);
  }

  boolean quarantines(long[] found) {
    return any(found, quarantining);
  }

  boolean drops(long[] found) {
    return any(found, dropping);
  }

  boolean fails(long[] found) {
    return any(found, failing);
  }

  boolean fails(int bit) {
    return RowBits.isSet(failing, bit);
  }

  private static boolean any(long[] found, long[] wanted) {
    for (int i = 0; i < found.length; i++) {
      if ((found[i] & wanted[i]) != 0) {
        return true;
      }
    }
    return false;
  }
}
