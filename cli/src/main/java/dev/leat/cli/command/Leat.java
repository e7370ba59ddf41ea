package dev.leat.cli.command;

import dev.leat.cli.bootstrap.Surroundings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The {@code leat} command. */
@Command(
    name = "leat",
    description = "Brings files to tables that can be trusted.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Leat {
  final Surroundings surroundings;

  @Mixin GlobalOptions options = new GlobalOptions();

  private Leat(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The command with what these arguments need of it: all verbs when they name none. */
  public static CommandLine commandLine(Surroundings surroundings, List<String> arguments) {
    CommandLine leat = new CommandLine(new Leat(surroundings));
    Verb.addTo(leat, arguments);
    return leat;
  }
}
