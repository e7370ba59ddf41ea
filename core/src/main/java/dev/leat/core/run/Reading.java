package dev.leat.core.run;

import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.connector.TableReader;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.SourceRead;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.pipeline.Interval;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.RowCounts;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepId;
import dev.leat.api.type.Schema;
import dev.leat.core.check.Lookback;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.plan.Inputs;
import dev.leat.core.plan.Plan;
import dev.leat.core.plan.PlannedSource;
import dev.leat.core.plan.Publishers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The read step: a source becomes a relation, and every row of it is accounted for. */
final class Reading {
  private static final int QUARANTINE_BATCH = 20_000;

  private final Plan plan;
  private final Inputs inputs;
  private final EngineSession session;
  private final Workbench bench;
  private final Publishers publishers;
  private final StepRunner steps;

  Reading(
      Plan plan,
      Inputs inputs,
      EngineSession session,
      Workbench bench,
      Publishers publishers,
      StepRunner steps) {
    this.plan = plan;
    this.inputs = inputs;
    this.session = session;
    this.bench = bench;
    this.publishers = publishers;
    this.steps = steps;
  }

  void read(PlannedSource planned) {
    StepId step = new StepId(StepKind.READ, planned.name());
    SourceReport report =
        switch (planned.work()) {
          case PlannedSource.Work.Reuse(SourceReport before, String _) -> {
            steps.reuse(step, planned.key(), figures(before), JournalJson.write(before));
            bench
                .store()
                .quarantine()
                .seen(
                    plan.pipeline().pipeline().name(),
                    planned.name(),
                    fingerprints(planned),
                    plan.facts().run());
            yield before;
          }
          case PlannedSource.Work.Read _ ->
              steps.run(
                  step,
                  planned.key(),
                  () -> {
                    SourceReport made = attempt(planned);
                    verify(planned.name(), made.rows());
                    return new StepRunner.Outcome<>(made, figures(made), JournalJson.write(made));
                  });
        };
    checkShare(planned.source().source(), report.rows());
  }

  static List<String> fingerprints(PlannedSource planned) {
    return planned.files().stream().map(file -> file.fingerprint()).distinct().toList();
  }

  private static StepFigures figures(SourceReport report) {
    return new StepFigures(report.rows().read(), report.rows().passed(), report.bytes(), 0, 0, 0);
  }

  private SourceReport attempt(PlannedSource planned) {
    return switch (planned.source().source().input()) {
      case SourceInput.Files _ -> files(planned);
      case SourceInput.ConnectionTable(String connection, String table) ->
          table(planned, connection, table);
      case SourceInput.Previous previous -> previous(planned, previous);
      case SourceInput.Topic topic ->
          throw LeatException.user(
              "unsupported-source",
              "sources." + planned.name() + ": Topics (" + topic.topic() + ") cannot be read yet.");
    };
  }

  private SourceReport files(PlannedSource planned) {
    Source source = planned.source().source();
    Interval interval = plan.pipeline().pipeline().interval();
    IntervalBounds bounds = plan.facts().interval();
    boolean filtered =
        interval != null && planned.source().schema().field(interval.column()).isPresent();
    SourceRead read =
        new SourceRead(
            source,
            planned.files(),
            planned.patches(),
            filtered && interval != null ? interval.column() : null,
            filtered && bounds != null ? bounds.start() : null,
            filtered && bounds != null ? bounds.end() : null);
    Collector rejected = new Collector(planned.name());
    SourceReport report = session.read(read, rejected::accept);
    rejected.flush();
    if (rejected.count != report.rows().quarantined()) {
      throw unaccounted(
          planned.name(),
          rejected.count
              + " rows went to quarantine, "
              + report.rows().quarantined()
              + " were counted");
    }
    return report;
  }

  private SourceReport table(PlannedSource planned, String connection, String table) {
    try (TableReader reader = publishers.reader(connection)) {
      if (reader.schema(table).isEmpty()) {
        throw LeatException.user(
            "missing-table",
            "sources." + planned.name() + ": There is no table " + connection + "." + table + ".");
      }
      return load(planned, reader.rows(table));
    }
  }

  private SourceReport previous(PlannedSource planned, SourceInput.Previous previous) {
    String table = previous.table();
    Target.TableTarget target =
        plan.targets().stream()
            .filter(candidate -> candidate.table().equals(table))
            .map(candidate -> candidate.target())
            .filter(Target.TableTarget.class::isInstance)
            .map(Target.TableTarget.class::cast)
            .findFirst()
            .orElseThrow(
                () ->
                    LeatException.user(
                        "previous-without-table",
                        "sources."
                            + planned.name()
                            + ": "
                            + table
                            + " is not published to a table that could be read back."));
    try (TableReader reader = publishers.reader(target.connection())) {
      return reader.schema(target.table()).isEmpty()
          ? load(planned, new Empty(planned.source().schema()))
          : load(planned, recent(reader, target.table(), previous, planned.source().schema()));
    }
  }

