package dev.leat.architecture.broken.core;

import java.time.Clock;

/** Right: a program takes the clock from nobody. */
public final class RunsByItself {
  private RunsByItself() {}

  public static void main(String[] arguments) {
    new IsGivenTheClock(Clock.systemUTC()).now();
  }
}
