package dev.leat.cli.reference;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of commands, asked of picocli's model. */
final class CommandsPage {
  private CommandsPage() {}

  static String of(CommandLine leat) {
    StringBuilder page =
        new StringBuilder(
            """
            # Commands

            Generated from the code; the build holds it current.

            Exit codes: 0 done, 1 failed, 2 decided but not delivered everywhere, 3 invalid or not understood, 130 interrupted.

            These options go with every command, before or after its name:

            """);
    table(page, leat.getCommandSpec().options());
    List<OptionSpec> everywhere = leat.getCommandSpec().options();
    leat.getSubcommands().values().forEach(command -> section(page, command, everywhere));
    return page.toString();
  }

  private static void section(
      StringBuilder page, CommandLine command, List<OptionSpec> everywhere) {
    CommandSpec spec = command.getCommandSpec();
    page.append("\n## ").append(spec.qualifiedName()).append("\n\n");
    page.append(String.join(" ", spec.usageMessage().description())).append("\n");
    List<ArgSpec> own = new ArrayList<>(spec.positionalParameters());
    spec.options().stream()
        .filter(option -> everywhere.stream().noneMatch(common -> isSame(common, option)))
        .forEach(own::add);
    if (!own.isEmpty()) {
      page.append("\n");
      table(page, own);
    }
    command.getSubcommands().values().forEach(verb -> section(page, verb, everywhere));
  }

  private static boolean isSame(OptionSpec a, OptionSpec b) {
    return List.of(a.names()).equals(List.of(b.names()));
  }

  private static void table(StringBuilder page, List<? extends ArgSpec> arguments) {
    page.append("| | |\n|---|---|\n");
    for (ArgSpec argument : arguments) {
      page.append("| `").append(written(argument)).append("` | ");
      page.append(description(argument).replace("|", "\\|"));
      page.append(" |\n");
    }
  }

  private static String description(ArgSpec argument) {
    String text = String.join(" ", argument.description());
    Iterable<String> candidates = argument.completionCandidates();
    return text.replace("${DEFAULT-VALUE}", argument.defaultValueString(true))
        .replace(
            "${COMPLETION-CANDIDATES}", candidates == null ? "" : String.join(", ", candidates));
  }

  private static String written(ArgSpec argument) {
    return switch (argument) {
      case OptionSpec option ->
          String.join(", ", option.names())
              + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
      case PositionalParamSpec parameter -> parameter.paramLabel();
      default -> throw new IllegalStateException("no such argument: " + argument);
    };
  }
}
