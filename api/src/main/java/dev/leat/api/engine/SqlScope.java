package dev.leat.api.engine;

import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.type.Schema;
import java.util.List;

/**
 * Checks SQL against declared relations, without data. Names compare without regard to case. Used
 * by one thread.
 *
 * <p>Beside what the engine's own binder rejects, it reports what the language forbids: {@code
 * now()}, {@code random()} and {@code uuid()} (the message names {@code ${run.time}}), file
 * functions, statements that are not queries, unions of different types, implicit text-to-number
 * conversions.
 */
public interface SqlScope extends AutoCloseable {
  void declare(String relation, Schema schema);

  /** Makes a macro known to the SQL that follows; returns what is wrong with it. */
  List<SqlProblem> declare(SqlFunction function);

  /** Analyses one query. All problems that can be told apart are reported, not the first only. */
  SqlAnalysis query(String sql);

  /**
   * Analyses an expression over one declared relation; a valid one has a schema of one column.
   *
   * @param relation a relation declared before
   */
  SqlAnalysis expression(String relation, String expression);

  @Override
  void close();
}
