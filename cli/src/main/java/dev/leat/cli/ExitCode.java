package dev.leat.cli;

/** What the process says when it ends. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int FAILED = 1;

  /** Decided, but some targets have yet to be committed; the next run finishes them. */
  public static final int PARTLY = 2;

  /** An invalid pipeline, or a command that was not understood. */
  public static final int INVALID = 3;

  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
