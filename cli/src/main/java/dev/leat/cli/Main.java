package dev.leat.cli;

import dev.leat.cli.bootstrap.Surroundings;

/** The process: one command, one exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    int exitCode = new CommandRunner(Surroundings.system()).run(arguments);
    System.exit(exitCode);
  }
}
