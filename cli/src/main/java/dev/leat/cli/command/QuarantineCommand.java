package dev.leat.cli.command;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.store.Quarantine;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.api.store.Quarantine.State;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.OpenProject;
import dev.leat.cli.bootstrap.Scratch;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.plan.Inputs;
import dev.leat.core.quarantine.Mending;
import dev.leat.core.quarantine.Mending.Acceptance;
import dev.leat.core.quarantine.Mending.Decided;
import dev.leat.core.quarantine.QuarantineDesk;
import dev.leat.core.quarantine.Replay.Selection;
import dev.leat.core.run.RunJson;
import dev.leat.core.run.RunRequest;
import dev.leat.core.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at and decides about rows that did not pass. */
@Command(
    name = "quarantine",
    description = "Looks at rows that did not pass; mends, waives, discards and replays them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      QuarantineCommand.ListRows.class,
      QuarantineCommand.Show.class,
      QuarantineCommand.Export.class,
      QuarantineCommand.Mend.class,
      QuarantineCommand.Waive.class,
      QuarantineCommand.Discard.class,
      QuarantineCommand.Rejudge.class,
      QuarantineCommand.Replay.class
    })
final class QuarantineCommand extends LeatGroup {
  /** What the verbs share: an open project and its desk. */
  abstract static class Verb extends GroupedCommand {
    @Override
    public final Integer call() {
      try (OpenProject project = open(Engines.DEFAULT)) {
        return at(
            new QuarantineDesk(project.store().quarantine(), surroundings().clock()), project);
      }
    }

    abstract int at(QuarantineDesk desk, OpenProject project);

    /** Does what needs rows to be judged. */
    static Decided trying(OpenProject project, Function<Mending, Decided> work) {
      try (Scratch scratch = Scratch.make()) {
        return work.apply(
            new Mending(
                project.bench(), name -> project.checked(name, Map.of()), scratch.folder()));
      }
    }

    QuarantineView view() {
      return new QuarantineView(terminal());
    }

    int show(Decided decided, String verb) {
      if (wantsJson()) {
        printJson(QuarantineView.json(decided));
      } else {
        view().decided(decided, verb);
      }
      return decided.refused().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    Path path(Path given) {
      return surroundings().workingDirectory().resolve(given).normalize();
    }
  }

  /** Lists rows. */
  @Command(
      name = "list",
      description = "Rows with their reasons, by file and line.",
      mixinStandardHelpOptions = true)
  static final class ListRows extends Verb {
    @Mixin QuarantineFilter filter = new QuarantineFilter();

    @Option(names = "--limit", description = "At most so many (default: ${DEFAULT-VALUE}).")
    int limit = 50;

    @Override
    int at(QuarantineDesk desk, OpenProject project) {
      Quarantine.Filter wanted = filter.filter(project, limit);
      List<QuarantinedRow> rows = project.store().quarantine().list(wanted);
      if (wantsJson()) {
        printJson(rows.stream().map(QuarantineView::json).toList());
      } else {
        view().list(rows, project.store().quarantine().count(wanted));
      }
      return ExitCode.OK;
    }
  }

  /** Shows one row. */
  @Command(name = "show", description = "All about one row.", mixinStandardHelpOptions = true)
  static final class Show extends Verb {
    @Parameters(paramLabel = "ID", description = "The row's id.")
    long id;

    @Override
    int at(QuarantineDesk desk, OpenProject project) {
      if (wantsJson()) {
        printJson(QuarantineView.json(desk.show(id)));
      } else {
        view().show(desk.show(id));
      }
      return ExitCode.OK;
    }
  }

  /** Writes rows to a file to be edited. */
  @Command(
      name = "export",
      description = "Writes rows as CSV; edit the column text, then quarantine mend --from FILE.",
      mixinStandardHelpOptions = true)
  static final class Export extends Verb {
    @Mixin QuarantineFilter filter = new QuarantineFilter();

    @Option(
        names = "--to",
        paramLabel = "FILE",
        required = true,
        description = "The file to write.")
    Path file = Path.of("");

    @Override
    int at(QuarantineDesk desk, OpenProject project) {
      Quarantine.Filter wanted = filter.filter(project, Integer.MAX_VALUE);
      long rows = desk.count(wanted);
      try {
        Files.writeString(path(file), desk.export(wanted));
      } catch (IOException e) {
        throw new LeatException(
            "cannot-write", ErrorKind.EXTERNAL, file + ": Cannot be written: " + e + ".", e);
      }
      if (wantsJson()) {
        printJson(Map.of("file", path(file).toString(), "rows", rows));
      } else {
        print("wrote " + rows + (rows == 1 ? " row to " : " rows to ") + file);
      }
      return ExitCode.OK;
    }
  }

  /** Replaces texts. */
  @Command(
      name = "mend",
      description = "Replaces the text of a row, or of all rows edited in an exported file.",
      mixinStandardHelpOptions = true)
  static final class Mend extends Verb {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "The row's id.")
    @Nullable Long id;

