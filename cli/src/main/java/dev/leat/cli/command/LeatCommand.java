package dev.leat.cli.command;

import dev.leat.cli.bootstrap.Surroundings;
import picocli.CommandLine.ParentCommand;

/** A verb right below {@code leat}. */
abstract class LeatCommand extends ProjectCommand {
  @SuppressWarnings("NullAway.Init")
  @ParentCommand
  Leat leat;

  @Override
  GlobalOptions outerOptions() {
    return leat.options;
  }

  @Override
  Surroundings surroundings() {
    return leat.surroundings;
  }
}
