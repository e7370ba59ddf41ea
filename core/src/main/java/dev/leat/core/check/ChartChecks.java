package dev.leat.core.check;

import dev.leat.api.pipeline.Chart;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that charts show columns that are there and can be drawn. */
final class ChartChecks {
  private final Scope scope;
  private final Findings findings;
  private final Map<String, String> files = new HashMap<>();

  ChartChecks(Scope scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
  }

  void check(Chart chart) {
    checkFile(chart);
    if (scope.isBroken(chart.table())) {
      return;
    }
    Optional<Schema> schema = scope.schema(chart.table());
    if (schema.isEmpty()) {
      findings.error(
          "unknown-table",
          path(chart, "table"),
          "Cannot find table " + chart.table() + ".",
          Suggestions.remedy(chart.table(), scope.relations()));
      return;
    }
    Columns columns = new Columns(chart.table(), schema.get(), findings);
    columns.find(chart.x(), path(chart, "x")).ifPresent(field -> checkX(chart, field));
    if (chart.y() != null) {
      columns
          .find(chart.y(), path(chart, "y"))
          .filter(field -> !Columns.isNumber(field.type()))
          .ifPresent(field -> unfit(chart, "y", field, "a number"));
    }
    if (chart.series() != null) {
      columns.find(chart.series(), path(chart, "series"));
    }
  }

  private void checkX(Chart chart, Field field) {
    DataType type = field.type();
    switch (chart.kind()) {
      case LINE, SCATTER -> {
        if (!Columns.isNumber(type) && !Columns.isMoment(type)) {
          unfit(chart, "x", field, "a number, date or timestamp");
        }
      }
      case HISTOGRAM -> {
        if (!Columns.isNumber(type)) {
          unfit(chart, "x", field, "a number");
        }
      }
      case BAR -> {
        // Bars stand beside one another whatever they are called.
      }
    }
  }

  private void unfit(Chart chart, String axis, Field field, String needed) {
    findings.error(
        "chart-type",
        path(chart, axis),
        field.name()
            + " is "
            + field.type()
            + "; "
            + axis
            + " of a "
            + chart.kind().name().toLowerCase(java.util.Locale.ROOT)
            + " chart must be "
            + needed
            + ".",
        null);
  }

  private void checkFile(Chart chart) {
    String file = chart.path();
    if (file == null) {
      return;
    }
    scope.checkInterval(file, path(chart, "to"));
    if (!file.endsWith(".png")) {
      findings.error(
          "unknown-format", path(chart, "to"), "A chart is a PNG file.", "End the path in .png.");
    }
    String other = files.putIfAbsent(file, chart.name());
    if (other != null) {
      findings.error(
          "duplicate-target",
          path(chart, "to"),
          file + " is already written by the chart " + other + ".",
          "Give each chart a file of its own.");
    }
  }

  private static List<String> path(Chart chart, String word) {
    return List.of("charts", chart.name(), word);
  }
}
