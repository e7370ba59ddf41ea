package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;

import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.core.language.ProjectFile.EnvironmentText;
import dev.leat.core.language.ProjectFile.Options;
import dev.leat.core.yaml.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of {@code leat.yaml}. */
public final class ProjectWords {
  private record Value(String name, String text) {}

  private static final Form<Map<String, String>> VALUES =
      new Named<>(
              Named.Names.FREE,
              Words.RAW_VALUE.map((text, reading) -> new Value(reading.name(), text)))
          .map((entries, _) -> byName(entries));

  private static final Form<Map<String, String>> SETTING_VALUES =
      new Named<>(
              Named.Names.DOTTED,
              Words.RAW_VALUE.map((text, reading) -> new Value(reading.name(), text)))
          .map((entries, _) -> byName(entries));

  private static final Form<Named.Entries<Options>> CONNECTION_OPTIONS =
      new Named<>(
          Named.Names.IDENTIFIER,
          VALUES.map((values, reading) -> new Options(reading.name(), values)));

  private static final Key<String> NAME =
      optional("name", Words.RAW_TEXT, "What the project is called.").fallback("the folder's name");
  private static final Key<Named.Entries<Options>> CONNECTIONS =
      optional(
          "connections",
          CONNECTION_OPTIONS,
          "Outside systems by name: each a `type` and the options of that type. Secrets come from"
              + " `${secret:NAME}` or `${env:NAME}`.");
  private static final Key<RetryPolicy> RETRIES =
      optional("retries", OperationWords.RETRIES, "How a failed step is tried again.");
  private static final Key<Duration> TIMEOUT =
      optional("timeout", OperationWords.TIMEOUT, "The longest a run may take.").example("1h");
  private static final Key<String> POOL =
      optional("pool", Words.NAME, "The work pool of scheduled runs.").fallback("default");
  private static final Key<Long> MEMORY =
      optional("memory", Words.SIZE, "The engine's own memory; it spills to disk beyond.")
          .fallback("half of the machine's")
          .example("4GB");
  private static final Key<Integer> THREADS =
      optional("threads", Words.integer(1, 4096), "How many threads a run uses.")
          .fallback("one for each processor");

  static final Section<Boolean> DEFAULTS_SECTION =
      new Section<>(
          "defaults",
          "What holds for every pipeline that does not say otherwise.",
          List.of(RETRIES, TIMEOUT, POOL, MEMORY, THREADS),
          _ -> Boolean.TRUE);
  private static final Key<Boolean> DEFAULTS =
      optional(
          "defaults",
          DEFAULTS_SECTION,
          "What holds for every pipeline that does not say otherwise.");
  private static final Key<Map<String, String>> SETTINGS =
      optional(
              "settings",
              SETTING_VALUES,
              "Settings by dotted name. `LEAT__SECTION__KEY` in the environment wins over them, and"
                  + " flags over both.")
          .example("defaults.threads: 2");
  private static final Key<Map<String, String>> PARAMETERS =
      optional("parameters", VALUES, "Values of pipelines' parameters, by the parameter's name.");

  private static final Key<String> DESCRIPTION =
      optional("description", Words.RAW_TEXT, "What the environment is for.");

  private static final Section<EnvironmentText> ENVIRONMENT =
      new Section<>(
          "environment",
          "What one environment says otherwise.",
          List.of(DESCRIPTION, CONNECTIONS, PARAMETERS, DEFAULTS, SETTINGS),
          fields ->
              new EnvironmentText(
                  fields.name(),
                  fields.or(CONNECTIONS, Named.Entries.none()).values(),
                  fields.or(PARAMETERS, Map.of())));
  private static final Key<Named.Entries<EnvironmentText>> ENVIRONMENTS =
      optional(
          "environments",
          new Named<>(Named.Names.IDENTIFIER, ENVIRONMENT),
          "What environments such as `development`, `staging` and `production` say otherwise, by"
              + " name.");
  private static final Key<Named.Entries<SqlFunction>> FUNCTIONS =
      optional(
          "functions",
          FunctionWords.FORM,
          "Scalar functions for all pipelines: a section, or `name(parameters): expression`.");

  static final Section<ProjectFile> SECTION =
      new Section<>(
          "project",
          "A project: the file `leat.yaml`.",
          List.of(NAME, CONNECTIONS, ENVIRONMENTS, DEFAULTS, FUNCTIONS, SETTINGS),
          fields ->
              new ProjectFile(
                  fields.find(NAME),
                  fields.or(CONNECTIONS, Named.Entries.none()).values(),
                  environments(fields.or(ENVIRONMENTS, Named.Entries.none())),
                  fields.or(FUNCTIONS, Named.Entries.none()).values()));

  private ProjectWords() {}

  /** What the file says; null when it is no project at all. */
  public static @Nullable ProjectFile read(Node root, Reading reading) {
    return SECTION.read(root, reading);
  }

  private static Map<String, String> byName(Named.Entries<Value> entries) {
    Map<String, String> byName = new LinkedHashMap<>();
    entries.values().forEach(value -> byName.put(value.name(), value.text()));
    return byName;
  }

  private static Map<String, EnvironmentText> environments(Named.Entries<EnvironmentText> entries) {
    Map<String, EnvironmentText> byName = new LinkedHashMap<>();
    entries.values().forEach(environment -> byName.put(environment.name(), environment));
    return byName;
  }
}
