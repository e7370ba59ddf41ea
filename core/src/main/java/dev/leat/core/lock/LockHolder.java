package dev.leat.core.lock;

import java.time.Instant;

/** Who holds a lock. */
public record LockHolder(long pid, String host, String run, Instant since) {
  String line() {
    return pid + " " + host + " " + run + " " + since;
  }

  static LockHolder parse(String line) {
    String[] words = line.strip().split(" ");
    return new LockHolder(Long.parseLong(words[0]), words[1], words[2], Instant.parse(words[3]));
  }

  @Override
  public String toString() {
    return "run " + run + " (process " + pid + " on " + host + ", since " + since + ")";
  }
}
