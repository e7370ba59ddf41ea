package dev.leat.api.engine;

import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.type.Schema;
import java.util.List;
import java.util.Set;

/**
 * Checks SQL against declared relations, without data. Names compare without regard to case. Used
 * by one thread.
 *
 * <p>Beside what the engine's own binder rejects, it reports what the language forbids: {@code
 * now()}, {@code random()} and {@code uuid()} (the message names {@code ${run.time}}), file
 * functions, statements that are not queries, unions of different types, implicit text-to-number
 * conversions.
 *
 * <p>It knows the facts of a run from the beginning: {@code leat_run_time()}, {@code
 * leat_interval_start()} and {@code leat_interval_end()} are timestamps, {@code leat_run_id()} is a
 * text.
 */
public interface SqlScope extends AutoCloseable {
  /** Makes a relation known; one of that name is replaced. */
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

  /**
   * Analyses the expression of a fold's state over one declared relation, which has the states as
   * columns too, and separates the arithmetic on states from what the row gives. What a state may
   * take part in: {@code + - * /}, {@code case}, {@code coalesce}, {@code greatest}, {@code least},
   * {@code abs}, comparisons, {@code and}, {@code or}, {@code not}, {@code is null}.
   *
   * @param relation a relation declared before
   * @param states the names of the fold's states
   */
  FoldAnalysis state(String relation, Set<String> states, String expression);

  @Override
  void close();
}
