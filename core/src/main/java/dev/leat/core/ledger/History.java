package dev.leat.core.ledger;

import dev.leat.api.pipeline.Argument;
import dev.leat.api.pipeline.Pipeline;
import java.util.stream.Collectors;

/** What the ledger calls a pipeline's history. */
public final class History {
  private History() {}

  /**
   * The pipeline's name, and the values of its {@code ledger_key} parameters where it has some:
   * {@code trades?region=eu}.
   */
  public static String of(Pipeline pipeline) {
    if (pipeline.ledgerKey().isEmpty()) {
      return pipeline.name();
    }
    return pipeline.ledgerKey().stream()
        .sorted()
        .map(name -> name + "=" + value(pipeline.arguments().get(name)))
        .collect(Collectors.joining("&", pipeline.name() + "?", ""));
  }

  private static String value(@org.jspecify.annotations.Nullable Argument argument) {
    return argument == null ? "" : argument.text();
  }
}
