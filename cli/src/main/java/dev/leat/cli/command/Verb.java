package dev.leat.cli.command;

import dev.leat.cli.bootstrap.Engines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The words after {@code leat}, in the order help lists them. Picocli looks at every annotation of
 * a command it is given, which would be most of the time a short command takes: it is given the one
 * that was asked for.
 */
enum Verb {
  INIT,
  VALIDATE,
  PLAN,
  RUN,
  BACKFILL,
  RUNS,
  TEST,
  QUERY,
  LINEAGE,
  QUARANTINE,
  NOTIFICATIONS,
  GENERATE,
  PACK,
  DOCTOR;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private Object command() {
    return switch (this) {
      case INIT -> new InitCommand();
      case VALIDATE -> new ValidateCommand();
      case PLAN -> new PlanCommand();
      case RUN -> new RunCommand();
      case BACKFILL -> new BackfillCommand();
      case RUNS -> new RunsCommand();
      case TEST -> new TestCommand();
      case QUERY -> new QueryCommand();
      case LINEAGE -> new LineageCommand();
      case QUARANTINE -> new QuarantineCommand();
      case NOTIFICATIONS -> new NotificationsCommand();
      case GENERATE -> new GenerateCommand();
      case PACK -> new PackCommand();
      case DOCTOR -> new DoctorCommand();
    };
  }

  /** Begins what takes long and is certain to be needed. */
  private void start() {
    switch (this) {
      case VALIDATE, PLAN, RUN, BACKFILL, TEST, QUERY, LINEAGE -> Engines.warmUp();
      case INIT, RUNS, QUARANTINE, NOTIFICATIONS, GENERATE, PACK, DOCTOR -> {}
    }
  }

  /** Gives {@code leat} the verb that the arguments name, or all of them when they name none. */
  static void addTo(CommandLine leat, List<String> arguments) {
    Optional<Verb> named = named(leat, arguments);
    named.ifPresent(Verb::start);
    List<Verb> chosen = named.map(List::of).orElseGet(() -> Arrays.asList(values()));
    chosen.forEach(verb -> leat.addSubcommand(verb.word(), verb.command()));
  }

  /** The first word that is neither an option nor an option's value, if it is a verb. */
  private static Optional<Verb> named(CommandLine leat, List<String> arguments) {
    List<String> left = new ArrayList<>(arguments);
    while (!left.isEmpty() && left.getFirst().startsWith("-")) {
      OptionSpec option = leat.getCommandSpec().optionsMap().get(left.removeFirst());
      if (option != null && option.arity().max() > 0 && !left.isEmpty()) {
        left.removeFirst();
      }
    }
    return left.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values()).filter(verb -> verb.word().equals(left.getFirst())).findFirst();
  }
}
