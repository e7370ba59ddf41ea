package dev.leat.cli.command;

import dev.leat.cli.output.Quantities;
import dev.leat.cli.output.Terminal;
import dev.leat.cli.output.TextTable;
import dev.leat.core.pipelinetest.Difference;
import dev.leat.core.pipelinetest.TestResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says how tests ended. */
final class TestReport {
  private static final int SHOWN_ROWS = 20;
  private static final String INDENT = "    ";

  private final Terminal terminal;

  TestReport(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(TestResult result) {
    String mark = result.passed() ? terminal.green("✓") : terminal.red("✗");
    String what = result.description() == null ? "" : "  " + result.description();
    say(
        mark
            + " "
            + terminal.bold(result.pipeline() + "/" + result.name())
            + what
            + terminal.dim(" (" + Quantities.duration(result.duration()) + ")"));
    result.differences().forEach(this::print);
  }

  private void print(Difference difference) {
    switch (difference) {
      case Difference.RowsDiffer rows -> {
        say(INDENT + rows.table() + ": " + counts(rows));
        List<String> header = new ArrayList<>(List.of("row"));
        header.addAll(rows.columns());
        TextTable table = new TextTable(header);
        add(table, "missing", rows.missing());
        add(table, "unexpected", rows.unexpected());
        table.lines().forEach(line -> say(INDENT + "  " + line));
      }
      case Difference.CountDiffers count ->
          say(
              INDENT
                  + count.source()
                  + ": "
                  + count.what()
                  + " is "
                  + count.found()
                  + ", expected "
                  + count.expected());
      case Difference.CheckFailed check -> say(INDENT + "check failed: " + check.message());
      case Difference.NotCarriedOut error ->
          say(INDENT + error.message() + " [" + error.code() + "]");
    }
  }

  private static String counts(Difference.RowsDiffer rows) {
    return rows.missing().size()
        + " of "
        + rows.expected()
        + " expected rows missing, "
        + rows.unexpected().size()
        + " of "
        + rows.found()
        + " rows unexpected";
  }

  private static void add(TextTable table, String what, List<List<String>> rows) {
    for (List<String> row : rows.subList(0, Math.min(rows.size(), SHOWN_ROWS))) {
      List<String> cells = new ArrayList<>(List.of(what));
      cells.addAll(row);
      table.row(cells.toArray());
    }
    if (rows.size() > SHOWN_ROWS && !rows.getFirst().isEmpty()) {
      List<String> cells = new ArrayList<>(List.of(what));
      cells.add("… " + (rows.size() - SHOWN_ROWS) + " more");
      rows.getFirst().stream().skip(1).forEach(_ -> cells.add(""));
      table.row(cells.toArray());
    }
  }

  void summarise(List<TestResult> results) {
    if (results.isEmpty()) {
      say("No tests. Write one: pipelines/<name>/tests/<test>.yaml");
      return;
    }
    long failed = results.stream().filter(result -> !result.passed()).count();
    String all = results.size() + (results.size() == 1 ? " test" : " tests");
    say(
        failed == 0
            ? terminal.green("passed") + ": " + all
            : terminal.red("failed") + ": " + failed + " of " + all);
  }

  private void say(String line) {
    terminal.out().println(line.stripTrailing());
  }

  static Map<String, Object> json(List<TestResult> results) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", results.stream().filter(TestResult::passed).count());
    json.put("failed", results.stream().filter(result -> !result.passed()).count());
    json.put("tests", results.stream().map(TestReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(TestResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pipeline", result.pipeline());
    json.put("test", result.name());
    json.put("engine", result.engine());
    json.put("description", result.description());
    json.put("passed", result.passed());
    json.put("milliseconds", result.duration().toMillis());
    json.put("differences", result.differences().stream().map(TestReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(Difference difference) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (difference) {
      case Difference.RowsDiffer rows -> {
        json.put("kind", "rows");
        json.put("table", rows.table());
        json.put("columns", rows.columns());
        json.put("missing", rows.missing());
        json.put("unexpected", rows.unexpected());
      }
      case Difference.CountDiffers count -> {
        json.put("kind", "count");
        json.put("source", count.source());
        json.put("what", count.what());
        json.put("expected", count.expected());
        json.put("found", count.found());
      }
      case Difference.CheckFailed check -> {
        json.put("kind", "check");
        json.put("message", check.message());
      }
      case Difference.NotCarriedOut error -> {
        json.put("kind", "error");
        json.put("code", error.code());
        json.put("message", error.message());
      }
    }
    return json;
  }
}
