package dev.leat.api.pipeline;

import java.time.Duration;

/**
 * How often and when a failed step is tried again.
 *
 * @param attempts in all, the first included; 1 means no retry
 * @param delay before the second attempt
 * @param backoff how the delay grows
 * @param maxDelay the longest delay
 */
public record RetryPolicy(int attempts, Duration delay, Backoff backoff, Duration maxDelay) {
  public static final RetryPolicy NONE =
      new RetryPolicy(1, Duration.ZERO, Backoff.FIXED, Duration.ofHours(1));

  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1, is " + attempts);
    }
    if (delay.isNegative() || maxDelay.isNegative()) {
      throw new IllegalArgumentException("a delay cannot be negative");
    }
  }

  /** So many attempts at once. */
  public static RetryPolicy attempts(int attempts) {
    return new RetryPolicy(attempts, NONE.delay, NONE.backoff, NONE.maxDelay);
  }

  public RetryPolicy after(Duration first) {
    return new RetryPolicy(attempts, first, backoff, maxDelay);
  }

  public RetryPolicy growing(Backoff growth) {
    return new RetryPolicy(attempts, delay, growth, maxDelay);
  }

  public RetryPolicy atMost(Duration longest) {
    return new RetryPolicy(attempts, delay, backoff, longest);
  }

  /** How the delay grows from attempt to attempt. */
  public enum Backoff {
    FIXED,
    LINEAR,
    EXPONENTIAL
  }

  /** The delay after the given failed attempt (counting from 1), without jitter. */
  public Duration delayAfter(int attempt) {
    Duration grown =
        switch (backoff) {
          case FIXED -> delay;
          case LINEAR -> delay.multipliedBy(attempt);
          case EXPONENTIAL -> delay.multipliedBy(1L << Math.min(attempt - 1, 20));
        };
    return grown.compareTo(maxDelay) > 0 ? maxDelay : grown;
  }
}
