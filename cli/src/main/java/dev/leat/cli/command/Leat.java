package dev.leat.cli.command;

import dev.leat.cli.bootstrap.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The {@code leat} command. */
@Command(
    name = "leat",
    description = "Brings files to tables that can be trusted.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InitCommand.class,
      ValidateCommand.class,
      PlanCommand.class,
      RunCommand.class,
      RunsCommand.class,
      TestCommand.class,
      QueryCommand.class,
      LineageCommand.class,
      QuarantineCommand.class,
      NotificationsCommand.class,
      GenerateCommand.class,
      DoctorCommand.class
    })
public final class Leat {
  final Surroundings surroundings;

  @Mixin GlobalOptions options = new GlobalOptions();

  public Leat(Surroundings surroundings) {
    this.surroundings = surroundings;
  }
}
