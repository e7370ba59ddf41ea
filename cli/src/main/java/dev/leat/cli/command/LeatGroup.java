package dev.leat.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A verb that only groups others. */
abstract class LeatGroup implements Runnable {
  @SuppressWarnings("NullAway.Init")
  @ParentCommand
  Leat leat;

  @SuppressWarnings("NullAway.Init")
  @Spec
  CommandSpec spec;

  @Mixin GlobalOptions own = new GlobalOptions();

  @Override
  public void run() {
    CommandLine command = spec.commandLine();
    throw new ParameterException(
        command, "Say which: " + String.join(", ", command.getSubcommands().keySet()));
  }
}
