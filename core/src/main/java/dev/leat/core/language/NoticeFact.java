package dev.leat.core.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the templates of a notice can refer to. */
public enum NoticeFact {
  EVENT("failure, recovery, threshold or lateness"),
  PROJECT("the project's name"),
  PIPELINE("the pipeline's name"),
  ENVIRONMENT("the environment it ran in"),
  RUN("the run's id"),
  STATE("the run's state"),
  STARTED("when it began, UTC"),
  ENDED("when it ended, UTC"),
  DURATION("how long it took"),
  ERROR_CODE("the stable code of what went wrong"),
  ERROR("what went wrong, in words"),
  STEP("the step that failed"),
  ROWS_READ("rows read from all sources"),
  ROWS_QUARANTINED("rows of them that went to quarantine"),
  ROWS_PUBLISHED("rows published to all targets"),
  MISSED_TIMES("scheduled times that passed without a run"),
  HELD_BACK("notices like this one that were not sent since the last");

  private static final String PREFIX = "notice.";

  private final String description;

  NoticeFact(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }

  /** Such as {@code error_code}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands between the braces of a reference, such as {@code notice.error_code}. */
  public String reference() {
    return PREFIX + key();
  }

  static List<String> references() {
    return Arrays.stream(values()).map(NoticeFact::reference).toList();
  }
}
