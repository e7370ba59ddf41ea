package dev.leat.cli.command;

import dev.leat.api.connector.Receipt;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.run.RowCounts;
import dev.leat.api.store.RunError;
import dev.leat.cli.output.Quantities;
import dev.leat.cli.output.Terminal;
import dev.leat.cli.output.TextTable;
import dev.leat.core.journal.CheckDetails;
import dev.leat.core.run.RunJson;
import dev.leat.core.run.RunResult;
import java.util.Map;
import java.util.TreeMap;

/** A run's end in plain text: where the rows went, what was published, what is wrong. */
final class RunSummary {
  private RunSummary() {}

  static void print(Terminal terminal, RunResult result) {
    sources(terminal, result);
    tables(terminal, result);
    files(terminal, result);
    checks(terminal, result);
    state(terminal, result);
  }

  private static void sources(Terminal terminal, RunResult result) {
    TextTable table =
        new TextTable("source", "read", "passed", "quarantined", "dropped", "deduplicated");
    TextTable values = new TextTable("source", "column", "missing", "bad", "rounded");
    for (RunResult.SourceResult source : result.sources()) {
      SourceReport report = source.report();
      RowCounts rows = report.rows();
      table.row(
          source.name(),
          Quantities.count(rows.read()),
          Quantities.count(rows.passed()),
          Quantities.count(rows.quarantined()),
          Quantities.count(rows.dropped()),
          Quantities.count(rows.deduplicated()));
      new TreeMap<>(report.missing())
          .forEach((column, missing) -> values(values, source.name(), report, column, missing));
    }
    section(terminal, table);
    section(terminal, values);
  }

  private static void values(
      TextTable values, String source, SourceReport report, String column, long missing) {
    long bad = report.bad().getOrDefault(column, 0L);
    long rounded = report.rounded().getOrDefault(column, 0L);
    if (missing + bad + rounded > 0) {
      values.row(
          source,
          column,
          Quantities.count(missing),
          Quantities.count(bad),
          Quantities.count(rounded));
    }
  }

  private static void tables(Terminal terminal, RunResult result) {
    TextTable table = new TextTable("table", "rows", "", "published to");
    for (RunResult.TableResult made : result.tables()) {
      boolean any = false;
      for (RunResult.TargetResult target : result.targets()) {
        if (target.table().equals(made.name())) {
          table.row(
              any ? "" : made.name(),
              any ? "" : Quantities.count(made.rows()),
              any ? "" : origin(made),
              target.location() + (target.receipt() == null ? " (pending)" : ""));
          any = true;
        }
      }
      if (!any) {
        table.row(made.name(), Quantities.count(made.rows()), origin(made), "");
      }
    }
    section(terminal, table);
  }

  private static String origin(RunResult.TableResult made) {
    return switch (made.reused()) {
      case COMPUTED -> "";
      case REUSED -> "reused";
    };
  }

  private static void files(Terminal terminal, RunResult result) {
    TextTable table = new TextTable("file", "size");
    for (RunResult.TargetResult target : result.publishedTargets()) {
      Receipt receipt = target.receipt();
      if (receipt != null && receipt.bytes() >= 0) {
        table.row(receipt.location(), Quantities.bytes(receipt.bytes()));
      }
    }
    result.charts().forEach(chart -> table.row(chart.path(), Quantities.bytes(chart.bytes())));
    section(terminal, table);
  }

  private static void checks(Terminal terminal, RunResult result) {
    for (RunResult.TableResult table : result.tables()) {
      if (table.checks() == null) {
        continue;
      }
      for (CheckDetails.CheckOutcome check : table.checks().checks()) {
        switch (check.result()) {
          case PASSED -> {}
          case WARNED -> terminal.out().println(terminal.yellow("warning") + " " + check.message());
          case FAILED -> terminal.out().println(terminal.red("failed") + " " + check.message());
        }
      }
    }
    for (RunResult.SourceResult source : result.sources()) {
      for (Map.Entry<String, Long> broken : new TreeMap<>(source.report().broken()).entrySet()) {
        if (broken.getValue() > 0) {
          terminal
              .out()
              .println(
                  terminal.dim(
                      source.name()
                          + ": "
                          + Quantities.count(broken.getValue())
                          + (broken.getValue() == 1 ? " row breaks " : " rows break ")
                          + broken.getKey()));
        }
      }
    }
  }

  private static void state(Terminal terminal, RunResult result) {
    String state = RunJson.title(result.run().state());
    String words = state + " in " + Quantities.duration(result.duration());
    terminal.out().println();
    switch (result.outcome()) {
      case OK -> terminal.out().println(terminal.green(words) + "  run " + result.run().id());
      case FAILED, PARTLY, INTERRUPTED -> {
        RunError error = result.run().error();
        if (error != null) {
          terminal
              .err()
              .println(terminal.red("error") + " " + error.message() + " [" + error.code() + "]");
        }
        result
            .pendingTargets()
            .forEach(target -> terminal.err().println("pending: " + target.location()));
        terminal.err().println(terminal.red(words) + "  run " + result.run().id());
        terminal.err().println("Go on with: leat run --resume " + result.run().id());
      }
    }
  }

  private static void section(Terminal terminal, TextTable table) {
    if (!table.isEmpty()) {
      terminal.out().println();
      table.lines().forEach(line -> terminal.out().println(line));
    }
  }
}
