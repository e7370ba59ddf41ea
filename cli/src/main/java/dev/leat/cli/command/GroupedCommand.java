package dev.leat.cli.command;

import dev.leat.cli.bootstrap.Surroundings;
import picocli.CommandLine.ParentCommand;

/** A verb within a group, such as {@code runs list}. */
abstract class GroupedCommand extends ProjectCommand {
  @SuppressWarnings("NullAway.Init")
  @ParentCommand
  LeatGroup group;

  @Override
  GlobalOptions outerOptions() {
    return group.own.over(group.leat.options);
  }

  @Override
  Surroundings surroundings() {
    return group.leat.surroundings;
  }
}
