package dev.leat.cli.command;

import dev.leat.api.engine.InputFile;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.OpenProject;
import dev.leat.cli.output.Quantities;
import dev.leat.cli.output.TextTable;
import dev.leat.core.plan.Plan;
import dev.leat.core.plan.PlannedSource;
import dev.leat.core.plan.PlannedTable;
import dev.leat.core.run.RunRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a run would do now; changes nothing. */
@Command(
    name = "plan",
    description =
        "Says what a run would do, on which inputs, what is reused and why; changes nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand extends LeatCommand {
  @Parameters(paramLabel = "PIPELINE", description = "The pipeline.")
  String name = "";

  @Mixin ParameterOptions parameters = new ParameterOptions();

  @Option(names = "--engine", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
  String engine = Engines.DEFAULT;

  @Override
  public Integer call() {
    try (OpenProject project = open(engine)) {
      Plan plan = project.runs().plan(project.checked(name, parameters.values), RunRequest.now());
      if (wantsJson()) {
        printJson(json(plan));
      } else {
        print(plan);
      }
    }
    return ExitCode.OK;
  }

  private void print(Plan plan) {
    print(terminal().bold(name) + " on " + plan.engine() + ": " + extent(plan.extent()));
    TextTable sources = new TextTable("source", "file", "size", "what");
    TextTable tables = new TextTable("table", "what", "why");
    for (PlannedSource source : plan.sources()) {
      String what = verb(source.work()) + ": " + source.work().why();
      if (source.files().isEmpty()) {
        sources.row(source.name(), "", "", what);
      }
      for (InputFile file : source.files()) {
        sources.row(source.name(), file.name(), Quantities.bytes(file.size()), what);
      }
      source
          .skipped()
          .forEach(file -> sources.row(source.name(), file.file(), "", "skip: " + file.reason()));
    }
    for (PlannedTable table : plan.tables()) {
      tables.row(table.name(), verb(table.work()), table.work().why());
    }
    TextTable targets = new TextTable("publish", "to", "mode", "guarantee", "readers see");
    plan.targets()
        .forEach(
            target ->
                targets.row(
                    target.table(),
                    target.location(),
                    mode(target.target().mode()),
                    word(target.guarantee().level()),
                    target.guarantee().visibility()));
    for (TextTable section : List.of(sources, tables, targets)) {
      if (!section.isEmpty()) {
        print("");
        section.lines().forEach(this::print);
      }
    }
  }

  private static String extent(Plan.Extent extent) {
    return switch (extent) {
      case NORMAL -> "a run would do this";
      case REBUILD -> "a run would read everything again and rebuild the targets";
      case NOTHING_NEW -> "nothing is new, a run would publish nothing";
    };
  }

  private static String verb(PlannedSource.Work work) {
    return switch (work) {
      case PlannedSource.Work.Read _ -> "read";
      case PlannedSource.Work.Reuse _ -> "reuse";
    };
  }

  private static String verb(PlannedTable.Work work) {
    return switch (work) {
      case PlannedTable.Work.Compute _ -> "compute";
      case PlannedTable.Work.Reuse _ -> "reuse";
    };
  }

  private static String mode(dev.leat.api.pipeline.PublishMode mode) {
    return switch (mode) {
      case dev.leat.api.pipeline.PublishMode.Append _ -> "append";
      case dev.leat.api.pipeline.PublishMode.Replace _ -> "replace";
      case dev.leat.api.pipeline.PublishMode.Merge merge ->
          "merge on " + String.join(", ", merge.key());
      case dev.leat.api.pipeline.PublishMode.ReplacePartitions partitions ->
          "replace-partitions by " + String.join(", ", partitions.by());
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> json(Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pipeline", plan.pipeline().pipeline().name());
    json.put("engine", plan.engine());
    json.put("extent", word(plan.extent()));
    json.put("sources", plan.sources().stream().map(PlanCommand::json).toList());
    json.put("tables", plan.tables().stream().map(PlanCommand::json).toList());
    json.put(
        "targets",
        plan.targets().stream()
            .map(
                target -> {
                  Map<String, Object> entry = new LinkedHashMap<>();
                  entry.put("table", target.table());
                  entry.put("location", target.location());
                  entry.put("mode", mode(target.target().mode()));
                  entry.put("guarantee", word(target.guarantee().level()));
                  entry.put("visibility", target.guarantee().visibility());
                  return entry;
                })
            .toList());
    return json;
  }

  private static Map<String, Object> json(PlannedSource source) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", source.name());
    json.put("work", verb(source.work()));
    json.put("why", source.work().why());
    json.put(
        "files",
        source.files().stream()
            .map(
                file ->
                    Map.of(
                        "file",
                        file.name(),
                        "size",
                        file.size(),
                        "fingerprint",
                        file.fingerprint()))
            .toList());
    json.put("skipped", source.skipped());
    return json;
  }

  private static Map<String, Object> json(PlannedTable table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", table.name());
    json.put("work", verb(table.work()));
    json.put("why", table.work().why());
    json.put("sql", table.table().sql());
    return json;
  }
}
