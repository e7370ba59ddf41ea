package dev.leat.cli;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.InvalidPipelineException;
import dev.leat.api.problem.LeatException;
import dev.leat.cli.bootstrap.Surroundings;
import dev.leat.cli.command.GlobalOptions;
import dev.leat.cli.command.Leat;
import dev.leat.cli.output.JsonPrinter;
import dev.leat.cli.output.OutputFormat;
import dev.leat.cli.output.ProblemPrinter;
import dev.leat.cli.output.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** Runs one command line and turns whatever goes wrong into a message and an exit code. */
public final class CommandRunner {
  private static final Set<String> USAGE = Set.of("no-project", "no-interval", "empty-range");

  private final Surroundings surroundings;

  public CommandRunner(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The exit code of that command. */
  public int run(String... arguments) {
    Terminal terminal = surroundings.terminal();
    CommandLine commandLine =
        Leat.commandLine(surroundings, Arrays.asList(arguments))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
            .setParameterExceptionHandler(new UsageProblems(terminal))
            .setExecutionExceptionHandler(
                (exception, command, _) -> failed(exception, GlobalOptions.of(command)));
    return arguments.length == 0 ? usage(commandLine) : commandLine.execute(arguments);
  }

  private static int usage(CommandLine commandLine) {
    commandLine.usage(commandLine.getErr());
    return ExitCode.INVALID;
  }

  private int failed(Exception exception, GlobalOptions options) {
    Terminal terminal = surroundings.terminal();
    if (options.format() == OutputFormat.JSON) {
      terminal.out().println(JsonPrinter.print(json(exception)));
    }
    switch (exception) {
      case InvalidPipelineException invalid -> {
        ProblemPrinter.print(terminal, invalid.problems());
        terminal
            .err()
            .println(terminal.red("invalid") + ": " + ProblemPrinter.summary(invalid.problems()));
      }
      case LeatException error ->
          terminal
              .err()
              .println(
                  terminal.red("error") + " " + error.getMessage() + " [" + error.code() + "]");
      default -> {
        terminal
            .err()
            .println(
                terminal.red("error")
                    + " Leat made a mistake: "
                    + exception
                    + ". Please report it.");
        exception.printStackTrace(terminal.err());
      }
    }
    if (exception instanceof LeatException && options.isVerbose()) {
      exception.printStackTrace(terminal.err());
    }
    return exitCode(exception);
  }

  private static int exitCode(Exception exception) {
    if (exception instanceof InvalidPipelineException) {
      return ExitCode.INVALID;
    }
    return exception instanceof LeatException error && isUsage(error)
        ? ExitCode.INVALID
        : ExitCode.FAILED;
  }

  /** Errors about what was asked for, before anything ran. */
  private static boolean isUsage(LeatException error) {
    return error.kind() == ErrorKind.USER
        && (error.code().startsWith("unknown-") || USAGE.contains(error.code()));
  }

  private static Map<String, Object> json(Exception exception) {
    Map<String, Object> error = new LinkedHashMap<>();
    switch (exception) {
      case InvalidPipelineException invalid -> {
        error.put("code", invalid.code());
        error.put("problems", invalid.problems().stream().map(ProblemPrinter::json).toList());
      }
      case LeatException leat -> {
        error.put("code", leat.code());
        error.put("kind", leat.kind());
        error.put("message", leat.getMessage());
      }
      default -> {
        error.put("code", "internal");
        error.put("message", String.valueOf(exception));
      }
    }
    return Map.of("error", error);
  }
}
