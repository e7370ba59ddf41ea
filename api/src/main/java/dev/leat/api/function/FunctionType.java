package dev.leat.api.function;

import dev.leat.api.connector.Option;
import dev.leat.api.type.DataType;
import java.util.List;
import java.util.Map;

/**
 * A kind of function written in Java, found by {@link java.util.ServiceLoader}. A project names it
 * and gives it options:
 *
 * <pre>
 * functions:
 *   geo_region(ip):
 *     java: geo-ranges
 *     options:
 *       file: data/geo_ranges.csv
 * </pre>
 *
 * <p>Implementations are thread-safe.
 */
public interface FunctionType {
  /** What {@code java:} says: lower-case words with dashes. */
  String name();

  /**
   * The arguments' types, of which values are {@code boolean, integer, bigint, double, decimal,
   * date, timestamp} or {@code varchar}.
   */
  List<DataType> parameters();

  /** The type of the value, one of the same. */
  DataType result();

  /** What a function of this kind can or must be told. */
  List<Option> options();

  /**
   * A function ready to be called. Opened when the first row needs it, so a pipeline that does not
   * come to call it does not need its files.
   *
   * @param options by name; paths are absolute
   * @throws dev.leat.api.problem.LeatException of kind user when they do not fit
   */
  ScalarFunction open(Map<String, String> options);
}
