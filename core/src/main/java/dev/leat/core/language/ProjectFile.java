package dev.leat.core.language;

import dev.leat.api.pipeline.SqlFunction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code leat.yaml} says, references unresolved.
 *
 * @param environments by name
 */
public record ProjectFile(
    @Nullable String name,
    List<Options> connections,
    Map<String, EnvironmentText> environments,
    List<SqlFunction> functions) {

  /** Values by name under one name: a connection and its options. */
  public record Options(String name, Map<String, String> values) {}

  /** What one environment says otherwise. */
  public record EnvironmentText(
      String name, List<Options> connections, Map<String, String> parameters) {}
}
