package dev.leat.core.project;

import dev.leat.api.pipeline.Argument;
import dev.leat.api.pipeline.DurationText;
import dev.leat.api.pipeline.Parameter;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.project.Project;
import dev.leat.core.language.PipelineFile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a project says for every pipeline that is silent. */
final class Defaults {
  private final Map<String, String> settings;

  Defaults(Project project) {
    this.settings = project.settings();
  }

  Pipeline complete(
      String name, PipelineFile file, List<Parameter> parameters, Map<String, Argument> arguments) {
    return new Pipeline(
        name,
        file.description(),
        file.tags(),
        parameters,
        arguments,
        file.schedule(),
        file.retries() == null ? retries() : file.retries(),
        file.timeout() == null ? duration("defaults.timeout", null) : file.timeout(),
        file.pool() == null
            ? settings.getOrDefault("defaults.pool", Pipeline.DEFAULT_POOL)
            : file.pool(),
        file.interval(),
        file.ledgerKey(),
        file.functions(),
        file.sources(),
        file.tables(),
        file.charts(),
        file.notifications());
  }

  private RetryPolicy retries() {
    RetryPolicy none = RetryPolicy.NONE;
    String attempts = settings.get("defaults.retries.attempts");
    String backoff = settings.get("defaults.retries.backoff");
    Duration delay = duration("defaults.retries.delay", none.delay());
    Duration maxDelay = duration("defaults.retries.max-delay", none.maxDelay());
    return new RetryPolicy(
        attempts == null ? none.attempts() : Integer.parseInt(attempts),
        delay == null ? none.delay() : delay,
        backoff == null
            ? none.backoff()
            : RetryPolicy.Backoff.valueOf(backoff.toUpperCase(Locale.ROOT)),
        maxDelay == null ? none.maxDelay() : maxDelay);
  }

  private @Nullable Duration duration(String setting, @Nullable Duration fallback) {
    return Optional.ofNullable(settings.get(setting)).flatMap(DurationText::parse).orElse(fallback);
  }
}
