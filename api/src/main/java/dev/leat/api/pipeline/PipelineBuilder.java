package dev.leat.api.pipeline;

import dev.leat.api.problem.InvalidPipelineException;
import dev.leat.api.problem.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a pipeline in Java; what it builds equals what the same words in YAML give.
 *
 * <pre>{@code
 * Pipeline trades =
 *     Pipeline.named("trades")
 *         .parameter(Parameter.named("input", ParameterType.PATH).defaultsTo("data/trades.csv"))
 *         .source(
 *             files("trades", "${input}")
 *                 .column(column("user_id", BIGINT).required())
 *                 .column("quantity", new Decimal(18, 4)))
 *         .table(
 *             table("volumes")
 *                 .sql("select user_id, sum(quantity) as volume from trades group by all")
 *                 .check(Check.unique("user_id"))
 *                 .to(toTable("results.volumes").replace()))
 *         .build();
 * }</pre>
 */
public final class PipelineBuilder {
  private final String name;
  private @Nullable String description;
  private final List<String> tags = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private @Nullable Schedule schedule;
  private RetryPolicy retries = RetryPolicy.NONE;
  private @Nullable Duration timeout;
  private String pool = Pipeline.DEFAULT_POOL;
  private @Nullable Interval interval;
  private final List<String> ledgerKey = new ArrayList<>();
  private final List<SqlFunction> functions = new ArrayList<>();
  private final List<SourceBuilder> sources = new ArrayList<>();
  private final List<TableBuilder> tables = new ArrayList<>();
  private final List<ChartBuilder> charts = new ArrayList<>();
  private final List<Notification> notifications = new ArrayList<>();

  PipelineBuilder(String name) {
    this.name = name;
  }

  public PipelineBuilder description(String text) {
    description = text;
    return this;
  }

  public PipelineBuilder tags(String... words) {
    tags.addAll(List.of(words));
    return this;
  }

  public PipelineBuilder parameter(Parameter parameter) {
    parameters.add(parameter);
    return this;
  }

  public PipelineBuilder schedule(Schedule times) {
    schedule = times;
    return this;
  }

  public PipelineBuilder retries(RetryPolicy policy) {
    retries = policy;
    return this;
  }

  public PipelineBuilder timeout(Duration longest) {
    timeout = longest;
    return this;
  }

  public PipelineBuilder pool(String workPool) {
    pool = workPool;
    return this;
  }

  public PipelineBuilder interval(Interval.Every every, String column) {
    interval = new Interval(every, column);
    return this;
  }

  /** Parameters that give runs a history of their own in the ledger. */
  public PipelineBuilder ledgerKey(String... parameterNames) {
    ledgerKey.addAll(List.of(parameterNames));
    return this;
  }

  public PipelineBuilder function(String functionName, List<String> names, String expression) {
    functions.add(new SqlFunction(functionName, names, SqlText.of(expression.stripTrailing())));
    return this;
  }

  /** A function that a Java class computes. */
  public PipelineBuilder javaFunction(
      String functionName, List<String> names, String type, Map<String, String> options) {
    functions.add(SqlFunction.inJava(functionName, names, type, options));
    return this;
  }

  public PipelineBuilder source(SourceBuilder source) {
    sources.add(source);
    return this;
  }

  public PipelineBuilder table(TableBuilder table) {
    tables.add(table);
    return this;
  }

  public PipelineBuilder chart(ChartBuilder chart) {
    charts.add(chart);
    return this;
  }

  public PipelineBuilder notification(Notification notification) {
    notifications.add(notification);
    return this;
  }

  /** The pipeline with its parameters' defaults. */
  public Pipeline build() {
    return build(Map.of());
  }

  /**
   * The pipeline run with these values of its parameters.
   *
   * @throws InvalidPipelineException when a value is missing, unknown or does not suit its type
   */
  public Pipeline build(Map<String, String> values) {
    Arguments arguments = Arguments.bind(parameters, values, Map.of(), _ -> Location.of(name));
    if (!arguments.problems().isEmpty()) {
      throw new InvalidPipelineException(arguments.problems());
    }
    Filling filling = new Filling(arguments.values());
    return new Pipeline(
        name,
        description == null ? null : filling.now(description),
        tags,
        parameters,
        arguments.values(),
        schedule,
        retries,
        timeout,
        filling.now(pool),
        interval,
        ledgerKey,
        functions,
        sources.stream().map(source -> source.build(filling)).toList(),
        tables.stream().map(table -> table.build(filling)).toList(),
        charts.stream().map(chart -> chart.build(filling)).toList(),
        notifications);
  }
}
