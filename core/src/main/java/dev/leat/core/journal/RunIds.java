package dev.leat.core.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/** Names runs: by time so that they sort, by pipeline so that people recognise them. */
public final class RunIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Digits and letters that are not taken for one another. */
  private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

  private static final int SUFFIX = 4;

  private RunIds() {}

  /** Such as {@code 20261120-131500-trades-k3f9}. */
  public static String next(String pipeline, Instant time, RandomGenerator random) {
    StringBuilder id =
        new StringBuilder(TIME.format(time)).append('-').append(pipeline).append('-');
    for (int i = 0; i < SUFFIX; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
