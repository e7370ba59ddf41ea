package dev.leat.api.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong: place, problem with its cause, and remedy.
 *
 * @param code a stable name for documentation and tools, such as {@code unknown-key}
 * @param subject what the problem is about, such as {@code tables.orders}; null when the place says
 *     it
 * @param message problem and cause, one or two sentences
 * @param remedy what to do about it; null when the message says it
 */
public record Problem(
    String code,
    Severity severity,
    Location location,
    @Nullable String subject,
    String message,
    @Nullable String remedy) {

  public static Problem error(
      String code,
      Location location,
      @Nullable String subject,
      String message,
      @Nullable String remedy) {
    return new Problem(code, Severity.ERROR, location, subject, message, remedy);
  }

  public static Problem warning(
      String code,
      Location location,
      @Nullable String subject,
      String message,
      @Nullable String remedy) {
    return new Problem(code, Severity.WARNING, location, subject, message, remedy);
  }

  /** The problem on one line: {@code place subject: message remedy [code]}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(location.toString());
    if (subject != null) {
      line.append(' ').append(subject);
    }
    line.append(": ").append(message);
    if (remedy != null) {
      line.append(' ').append(remedy);
    }
    return line.append(" [").append(code).append(']').toString();
  }
}
