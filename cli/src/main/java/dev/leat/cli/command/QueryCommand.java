package dev.leat.cli.command;

import dev.leat.api.connector.RowStream;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.OpenProject;
import dev.leat.cli.bootstrap.Scratch;
import dev.leat.core.query.Queries;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the project's data in SQL. */
@Command(
    name = "query",
    description =
        "Answers SQL over last results, sources (read when named) and quarantine; prints text, csv"
            + " or json.",
    mixinStandardHelpOptions = true)
final class QueryCommand extends LeatCommand {
  private static final int SHOWN_ROWS = 100;

  @Parameters(paramLabel = "SQL", description = "A query.")
  String sql = "";

  @Option(
      names = {"-p", "--pipeline"},
      paramLabel = "PIPELINE",
      description = "Whose names win where several pipelines have one.")
  @Nullable String pipeline;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many rows (default: 100 as text, all as csv and json).")
  @Nullable Long limit;

  @Override
  public Integer call() {
    try (OpenProject project = open(Engines.DEFAULT);
        Scratch scratch = Scratch.make()) {
      List<Pipeline> pipelines =
          project.pipelines().names(project.project()).stream()
              .map(name -> project.pipelines().load(project.project(), name, Map.of()).pipeline())
              .toList();
      if (pipeline != null) {
        project.pipelines().load(project.project(), pipeline, Map.of());
      }
      Queries queries =
          new Queries(project.bench(), pipelines, name -> project.checked(name, Map.of()));
      try (Queries.Answer answer = queries.ask(sql, pipeline, scratch.folder())) {
        print(answer.rows());
      }
    }
    return ExitCode.OK;
  }

  private void print(RowStream rows) {
    RowPrinter printer = new RowPrinter(terminal().out(), rows);
    switch (options().format()) {
      case TEXT -> printer.text(limit == null ? SHOWN_ROWS : limit);
      case CSV -> printer.csv(limit == null ? Long.MAX_VALUE : limit);
      case JSON -> printer.json(limit == null ? Long.MAX_VALUE : limit);
    }
  }
}