    @Option(names = "--text", paramLabel = "TEXT", description = "What is read instead.")
    @Nullable String text;

    @Option(names = "--from", paramLabel = "FILE", description = "An edited export.")
    @Nullable Path file;

    @Option(names = "--force", description = "Also accept texts that still do not pass.")
    boolean force;

    @Override
    int at(QuarantineDesk desk, OpenProject project) {
      Map<Long, String> texts = texts(desk);
      Acceptance acceptance = force ? Acceptance.ALWAYS : Acceptance.WHEN_IT_PASSES;
      return show(trying(project, mending -> mending.mend(texts, acceptance)), "mended");
    }

    private Map<Long, String> texts(QuarantineDesk desk) {
      if (file != null && id == null && text == null) {
        return desk.edits(content(file));
      }
      if (file == null && id != null && text != null) {
        return Map.of(id, text);
      }
      throw LeatException.user(
          "unknown-row", "Say ID and --text TEXT for one row, or --from FILE for many.");
    }

    private String content(Path exported) {
      try {
        return Files.readString(path(exported));
      } catch (IOException e) {
        throw new LeatException(
            "unreadable-file",
            ErrorKind.EXTERNAL,
            exported + ": Cannot be read: " + e + ". It must be UTF-8 text.",
            e);
      }
    }
  }

  /** Lets rows pass. */
  @Command(
      name = "waive",
      description = "Lets rows pass although they break expectations.",
      mixinStandardHelpOptions = true)
  static final class Waive extends Verb {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "The rows' ids.")
    List<Long> ids = new ArrayList<>();

    @Mixin QuarantineFilter filter = new QuarantineFilter();

    @Option(names = "--force", description = "Also where waiving does not make the row pass.")
    boolean force;

    @Override
    int at(QuarantineDesk desk, OpenProject project) {
      List<Long> chosen = chosen(ids, filter, project);
      Acceptance acceptance = force ? Acceptance.ALWAYS : Acceptance.WHEN_IT_PASSES;
      return show(trying(project, mending -> mending.waive(chosen, acceptance)), "waived");
    }
  }

  /** Drops rows. */
  @Command(
      name = "discard",
      description = "Drops rows whenever they are read; they count as dropped.",
      mixinStandardHelpOptions = true)
  static final class Discard extends Verb {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "The rows' ids.")
    List<Long> ids = new ArrayList<>();

    @Mixin QuarantineFilter filter = new QuarantineFilter();

    @Override
    int at(QuarantineDesk desk, OpenProject project) {
      List<Long> chosen = chosen(ids, filter, project);
      desk.discard(chosen);
      return show(new Decided(chosen, List.of()), "discarded");
    }
  }

  /** Judges again. */
  @Command(
      name = "rejudge",
      description = "Judges open rows by today's rules, after a rule has changed.",
      mixinStandardHelpOptions = true)
  static final class Rejudge extends Verb {
    @Parameters(paramLabel = "PIPELINE", description = "The pipeline.")
    String pipeline = "";

    @Override
    int at(QuarantineDesk desk, OpenProject project) {
      show(trying(project, mending -> mending.rejudge(pipeline)), "passing now, to be replayed");
      return ExitCode.OK;
    }
  }

  /** Publishes decided rows. */
  @Command(
      name = "replay",
      description =
          "Publishes mended and waived rows: only they under append and merge, else by a run.",
      mixinStandardHelpOptions = true)
  static final class Replay extends Verb {
    @Parameters(paramLabel = "PIPELINE", description = "The pipeline.")
    String pipeline = "";

    @Override
    int at(QuarantineDesk desk, OpenProject project) {
      RunView run = new RunView(terminal(), options().format());
      CheckedPipeline checked = project.checked(pipeline, Map.of());
      Inputs inputs =
          new dev.leat.core.quarantine.Replay(project.project(), project.store())
              .inputs(checked, Selection.DECIDED);
      RunResult result = project.runs().run(checked, RunRequest.now(), inputs, run);
      run.clear();
      if (wantsJson()) {
        printJson(RunJson.of(result));
      } else {
        RunSummary.print(terminal(), result);
      }
      return RunCommand.exitCode(result);
    }
  }

  /** The rows of those ids, or the open ones a filter names. */
  private static List<Long> chosen(List<Long> ids, QuarantineFilter filter, OpenProject project) {
    Quarantine.Filter wanted = filter.filter(project, Integer.MAX_VALUE);
    boolean filtered = !wanted.equals(Quarantine.Filter.ALL);
    if (filtered == !ids.isEmpty()) {
      throw LeatException.user(
          "unknown-row", "Name rows by their ids, or choose them by --pipeline, --reason, ….");
    }
    return filtered
        ? project
            .store()
            .quarantine()
            .list(wanted.state() == null ? wanted.withState(State.OPEN) : wanted)
            .stream()
            .map(QuarantinedRow::id)
            .toList()
        : ids;
  }
}
