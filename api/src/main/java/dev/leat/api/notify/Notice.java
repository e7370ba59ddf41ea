package dev.leat.api.notify;

import dev.leat.api.pipeline.Notification;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something people are told about a pipeline, already in words.
 *
 * @param id the same when it is sent again, so that a receiver can recognise a repetition
 * @param subject one line
 * @param text plain text of any number of lines
 * @param facts what the text was made of, by name, for machines: {@code run}, {@code state}, {@code
 *     error_code}, …
 */
public record Notice(
    String id,
    Notification.Event event,
    String pipeline,
    Instant at,
    String subject,
    String text,
    Map<String, String> facts) {
  public Notice {
    if (subject.contains("\n")) {
      throw new IllegalArgumentException("a subject is one line");
    }
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
