package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;

import dev.leat.api.pipeline.Chart;
import dev.leat.api.pipeline.Interval;
import dev.leat.api.pipeline.Notification;
import dev.leat.api.pipeline.Parameter;
import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.pipeline.Schedule;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.Table;
import dev.leat.core.yaml.Node;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of {@code pipeline.yaml}. */
public final class PipelineWords {
  private static final Key<String> DESCRIPTION =
      optional("description", Words.TEXT, "What the pipeline is for.")
          .example("Weekly volume and cash flow per client and symbol");
  private static final Key<List<String>> TAGS =
      optional("tags", Listing.oneOrMore(Words.TEXT), "Words to find it by.").example("[trading]");
  private static final Key<Named.Entries<Parameter>> PARAMETERS =
      optional(
          "parameters",
          new Named<>(Named.Names.IDENTIFIER, ParameterWords.FORM),
          "Values it is run with, by name: a type, or a section.");
  private static final Key<Schedule> SCHEDULE =
      optional("schedule", OperationWords.SCHEDULE, "When a deployment runs by itself.");
  private static final Key<RetryPolicy> RETRIES =
      optional("retries", OperationWords.RETRIES, "How a failed step is tried again.")
          .fallback("the project's defaults");
  private static final Key<Duration> TIMEOUT =
      optional("timeout", OperationWords.TIMEOUT, "The longest a run may take.")
          .fallback("the project's defaults")
          .example("1h");
  private static final Key<String> POOL =
      optional("pool", Words.NAME, "The work pool that executes scheduled runs.")
          .fallback("the project's defaults")
          .example("PROD");
  private static final Key<Interval> INTERVAL =
      optional("interval", OperationWords.INTERVAL, "The intervals that runs are for.");
  private static final Key<List<String>> LEDGER_KEY =
      optional(
          "ledger_key",
          Listing.oneOrMore(Words.NAME),
          "Parameters (or `environment`) that give runs a history of their own in the ledger.");
  private static final Key<Named.Entries<SqlFunction>> FUNCTIONS =
      optional(
          "functions",
          FunctionWords.FORM,
          "Scalar functions by name: a section, or `name(parameters): expression`.");
  private static final Key<Named.Entries<Source>> SOURCES =
      optional(
          "sources",
          new Named<>(Named.Names.IDENTIFIER, SourceWords.SECTION),
          "Where rows come from, by name.");
  private static final Key<Named.Entries<Table>> TABLES =
      optional(
          "tables",
          new Named<>(Named.Names.IDENTIFIER, TableWords.SECTION),
          "What is made of them, by name; in any order.");
  private static final Key<Named.Entries<Chart>> CHARTS =
      optional(
          "charts", new Named<>(Named.Names.IDENTIFIER, ChartWords.SECTION), "Pictures, by name.");
  private static final Key<List<Notification>> NOTIFICATIONS =
      optional(
          "notifications", Listing.oneOrMore(OperationWords.NOTIFICATION), "Who is told of what.");

  static final Section<PipelineFile> SECTION =
      new Section<>(
          "pipeline",
          "A pipeline: the file `pipelines/<name>/pipeline.yaml`.",
          List.of(
              DESCRIPTION,
              TAGS,
              PARAMETERS,
              SCHEDULE,
              RETRIES,
              TIMEOUT,
              POOL,
              INTERVAL,
              LEDGER_KEY,
              FUNCTIONS,
              SOURCES,
              TABLES,
              CHARTS,
              NOTIFICATIONS),
          PipelineWords::build);

  private PipelineWords() {}

  /** The parameters a file declares: what the rest of it may refer to. */
  public static List<Parameter> parameters(Node root, Reading reading) {
    if (root instanceof Node.Mapping mapping) {
      var declared = mapping.find(PARAMETERS.name());
      if (declared.isPresent() && PARAMETERS.form().suits(declared.get())) {
        Named.Entries<Parameter> entries =
            PARAMETERS.form().read(declared.get(), reading.child(PARAMETERS.name()));
        return entries == null ? List.of() : entries.values();
      }
    }
    return List.of();
  }

  /** What the file says; null when it is no pipeline at all. */
  public static @Nullable PipelineFile read(Node root, Reading reading) {
    return SECTION.read(root, reading);
  }

  private static PipelineFile build(Fields fields) {
    var functions = fields.or(FUNCTIONS, Named.Entries.none());
    var sources = fields.or(SOURCES, Named.Entries.none());
    var tables = fields.or(TABLES, Named.Entries.none());
    Set<String> broken = new HashSet<>(sources.broken());
    broken.addAll(tables.broken());
    functions.broken().forEach(signature -> broken.add(FunctionWords.functionName(signature)));
    return new PipelineFile(
        fields.find(DESCRIPTION),
        fields.or(TAGS, List.of()),
        fields.find(SCHEDULE),
        fields.find(RETRIES),
        fields.find(TIMEOUT),
        fields.find(POOL),
        fields.find(INTERVAL),
        fields.or(LEDGER_KEY, List.of()),
        functions.values(),
        sources.values(),
        tables.values(),
        fields.or(CHARTS, Named.Entries.none()).values(),
        fields.or(NOTIFICATIONS, List.of()),
        Set.copyOf(broken));
  }
}
