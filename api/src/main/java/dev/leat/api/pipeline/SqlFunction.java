package dev.leat.api.pipeline;

import java.util.List;

/** A reusable scalar SQL macro. */
public record SqlFunction(String name, List<String> parameters, SqlText expression) {
  public SqlFunction {
    parameters = List.copyOf(parameters);
  }
}
