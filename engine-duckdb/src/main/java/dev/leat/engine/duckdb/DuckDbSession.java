package dev.leat.engine.duckdb;

import dev.leat.api.connector.FilePart;
import dev.leat.api.connector.RowStream;
import dev.leat.api.engine.Computation;
import dev.leat.api.engine.EngineProgress;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.engine.RejectedRows;
import dev.leat.api.engine.SourceRead;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.duckdb.DuckDBFunctions;

/** A run's work on a DuckDB of its own; relations are its tables and views. */
final class DuckDbSession implements EngineSession {
  /** Stored results up to this size are held in memory; larger ones are read from their files. */
  private static final long HELD_ROWS = 1_000_000;

  private final Database database;
  private final Relations relations;
  private final Storage storage;
  private final SourceReader sources;
  private final JavaFunctions java = new JavaFunctions();
  private final AtomicLong loads = new AtomicLong();

  DuckDbSession(EngineSettings settings) {
    database = Database.open(settings);
    java.register(database);
    relations = new Relations(database);
    storage = new Storage(database);
    sources = new SourceReader(database, relations, settings.threads());
  }

  @Override
  public void declare(SqlFunction function) {
    String parameters =
        function.parameters().stream().map(DuckDbNames::quoted).collect(Collectors.joining(", "));
    database.execute(
        "Declaring function " + function.name(),
        "create or replace macro "
            + DuckDbNames.quoted(function.name())
            + "("
            + parameters
            + ") as (\n"
            + function.expression().forEngine(DuckDbEngine.NAME)
            + "\n)");
  }

  @Override
  public SourceReport read(SourceRead read, RejectedRows rejected) {
    return sources.read(read, rejected);
  }

  @Override
  public void load(String relation, RowStream rows) {
    String attempt = "Loading " + relation;
    Failures failures = new Failures();
    String select = query(attempt, rows, failures);
    failures.during(() -> relations.table(attempt, relation, select));
  }

  /** Makes a row stream's rows, once, those of a query. */
  private String query(String attempt, RowStream rows, Failures failures) {
    String function = "leat_load_" + loads.incrementAndGet();
    RowLoad load = new RowLoad(rows, failures);
    database.register(
        attempt,
        connection ->
            DuckDBFunctions.tableFunction()
                .withName(function)
                .withFunction(load)
                .register(connection));
    return "select " + load.columns() + " from " + function + "()";
  }

  @Override
  public StoredResult store(String relation, Computation computation, Path folder) {
    String attempt = "Computing " + relation;
    StoredResult stored =
        switch (computation) {
          case Computation.Query(String sql) -> storage.store(attempt, sql, folder);
          case Computation.Folding folding -> fold(attempt, folding, folder);
        };
    attach(relation, stored);
    return stored;
  }

  private StoredResult fold(String attempt, Computation.Folding folding, Path folder) {
    Result unfolded = Result.of(database, attempt, folding.sql());
    try (RowStream rows = ResultStream.open(database, attempt, unfolded)) {
      Failures failures = new Failures();
      String select = query(attempt, new FoldedRows(attempt, rows, folding), failures);
      return failures.during(() -> storage.store(attempt, select, folder));
    }
  }

  @Override
  public void attach(String relation, StoredResult result) {
    String attempt = "Opening the stored result of " + relation;
    if (result.rows() <= HELD_ROWS) {
      relations.table(attempt, relation, Storage.read(result));
    } else {
      relations.view(attempt, relation, Storage.read(result));
    }
  }

  @Override
  public List<FilePart> export(
      String sql, Target.FileKind kind, List<String> partitionBy, Path folder) {
    return storage.export("Writing files", sql, kind, partitionBy, folder);
  }

  @Override
  public RowStream rows(String sql) {
    String attempt = "Running a query";
    return ResultStream.open(database, attempt, Result.of(database, attempt, sql));
  }

  @Override
  public EngineProgress progress() {
    return sources.progress().orElseGet(() -> new EngineProgress(database.fraction(), 0, 0));
  }

  @Override
  public void cancel() {
    database.cancel();
  }

  @Override
  public void close() {
    database.close();
    java.close();
  }
}
