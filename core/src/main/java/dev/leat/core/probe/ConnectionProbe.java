package dev.leat.core.probe;

import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.project.Project;
import dev.leat.api.type.Schema;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.check.CheckedTable;
import dev.leat.core.plan.Publishers;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.Places;
import java.util.List;

/** Asks the connections of a pipeline whether they answer and have tables of the right shape. */
public final class ConnectionProbe {
  private final Publishers connections;

  public ConnectionProbe(Project project, Connectors connectors) {
    this.connections = new Publishers(project, connectors);
  }

  /** What is wrong; each connection is asked for every table that is named. */
  public List<Problem> probe(CheckedPipeline pipeline, Places places) {
    Problems problems = new Problems();
    for (CheckedSource source : pipeline.sources()) {
      if (source.source().input() instanceof SourceInput.ConnectionTable(var name, var table)) {
        read(source, name, table, places.at("sources", source.name(), "table"), problems);
      }
    }
    for (CheckedTable table : pipeline.tables()) {
      for (int i = 0; i < table.table().targets().size(); i++) {
        if (table.table().targets().get(i) instanceof Target.TableTarget target) {
          Location location = places.at("tables", table.name(), "to", Integer.toString(i), "table");
          publish(table, target, location, problems);
        }
      }
    }
    return problems.sorted();
  }

  private void read(
      CheckedSource source, String connection, String table, Location location, Problems problems) {
    switch (ask(connection, table, location, problems)) {
      case Answer.Silence _ -> {}
      case Answer.NoTable _ ->
          problems.add(
              Problem.error(
                  "missing-table",
                  location,
                  "sources." + source.name(),
                  "There is no table " + connection + "." + table + ".",
                  "Check its name and schema."));
      case Answer.Columns(Schema schema) ->
          source.schema().names().stream()
              .filter(name -> schema.field(name).isEmpty())
              .forEach(
                  name ->
                      problems.add(
                          Problem.error(
                              "missing-column",
                              location,
                              "sources." + source.name(),
                              connection + "." + table + " has no column " + name + ".",
                              Suggestions.remedy(name, schema.names()))));
    }
  }

  private void publish(
      CheckedTable table, Target.TableTarget target, Location location, Problems problems) {
    // A table that is not there is made by the first run.
    if (target.schema() == Target.SchemaPolicy.FAIL
        && ask(target.connection(), target.table(), location, problems)
            instanceof Answer.Columns(Schema schema)) {
      compare(table, target, schema, location, problems);
    }
  }

  private static void compare(
      CheckedTable table,
      Target.TableTarget target,
      Schema schema,
      Location location,
      Problems problems) {
    List<String> missing =
        table.schema().names().stream().filter(name -> schema.field(name).isEmpty()).toList();
    List<String> extra =
        schema.names().stream().filter(name -> table.schema().field(name).isEmpty()).toList();
    if (!missing.isEmpty() || !extra.isEmpty()) {
      problems.add(
          Problem.error(
              "other-shape",
              location,
              "tables." + table.name(),
              target.connection()
                  + "."
                  + target.table()
                  + " has another shape:"
                  + (missing.isEmpty() ? "" : " it lacks " + String.join(", ", missing))
                  + (missing.isEmpty() || extra.isEmpty() ? "" : ";")
                  + (extra.isEmpty() ? "" : " only it has " + String.join(", ", extra))
                  + ".",
              "Change the query or the table, or say schema: evolve."));
    }
  }

  /** What a connection says of a table. */
  private sealed interface Answer {
    record Columns(Schema schema) implements Answer {}

    record NoTable() implements Answer {}

    /** The connection does not answer, which is a problem already. */
    record Silence() implements Answer {}
  }

  private Answer ask(String connection, String table, Location location, Problems problems) {
    try (TableReader reader = connections.reader(connection)) {
      return reader.schema(table).<Answer>map(Answer.Columns::new).orElseGet(Answer.NoTable::new);
    } catch (LeatException failure) {
      problems.add(
          Problem.error(
              failure.code(),
              location,
              "connections." + connection,
              String.valueOf(failure.getMessage()),
              null));
      return new Answer.Silence();
    }
  }
}
