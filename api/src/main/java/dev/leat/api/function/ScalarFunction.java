package dev.leat.api.function;

import org.jspecify.annotations.Nullable;

/**
 * One value made of each row's arguments. The same arguments always give the same value, nulls are
 * arguments like others, and calls may come from many threads at once.
 *
 * <p>Values are {@code Boolean, Integer, Long, Double, BigDecimal, LocalDate, LocalDateTime} or
 * {@code String}, as {@link FunctionType} declares them.
 */
@FunctionalInterface
public interface ScalarFunction extends AutoCloseable {
  /**
   * @param arguments as many as are declared; only of use during the call
   */
  @Nullable Object apply(@Nullable Object[] arguments);

  /** Releases what the function was opened with. */
  @Override
  default void close() {}
}
