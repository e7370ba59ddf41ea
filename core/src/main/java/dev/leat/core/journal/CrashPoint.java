package dev.leat.core.journal;

/**
 * Told of every point of a run at which a process could end with something half done, in the order
 * they are reached. Nothing listens in production; the crash test ends the process here.
 */
@FunctionalInterface
public interface CrashPoint {
  CrashPoint NONE = point -> {};

  /**
   * A point is reached.
   *
   * @param point a step and how far it is: {@code read:trades:begun} (noted, nothing done), {@code
   *     :done} (done, not noted), {@code :noted}
   */
  void reached(String point);
}
