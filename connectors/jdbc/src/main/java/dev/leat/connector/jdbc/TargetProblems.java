package dev.leat.connector.jdbc;

import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import java.util.List;
import java.util.Optional;

/** What is wrong with a table target, as far as its words tell. */
public final class TargetProblems {
  private TargetProblems() {}

  public static List<Problem> of(Target target, Location location, Dialect dialect) {
    Problems problems = new Problems();
    switch (target) {
      case Target.FileTarget file ->
          problems.add(
              Problem.error(
                  "unsupported-target",
                  location,
                  file.path(),
                  "A " + dialect.product() + " connection has tables, not files.",
                  "Write table: connection.table, or files: without a connection."));
      case Target.TableTarget table -> checkTable(table, location, dialect, problems);
    }
    return problems.sorted();
  }

  private static void checkTable(
      Target.TableTarget target, Location location, Dialect dialect, Problems problems) {
    TableName.find(target.table())
        .map(name -> nameProblem(name, dialect))
        .orElse(Optional.of("A table's name is written table or schema.table."))
        .ifPresent(
            problem ->
                problems.add(
                    Problem.error("invalid-table-name", location, target.table(), problem, null)));
    switch (target.mode()) {
      case PublishMode.Append _, PublishMode.Replace _ -> {}
      case PublishMode.Merge merge -> {
        if (merge.key().isEmpty()) {
          problems.add(
              Problem.error(
                  "merge-without-key",
                  location,
                  target.table(),
                  "mode: merge needs the columns that identify a row.",
                  "Write merge: { key: [column, …] }."));
        }
      }
      case PublishMode.ReplacePartitions partitions -> {
        if (partitions.by().isEmpty()) {
          problems.add(
              Problem.error(
                  "partitions-without-columns",
                  location,
                  target.table(),
                  "mode: replace-partitions needs the columns that partition the table.",
                  "Write replace-partitions: { by: [column, …] }."));
        }
      }
    }
  }

  private static Optional<String> nameProblem(TableName name, Dialect dialect) {
    return name.table().equalsIgnoreCase(PublicationLedger.TABLE.table())
        ? Optional.of(
            "Leat keeps its own ledger of publications in a table of that name. Choose another"
                + " name.")
        : dialect.refusal(name);
  }
}
