package dev.leat.core.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every setting there is, by its dotted name. */
public final class Settings {
  /** Prefix of the names under which parameters are configured. */
  public static final String PARAMETER_PREFIX = "param.";

  private static final List<Setting> ALL =
      List.of(
          new Setting(
              "defaults.retries.attempts",
              Words.integer(1, 100),
              "How often a step is tried, the first time included.",
              "1"),
          new Setting(
              "defaults.retries.delay",
              Words.DURATION,
              "The delay before the second attempt.",
              "0s"),
          new Setting(
              "defaults.retries.backoff",
              Words.choice(dev.leat.api.pipeline.RetryPolicy.Backoff.class),
              "How the delay grows.",
              "fixed"),
          new Setting("defaults.retries.max-delay", Words.DURATION, "The longest delay.", "1h"),
          new Setting(
              "defaults.timeout", OperationWords.TIMEOUT, "The longest a run may take.", "none"),
          new Setting("defaults.pool", Words.NAME, "The work pool of scheduled runs.", "default"),
          new Setting(
              "defaults.memory",
              Words.SIZE,
              "The engine's own memory; it spills to disk beyond.",
              "half of the machine's"),
          new Setting(
              "defaults.threads",
              Words.integer(1, 4096),
              "How many threads a run uses.",
              "one for each processor"),
          new Setting(
              "cache.size",
              Words.SIZE,
              "Stored results beyond it are removed, least recently used first.",
              "10GiB"),
          new Setting(
              "notifications.send",
              Words.BOOLEAN,
              "Whether people are told as the pipelines' notifications say.",
              "true"),
          new Setting(
              "runs.keep",
              Words.integer(1, 100_000),
              "How many runs of a pipeline keep their summary and copies of what they published.",
              "30"));

  private static final Map<String, Setting> BY_NAME =
      ALL.stream().collect(Collectors.toMap(Setting::name, Function.identity()));

  private Settings() {}

  /**
   * A setting.
   *
   * @param fallback what holds when nobody sets it, in the user's words
   */
  public record Setting(String name, Form<?> form, String description, String fallback) {
    /** What a value looks like, with its article. */
    public String noun() {
      return form.noun();
    }

    /** Whether the text is a value of this setting. */
    public boolean accepts(String text) {
      return !(form instanceof Word<?> word)
          || word.conversion().convert(new Word.Text(text, Word.Quoting.BARE)) != null;
    }

    /** The name of the environment variable that sets it. */
    public String variable() {
      return "LEAT__" + name.toUpperCase(Locale.ROOT).replace(".", "__").replace('-', '_');
    }
  }

  public static List<Setting> all() {
    return ALL;
  }

  public static Optional<Setting> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The bytes that a value such as {@code 512MB} or {@code 16MiB} means; empty when it is none. */
  public static Optional<Long> bytes(String size) {
    return Optional.ofNullable(Words.size(size));
  }

  public static List<String> names() {
    return ALL.stream().map(Setting::name).toList();
  }
}
