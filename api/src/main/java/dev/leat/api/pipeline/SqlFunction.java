package dev.leat.api.pipeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reusable scalar function: an SQL macro, or what a Java class computes.
 *
 * @param expression the macro; empty for Java
 * @param java the class and its options; null for a macro
 */
public record SqlFunction(
    String name, List<String> parameters, SqlText expression, @Nullable Java java) {
  public SqlFunction {
    parameters = List.copyOf(parameters);
  }

  /** A macro. */
  public SqlFunction(String name, List<String> parameters, SqlText expression) {
    this(name, parameters, expression, null);
  }

  /** What a Java class computes. */
  public static SqlFunction inJava(
      String name, List<String> parameters, String type, Map<String, String> options) {
    return new SqlFunction(name, parameters, SqlText.of(""), new Java(type, options));
  }

  /**
   * A function in Java.
   *
   * @param type the name of a {@link dev.leat.api.function.FunctionType}
   * @param options what it is told, paths as the user wrote them
   */
  public record Java(String type, Map<String, String> options) {
    public Java {
      options = Map.copyOf(options);
    }
  }
}
