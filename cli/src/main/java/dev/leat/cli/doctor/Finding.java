package dev.leat.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What one examination found.
 *
 * @param subject what was examined, such as {@code memory}
 * @param remedy what to do about it; null when nothing needs to be done
 */
public record Finding(Level level, String subject, String message, @Nullable String remedy) {
  /** How bad it is. */
  public enum Level {
    OK,
    /** Works, but not well, or not for long. */
    WARN,
    /** Does not work. */
    FAIL
  }

  static Finding ok(String subject, String message) {
    return new Finding(Level.OK, subject, message, null);
  }

  static Finding warn(String subject, String message, String remedy) {
    return new Finding(Level.WARN, subject, message, remedy);
  }

  static Finding fail(String subject, String message, String remedy) {
    return new Finding(Level.FAIL, subject, message, remedy);
  }
}
