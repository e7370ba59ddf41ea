package dev.leat.engine.duckdb;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What Java functions threw inside a query. DuckDB keeps a message only, so the exception itself is
 * kept here and thrown again outside.
 */
final class Failures {
  private final AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();

  /** Runs a function's work; what it throws is kept. */
  long keeping(LongSupplier work) {
    try {
      return work.getAsLong();
    } catch (RuntimeException e) {
      first.compareAndSet(null, e);
      throw e;
    }
  }

  /** Stops work that another thread's failure made useless. */
  void verifyNone() {
    if (first.get() != null) {
      throw new IllegalStateException("another part of the query failed");
    }
  }

  /** Runs a query's call; if it failed because of a function, throws what the function threw. */
  <T> T during(Supplier<T> query) {
    try {
      return query.get();
    } catch (RuntimeException e) {
      RuntimeException cause = first.get();
      if (cause == null) {
        throw e;
      }
      if (cause != e) {
        cause.addSuppressed(e);
      }
      throw cause;
    }
  }
}
