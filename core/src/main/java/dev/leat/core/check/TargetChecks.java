package dev.leat.core.check;

import dev.leat.api.connector.Connector;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.Target;
import dev.leat.core.project.Connectors;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks where tables are published, and how. */
final class TargetChecks {
  /** The connector of targets that are files of the project. */
  private static final String FILES = "files";

  private final ConnectionChecks connections;
  private final Connectors connectors;
  private final Findings findings;
  private final Scope scope;
  private final Pipeline pipeline;
  private final Map<String, String> owners = new HashMap<>();

  TargetChecks(
      ConnectionChecks connections,
      Connectors connectors,
      Pipeline pipeline,
      Scope scope,
      Findings findings) {
    this.connections = connections;
    this.connectors = connectors;
    this.pipeline = pipeline;
    this.scope = scope;
    this.findings = findings;
  }

  /** What makes two targets the same. */
  static String identity(Target target) {
    return switch (target) {
      case Target.TableTarget table ->
          table.connection() + "." + table.table().toLowerCase(Locale.ROOT);
      case Target.FileTarget file -> file.path();
    };
  }

  /**
   * Checks a table's targets.
   *
   * @param upstream the pipeline's sources that the table is made of
   */
  void check(CheckedTable table, Set<Source> upstream) {
    for (int i = 0; i < table.table().targets().size(); i++) {
      Target target = table.table().targets().get(i);
      List<String> path = List.of("tables", table.name(), "to", Integer.toString(i));
      checkOwner(table, target, path);
      checkColumns(table, target, path);
      checkReading(target, upstream, path);
      checkInterval(target, upstream, path);
      switch (target) {
        case Target.TableTarget toTable -> checkTable(toTable, path);
        case Target.FileTarget file -> checkFile(file, path);
      }
    }
  }

  private void checkOwner(CheckedTable table, Target target, List<String> path) {
    String owner = owners.putIfAbsent(identity(target), table.name());
    if (owner != null) {
      findings.error(
          "duplicate-target",
          Findings.below(path, target instanceof Target.TableTarget ? "table" : "files"),
          identity(target) + " is already the target of " + owner + ".",
          "Give each table a target of its own.");
    }
  }

  private void checkColumns(CheckedTable table, Target target, List<String> path) {
    Columns columns = new Columns(table.name(), table.schema(), findings);
    switch (target.mode()) {
      case PublishMode.Append _, PublishMode.Replace _ -> {}
      case PublishMode.Merge merge -> {
        columns.require(merge.key(), mergePath(path, "key"));
        checkAdditive(columns, merge, mergePath(path, "add"));
      }
      case PublishMode.ReplacePartitions partitions ->
          columns.require(partitions.by(), Findings.below(path, "partition_by"));
    }
    if (target instanceof Target.FileTarget file
        && !(file.mode() instanceof PublishMode.ReplacePartitions)) {
      columns.require(file.partitionBy(), Findings.below(path, "partition_by"));
    }
  }

  /** The short form has the words one level deeper; its place contains them. */
  private List<String> mergePath(List<String> path, String word) {
    List<String> nested = Findings.below(Findings.below(path, "merge"), word);
    return findings.at(Findings.below(path, "merge")).equals(findings.at(path))
        ? Findings.below(path, word)
        : nested;
  }

  private void checkAdditive(Columns columns, PublishMode.Merge merge, List<String> path) {
    columns.require(merge.add(), path);
    for (String name : merge.add()) {
      columns
          .schema()
          .field(name)
          .filter(field -> !Columns.isNumber(field.type()))
          .ifPresent(
              field ->
                  findings.error(
                      "wrong-type",
                      path,
                      field.name() + " is " + field.type() + "; only numbers can be added.",
                      null));
      if (merge.key().contains(name)) {
        findings.error(
            "conflicting-keys", path, name + " is part of the key.", "Leave it out of add.");
      }
    }
  }

  private void checkReading(Target target, Set<Source> upstream, List<String> path) {
    boolean perRun = target instanceof Target.FileTarget file && file.path().contains("${run.");
    if (!(target.mode() instanceof PublishMode.Replace) || perRun) {
      return;
    }
    upstream.stream()
        .filter(source -> source.reading() == Source.Reading.INCREMENTAL_FILES)
        .findFirst()
        .ifPresent(
            source ->
                findings.error(
                    "incremental-replace",
                    Findings.below(path, "mode"),
                    "mode: replace would keep the newest files' rows only, since "
                        + source.name()
                        + " reads incremental: files.",
                    "Use append, merge or replace-partitions, or read: all."));
  }

  private void checkInterval(Target target, Set<Source> upstream, List<String> path) {
    if (pipeline.interval() == null
        || upstream.stream().noneMatch(source -> IntervalChecks.isFiltered(source, pipeline))) {
      return;
    }
    boolean ownFile =
        target instanceof Target.FileTarget file
            && (file.path().contains("${run.") || file.path().contains("${interval."));
    boolean fits =
        switch (target.mode()) {
          case PublishMode.Merge _, PublishMode.ReplacePartitions _ -> true;
          case PublishMode.Append _, PublishMode.Replace _ -> ownFile;
        };
    if (!fits) {
      findings.error(
          "interval-mode",
          Findings.below(path, "mode"),
          "A run of one interval would "
              + (target.mode() instanceof PublishMode.Append ? "repeat" : "remove")
              + " the rows of others.",
          "Use replace-partitions or merge, or ${interval.start} in a file's path.");
    }
  }

  private void checkTable(Target.TableTarget target, List<String> path) {
    scope.checkInterval(target.table(), Findings.below(path, "table"));
    connections
        .rows(target.connection(), Findings.below(path, "table"))
        .ifPresent(connector -> check(connector, target, path));
  }

  private void checkFile(Target.FileTarget target, List<String> path) {
    scope.checkInterval(target.path(), Findings.below(path, "files"));
    connectors.find(FILES).ifPresent(connector -> check(connector, target, path));
  }

  private void check(Connector connector, Target target, List<String> path) {
    findings.problems().addAll(connector.check(target, findings.at(path)));
  }
}
