package dev.leat.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All the memory a process may use, shared out between the engine, the JVM's heap, and what both
 * need beside.
 */
record MemoryLimit(long bytes) {
  private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*GB");
  private static final long GIGABYTE = 1_000_000_000;
  private static final long MEGABYTE = 1_000_000;

  static MemoryLimit parse(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("--memory " + text + ": write whole gigabytes, as 4GB");
    }
    return new MemoryLimit(Long.parseLong(matcher.group(1)) * GIGABYTE);
  }

  String engine() {
    return bytes / 2 / MEGABYTE + "MB";
  }

  String heap() {
    return bytes / 4 / MEGABYTE + "m";
  }
}
