package dev.leat.core.notify;

import dev.leat.api.pipeline.Notification;
import dev.leat.api.pipeline.Notification.Event;
import dev.leat.api.pipeline.Template;
import dev.leat.core.language.NoticeFact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts a notice into words: the notification's own, or Leat's. */
final class NoticeWriter {
  private static final int LONGEST_SUBJECT = 200;
  private static final Map<String, NoticeFact> BY_REFERENCE =
      Arrays.stream(NoticeFact.values())
          .collect(Collectors.toMap(NoticeFact::reference, Function.identity()));

  private final Notification notification;
  private final Occasion occasion;
  private final NoticeFacts facts;

  NoticeWriter(Notification notification, Occasion occasion, NoticeFacts facts) {
    this.notification = notification;
    this.occasion = occasion;
    this.facts = facts;
  }

  /** One line. */
  String subject() {
    String template = notification.subject();
    String subject = template == null ? ownSubject() : filled(template);
    String line = subject.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
  }

  String text() {
    String template = notification.text();
    return template == null ? ownText() : filled(template);
  }

  private String filled(String template) {
    return Template.parse(template)
        .resolve(
            reference -> Optional.ofNullable(BY_REFERENCE.get(reference.name())).map(facts::of));
  }

  private String ownSubject() {
    String where =
        "[" + facts.of(NoticeFact.PROJECT) + "/" + facts.of(NoticeFact.ENVIRONMENT) + "] ";
    return where + facts.of(NoticeFact.PIPELINE) + " " + happened();
  }

  private String happened() {
    return switch (occasion) {
      case Occasion.Failed(RunReport report) when report.pendingTargets() > 0 ->
          "is published in part: " + facts.of(NoticeFact.ERROR_CODE);
      case Occasion.Failed _ -> "failed: " + facts.of(NoticeFact.ERROR_CODE);
      case Occasion.Recovered recovered ->
          "runs again, after "
              + count(recovered.before().size(), "run that did not", "runs that did not");
      case Occasion.Late late ->
          "is late: "
              + count(late.missed().size(), "scheduled time", "scheduled times")
              + " missed";
    };
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private String ownText() {
    List<String> lines = new ArrayList<>();
    lines.add("Pipeline " + facts.of(NoticeFact.PIPELINE) + " " + happened() + ".");
    lines.add("");
    line(lines, "What", NoticeFact.ERROR);
    line(lines, "Where", NoticeFact.STEP);
    line(lines, "Run", NoticeFact.RUN);
    line(lines, "Began", NoticeFact.STARTED);
    line(lines, "Took", NoticeFact.DURATION);
    line(lines, "Missed", NoticeFact.MISSED_TIMES);
    rows(lines);
    next(lines);
    if (facts.has(NoticeFact.HELD_BACK)) {
      lines.add("");
      lines.add(
          count(
                  Integer.parseInt(facts.of(NoticeFact.HELD_BACK)),
                  "notice like this was",
                  "notices like this were")
              + " held back since the last one.");
    }
    return String.join("\n", lines) + "\n";
  }

  private void line(List<String> lines, String title, NoticeFact fact) {
    if (facts.has(fact)) {
      lines.add(padded(title) + facts.of(fact).replace("\n", "\n" + padded("")));
    }
  }

  private static String padded(String title) {
    return String.format(java.util.Locale.ROOT, "%-10s", title);
  }

  private void rows(List<String> lines) {
    if (facts.has(NoticeFact.ROWS_READ)) {
      lines.add(
          padded("Rows")
              + facts.of(NoticeFact.ROWS_READ)
              + " read, "
              + facts.of(NoticeFact.ROWS_QUARANTINED)
              + " quarantined, "
              + facts.of(NoticeFact.ROWS_PUBLISHED)
              + " published");
    }
  }

  private void next(List<String> lines) {
    String run = facts.of(NoticeFact.RUN);
    switch (occasion) {
      case Occasion.Failed(RunReport report) -> {
        lines.add("");
        lines.add("Look at it:  leat runs show " + run);
        lines.add(
            report.pendingTargets() > 0
                ? "The next run of the pipeline finishes it, or: leat run "
                    + facts.of(NoticeFact.PIPELINE)
                    + " --resume "
                    + run
                : "Go on with:  leat run " + facts.of(NoticeFact.PIPELINE) + " --resume " + run);
        if (occasion.events().contains(Event.THRESHOLD)) {
          lines.add("See why:     leat quarantine list " + facts.of(NoticeFact.PIPELINE));
        }
      }
      case Occasion.Recovered _, Occasion.Late _ -> {}
    }
  }
}
