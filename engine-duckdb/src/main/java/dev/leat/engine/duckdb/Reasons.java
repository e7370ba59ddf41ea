package dev.leat.engine.duckdb;

import dev.leat.api.engine.SourceRead;
import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.Column.OnBadValue;
import dev.leat.api.pipeline.Deduplication;
import dev.leat.api.pipeline.Expectation;
import dev.leat.api.pipeline.Expectation.Action;
import dev.leat.api.pipeline.Source;
import dev.leat.api.type.DataType;
import dev.leat.formats.FileScan.RecordPlace;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why a row was rejected, in words. */
final class Reasons {
  /** A text that did not convert is quoted up to this many characters. */
  static final int QUOTED_TEXT = 40;

  private final SourceRead read;
  private final Source source;
  private final RowBits bits;
  private final RawRows rows;
  private final Judge judge;
  private final Function<Expectation, List<String>> references;
  private final Map<String, List<String>> referencesByName = new HashMap<>();

  /**
   * @param references the columns an expectation's condition names
   */
  Reasons(
      SourceRead read,
      RowBits bits,
      RawRows rows,
      Judge judge,
      Function<Expectation, List<String>> references) {
    this.read = read;
    this.source = read.source();
    this.bits = bits;
    this.rows = rows;
    this.judge = judge;
    this.references = references;
  }

  /** All reasons, values that do not convert and missing ones first, then expectations. */
  List<String> of(long position, long[] found, RecordPlace place) {
    if (RowBits.isSet(found, RowBits.FLAW)) {
      return List.of(rows.flaw(position));
    }
    Set<String> reasons = new LinkedHashSet<>();
    for (int i = 0; i < source.columns().size(); i++) {
      column(i, position, found, place, reasons);
    }
    for (int i = 0; i < source.expectations().size(); i++) {
      expectation(i, found, reasons);
    }
    return List.copyOf(reasons);
  }

  private void column(
      int index, long position, long[] found, RecordPlace place, Set<String> reasons) {
    Column column = source.columns().get(index);
    boolean bad = RowBits.isSet(found, bits.bad(index));
    if (bad && (column.required() || column.onBadValue() != OnBadValue.SET_NULL)) {
      String text =
          judge.keepsTextOf(index) ? judge.text(position, index) : rows.text(place, index);
      reasons.add(bad(column, text));
    } else if (RowBits.isSet(found, bits.missing(index))) {
      missing(column, reasons);
    }
  }

  private void missing(Column column, Set<String> reasons) {
    Deduplication deduplication = source.deduplication();
    String interval = read.intervalColumn();
    if (column.required()) {
      reasons.add(column.name() + " is null");
    } else if (deduplication != null
        && deduplication.by().stream().anyMatch(column.name()::equalsIgnoreCase)) {
      reasons.add(column.name() + " is null, deduplication needs it");
    } else if (interval != null && column.name().equalsIgnoreCase(interval)) {
      reasons.add(column.name() + " is null, the interval needs it");
    }
  }

  private void expectation(int index, long[] found, Set<String> reasons) {
    Expectation expectation = source.expectations().get(index);
    if (expectation.action() == Action.WARN) {
      return;
    }
    if (RowBits.isSet(found, bits.failed(index))) {
      reasons.add(expectation.name());
    } else if (RowBits.isSet(found, bits.unknown(index))) {
      List<String> nulls = nullColumns(expectation, found);
      if (nulls.isEmpty()) {
        reasons.add(expectation.name() + ": null");
      }
      nulls.forEach(name -> explain(name, found, reasons));
    }
  }

  /** What is wrong with the value of a column whose bad values fail the run. */
  String badValue(int index, RecordPlace place) {
    return bad(source.columns().get(index), rows.text(place, index));
  }

  /** A value that was bad is not called null besides. */
  private void explain(String name, long[] found, Set<String> reasons) {
    int index = index(name);
    boolean said =
        RowBits.isSet(found, bits.bad(index))
            && source.columns().get(index).onBadValue() == OnBadValue.QUARANTINE;
    if (!said) {
      reasons.add(source.columns().get(index).name() + " is null");
    }
  }

  private List<String> nullColumns(Expectation expectation, long[] found) {
    return referencesByName
        .computeIfAbsent(expectation.name(), _ -> references.apply(expectation))
        .stream()
        .filter(name -> index(name) >= 0 && RowBits.isSet(found, bits.missing(index(name))))
        .toList();
  }

  private int index(String name) {
    for (int i = 0; i < source.columns().size(); i++) {
      if (source.columns().get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Such as {@code price is not a decimal(18,4): 'n/a'}. */
  private static String bad(Column column, @Nullable String text) {
    String problem = column.name() + " is not " + article(column.type()) + " " + column.type();
    return text == null ? problem : problem + ": " + quoted(text);
  }

  private static String article(DataType type) {
    return type == DataType.Simple.INTEGER || type == DataType.Simple.INTERVAL ? "an" : "a";
  }

  private static String quoted(String text) {
    if (text.codePointCount(0, text.length()) <= QUOTED_TEXT) {
      return "'" + text + "'";
    }
    return "'" + text.substring(0, text.offsetByCodePoints(0, QUOTED_TEXT)) + "…'";
  }
}
