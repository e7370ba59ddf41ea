package dev.leat.cli;

import dev.leat.api.problem.Suggestions;
import dev.leat.cli.output.Terminal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was not understood in a command line, and what was probably meant. */
final class UsageProblems implements IParameterExceptionHandler {
  private final Terminal terminal;

  UsageProblems(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    terminal
        .err()
        .println(
            terminal.red("error")
                + " "
                + exception.getMessage()
                + suggestion(exception).map(meant -> ". Did you mean " + meant + "?").orElse(".")
                + " See "
                + name
                + " --help.");
    return ExitCode.INVALID;
  }

  private static Optional<String> suggestion(ParameterException exception) {
    if (!(exception instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Optional.empty();
    }
    CommandLine command = exception.getCommandLine();
    List<String> known =
        java.util.stream.Stream.concat(
                command.getSubcommands().keySet().stream(),
                command.getCommandSpec().optionsMap().keySet().stream())
            .toList();
    return Suggestions.nearest(unmatched.getUnmatched().getFirst(), known);
  }
}
