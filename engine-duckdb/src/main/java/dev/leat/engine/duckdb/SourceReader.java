package dev.leat.engine.duckdb;

import dev.leat.api.engine.EngineProgress;
import dev.leat.api.engine.RejectedRows;
import dev.leat.api.engine.SourceRead;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.RowCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;

/** Turns a source's files into its relation, and accounts for every row. */
final class SourceReader {
  private final Database database;
  private final Relations relations;
  private final int threads;
  private final AtomicLong reads = new AtomicLong();
  private final ConcurrentLinkedDeque<RawRows> active = new ConcurrentLinkedDeque<>();

  SourceReader(Database database, Relations relations, int threads) {
    this.database = database;
    this.relations = relations;
    this.threads = threads;
  }

  SourceReport read(SourceRead read, RejectedRows rejected) {
    String suffix = Long.toString(reads.incrementAndGet());
    Failures failures = new Failures();
    RowBits bits = RowBits.of(read.source(), format(read.source()));
    try (RawRows raw = open(read, bits, failures, suffix)) {
      active.addLast(raw);
      try {
        return read(read, rejected, bits, raw, failures, suffix);
      } finally {
        active.remove(raw);
      }
    }
  }

  /** How far the newest read that is going on has come. */
  Optional<EngineProgress> progress() {
    RawRows raw = active.peekLast();
    if (raw == null) {
      return Optional.empty();
    }
    double total = Math.max(1, raw.totalBytes());
    return Optional.of(
        new EngineProgress(Math.min(1, raw.bytes() / total), raw.rows(), raw.bytes()));
  }

  private RawRows open(SourceRead read, RowBits bits, Failures failures, String suffix) {
    FileFormat format = format(read.source());
    return switch (format) {
      case FileFormat.Csv _, FileFormat.Json _ ->
          ScannedRows.open(read, format, bits, database, failures, "leat_scan_" + suffix, threads);
      case FileFormat.Parquet _ -> ParquetRows.open(read, database);
    };
  }

  private static FileFormat format(Source source) {
    return switch (source.input()) {
      case SourceInput.Files files -> files.format();
      case SourceInput.ConnectionTable _, SourceInput.Topic _, SourceInput.Previous _ ->
          FileFormat.Csv.DEFAULT; // staged as the files of the read
    };
  }

  private SourceReport read(
      SourceRead read,
      RejectedRows rejected,
      RowBits bits,
      RawRows raw,
      Failures failures,
      String suffix) {
    Source source = read.source();
    String attempt = "Reading " + source.name();
    SourcePass pass = new SourcePass(database, attempt, read, bits, raw, failures, suffix);
    String filling = "leat:filling" + suffix;
    List<String> extra = source.deduplication() == null ? List.of() : List.of(RawRows.POSITION);
    database.execute(
        attempt,
        "create table " + DuckDbNames.quoted(filling) + " (" + pass.tableColumns(extra) + ")");
    try {
      insert(
          attempt,
          "insert into " + DuckDbNames.quoted(filling) + " " + pass.passing(extra),
          raw.shares(),
          failures);
      raw.verifyUnchanged();
      long deduplicated = 0;
      if (source.deduplication() != null) {
        deduplicated = new Deduplicator(database, attempt, filling).run(source.deduplication());
      }
      SourceReport report = report(attempt, read, rejected, bits, raw, pass, filling, deduplicated);
      relations.adopt(attempt, source.name(), filling);
      return report;
    } catch (RuntimeException e) {
      abandon(attempt, filling, e);
      throw e;
    }
  }

  private void abandon(String attempt, String filling, RuntimeException cause) {
    try {
      database.execute(attempt, "drop table if exists " + DuckDbNames.quoted(filling));
    } catch (LeatException e) {
      cause.addSuppressed(e);
    }
  }

  /** Runs the same insert as often as there are shares of the rows, at once. */
  private void insert(String attempt, String insert, int shares, Failures failures) {
    failures.during(
        () -> {
          try (ExecutorService pool = Executors.newFixedThreadPool(shares)) {
            List<Future<?>> inserts = new ArrayList<>();
            for (int i = 0; i < shares; i++) {
              inserts.add(
                  pool.submit(() -> failures.keeping(() -> database.execute(attempt, insert))));
            }
            inserts.forEach(SourceReader::await);
            return shares;
          }
        });
  }

  private static void await(Future<?> insert) {
    try {
      insert.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeatException("cancelled", ErrorKind.USER, "The run was cancelled.", e);
    }
  }

  private SourceReport report(
      String attempt,
      SourceRead read,
      RejectedRows rejected,
      RowBits bits,
      RawRows raw,
      SourcePass pass,
      String filling,
      long deduplicated) {
    Source source = read.source();
    Judge judge = pass.judge();
    Reasons reasons =
        new Reasons(
            read,
            bits,
            raw,
            judge,
            expectation ->
                ColumnReferences.of(database, attempt, expectation.condition(), source.name()));
    FailedRules.verify(source, bits, raw, judge, reasons);
    long quarantined = QuarantineWriter.write(judge.rejections(), raw, reasons, rejected);
    long passed = database.number(attempt, "select count(*) from " + DuckDbNames.quoted(filling));
    RowCounts counts =
        new RowCounts(
            raw.rows() - judge.outside(), passed, quarantined, judge.dropped(), deduplicated);
    if (!counts.balanced() || judge.passed() != passed + deduplicated) {
      throw new LeatException(
          "rows-unaccounted",
          ErrorKind.INTERNAL,
          attempt + ": Not every row is accounted for: " + counts + ". Please report this.");
    }
    return new SourceReport(
        counts,
        perColumn(source, i -> judge.found(bits.missing(i))),
        perColumn(source, i -> judge.found(bits.bad(i))),
        perColumn(source, pass::rounded),
        broken(source, bits, judge),
        raw.undeclared(),
        raw.bytes());
  }

  private static Map<String, Long> perColumn(Source source, IntToLongFunction count) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < source.columns().size(); i++) {
      counts.put(source.columns().get(i).name(), count.applyAsLong(i));
    }
    return counts;
  }

  private static Map<String, Long> broken(Source source, RowBits bits, Judge judge) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < source.columns().size(); i++) {
      Column column = source.columns().get(i);
      if (column.required()) {
        counts.put(column.name() + " is required", judge.found(bits.missing(i)));
      }
    }
    for (int i = 0; i < source.expectations().size(); i++) {
      counts.put(
          source.expectations().get(i).name(),
          judge.found(bits.failed(i)) + judge.found(bits.unknown(i)));
    }
    return counts;
  }
}