  private RowStream recent(
      TableReader reader, String table, SourceInput.Previous previous, Schema schema) {
    if (previous.lookback() == null) {
      return reader.rows(table);
    }
    String column =
        Lookback.column(previous, schema)
            .orElseThrow(
                () -> new IllegalStateException("a lookback without a column was checked"));
    LocalDateTime now = LocalDateTime.ofInstant(plan.facts().time(), ZoneOffset.UTC);
    return reader.rowsSince(table, column, now.minus(previous.lookback()));
  }

  private SourceReport load(PlannedSource planned, RowStream rows) {
    try (Counted counted = new Counted(rows)) {
      session.load(planned.name(), counted);
      return new SourceReport(
          new RowCounts(counted.rows, counted.rows, 0, 0, 0),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          0);
    }
  }

  private static void verify(String source, RowCounts rows) {
    if (!rows.balanced()) {
      throw unaccounted(
          source,
          "read "
              + rows.read()
              + ", but passed "
              + rows.passed()
              + " + quarantined "
              + rows.quarantined()
              + " + dropped "
              + rows.dropped()
              + " + deduplicated "
              + rows.deduplicated());
    }
  }

  private static LeatException unaccounted(String source, String numbers) {
    return new LeatException(
        "rows-unaccounted",
        ErrorKind.INTERNAL,
        "sources."
            + source
            + ": Not every row is accounted for: "
            + numbers
            + ". Nothing was published; please report this.");
  }

  private static void checkShare(Source source, RowCounts rows) {
    BigDecimal limit = source.failAbove();
    if (limit == null || rows.read() == 0) {
      return;
    }
    long lost = rows.quarantined() + rows.dropped();
    BigDecimal share =
        BigDecimal.valueOf(lost).divide(BigDecimal.valueOf(rows.read()), MathContext.DECIMAL64);
    if (share.compareTo(limit) > 0) {
      throw LeatException.user(
          "too-many-rejected",
          "sources."
              + source.name()
              + ": "
              + lost
              + " of "
              + rows.read()
              + " rows ("
              + percent(share)
              + ") were quarantined or dropped; fail_above is "
              + percent(limit)
              + ". Nothing was published. Look at them with leat quarantine list.");
    }
  }

  private static String percent(BigDecimal share) {
    return share
            .movePointRight(2)
            .setScale(2, java.math.RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  /** Gathers rejected rows into transactions of a good size. */
  private final class Collector {
    private final String source;
    private final List<RejectedRow> pending = new ArrayList<>();
    private long count;

    Collector(String source) {
      this.source = source;
    }

    void accept(List<RejectedRow> rows) {
      count += rows.size();
      rows.stream().map(row -> original(source, row)).forEach(pending::add);
      if (pending.size() >= QUARANTINE_BATCH) {
        flush();
      }
    }

    void flush() {
      if (!pending.isEmpty()) {
        bench
            .store()
            .quarantine()
            .add(
                plan.pipeline().pipeline().name(),
                source,
                plan.facts().run(),
                bench.now(),
                pending);
        pending.clear();
      }
    }
  }

  /** A replayed record that is rejected again is still the record of its first file. */
  private RejectedRow original(String source, RejectedRow row) {
    return switch (inputs) {
      case Inputs.Discovered _ -> row;
      case Inputs.Replay(Map<String, Inputs.ReplayFile> files) -> {
        Inputs.ReplayFile replayed = files.get(source);
        if (replayed == null) {
          yield row;
        }
        RejectedRow first = replayed.rows().get((int) row.record() - 1).row();
        yield new RejectedRow(
            first.file(),
            first.fingerprint(),
            first.record(),
            first.line(),
            first.text(),
            row.reasons());
      }
    };
  }

  private static final class Counted implements RowStream {
    private final RowStream rowStream;
    private long rows;

    Counted(RowStream rowStream) {
      this.rowStream = rowStream;
    }

    @Override
    public Schema schema() {
      return rowStream.schema();
    }

    @Override
    public @Nullable RowBatch next() {
      RowBatch batch = rowStream.next();
      rows += batch == null ? 0 : batch.rows();
      return batch;
    }

    @Override
    public void close() {
      rowStream.close();
    }
  }

  private record Empty(Schema schema) implements RowStream {
    @Override
    public @Nullable RowBatch next() {
      return null;
    }

    @Override
    public void close() {}
  }
}
