package dev.leat.api.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline: a graph of sources, tables, checks and targets, with parameters bound to values.
 *
 * <p>Text in it may still hold {@code ${run.…}} and {@code ${interval.…}}, which are fixed per run.
 * SQL also keeps its {@code ${parameter}} references, so that positions in it stay those of the
 * user's file; {@link #arguments()} holds their values.
 *
 * @param arguments the value of every parameter that has one
 * @param timeout of a whole run; null for none
 * @param pool the work pool that executes scheduled runs
 * @param ledgerKey parameters that give the pipeline a history of its own in the ledger
 */
public record Pipeline(
    String name,
    @Nullable String description,
    List<String> tags,
    List<Parameter> parameters,
    Map<String, Argument> arguments,
    @Nullable Schedule schedule,
    RetryPolicy retries,
    @Nullable Duration timeout,
    String pool,
    @Nullable Interval interval,
    List<String> ledgerKey,
    List<SqlFunction> functions,
    List<Source> sources,
    List<Table> tables,
    List<Chart> charts,
    List<Notification> notifications) {

  public static final String DEFAULT_POOL = "default";

  public Pipeline {
    tags = List.copyOf(tags);
    parameters = List.copyOf(parameters);
    arguments = Map.copyOf(arguments);
    ledgerKey = List.copyOf(ledgerKey);
    functions = List.copyOf(functions);
    sources = List.copyOf(sources);
    tables = List.copyOf(tables);
    charts = List.copyOf(charts);
    notifications = List.copyOf(notifications);
  }

  /** Begins a pipeline in Java. */
  public static PipelineBuilder named(String name) {
    return new PipelineBuilder(name);
  }

  public Optional<Source> source(String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  public Optional<Table> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
