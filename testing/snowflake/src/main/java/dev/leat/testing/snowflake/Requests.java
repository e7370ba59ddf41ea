package dev.leat.testing.snowflake;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The statements that a session was asked for lately, by the driver's request number: a request
 * that comes again after a broken connection is answered, not executed, again. Thread-safe.
 */
final class Requests {
  private static final int REMEMBERED = 100;

  private final Map<String, Request> byId = new LinkedHashMap<>();

  /** What a statement came to. */
  sealed interface Outcome {
    record Answered(Answer answer) implements Outcome {}

    record Failed(SqlFailure failure) implements Outcome {}
  }

  /** Runs a statement. */
  @FunctionalInterface
  interface Execution {
    Answer run() throws SqlFailure;
  }

  /**
   * One statement.
   *
   * @param query the number it can be asked for later
   */
  record Request(String query, String sql, CompletableFuture<Outcome> outcome) {}

  /** Executes unless that has been asked for before. */
  synchronized Request once(
      String id, String query, String sql, Execution execution, Executor executor) {
    Request known = byId.get(id);
    if (known != null) {
      return known;
    }
    Request request =
        new Request(query, sql, CompletableFuture.supplyAsync(() -> outcome(execution), executor));
    byId.put(id, request);
    forgetOldest();
    return request;
  }

  synchronized Optional<Request> query(String query) {
    return byId.values().stream().filter(request -> request.query().equals(query)).findFirst();
  }

  private static Outcome outcome(Execution execution) {
    try {
      return new Outcome.Answered(execution.run());
    } catch (SqlFailure e) {
      return new Outcome.Failed(e);
    }
  }

  private void forgetOldest() {
    Iterator<Request> oldest = byId.values().iterator();
    while (byId.size() > REMEMBERED && oldest.hasNext()) {
      if (oldest.next().outcome().isDone()) {
        oldest.remove();
      } else {
        return;
      }
    }
  }
}
