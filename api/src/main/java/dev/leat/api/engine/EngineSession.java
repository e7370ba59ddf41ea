package dev.leat.api.engine;

import dev.leat.api.connector.FilePart;
import dev.leat.api.connector.RowStream;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.Target;
import java.nio.file.Path;
import java.util.List;

/**
 * One run's work on an engine: relations by name, made of sources and of one another.
 *
 * <p>Methods may be called from several threads at once, each making its own relation. Failures are
 * {@link dev.leat.api.problem.LeatException} that say what was attempted; {@link #cancel} makes
 * running calls throw one with code {@code cancelled}.
 */
public interface EngineSession extends AutoCloseable {
  void declare(SqlFunction function);

  /**
   * Reads a source into a relation of its name with exactly its declared columns: raw fields,
   * expressions, conversion, expectations, deduplication, in the order LANGUAGE gives.
   *
   * <p>When it returns, {@code read = passed + quarantined + dropped + deduplicated} holds by
   * independent counts, and every quarantined row has been given to {@code rejected} once. When it
   * throws, the relation does not exist.
   */
  SourceReport read(SourceRead read, RejectedRows rejected);

  /** Makes rows from elsewhere a relation. */
  void load(String relation, RowStream rows);

  /**
   * Computes rows, stores them durably in a new folder and makes them a relation.
   *
   * <p>A fold takes its rows one after another, and gives the same states with any number of
   * threads. A state that is no finite number fails it with code {@code fold-not-finite}.
   *
   * @param folder does not exist yet; it appears complete or not at all
   */
  StoredResult store(String relation, Computation computation, Path folder);

  /** The same for canonical SQL. */
  default StoredResult store(String relation, String sql, Path folder) {
    return store(relation, new Computation.Query(sql), folder);
  }

  /** Makes a stored result a relation. */
  void attach(String relation, StoredResult result);

  /**
   * Writes a query's rows as files into a new folder, partitioned by those columns (which the files
   * then leave out).
   *
   * @param folder does not exist yet; it appears complete or not at all
   */
  List<FilePart> export(String sql, Target.FileKind kind, List<String> partitionBy, Path folder);

  /** The rows of a query, in the query's order. */
  RowStream rows(String sql);

  EngineProgress progress();

  /** Stops what is running, from any thread. */
  void cancel();

  /** Releases memory and removes the spilled files. */
  @Override
  void close();
}
