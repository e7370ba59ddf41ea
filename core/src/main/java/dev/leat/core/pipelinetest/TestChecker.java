package dev.leat.core.pipelinetest;

import dev.leat.api.pipeline.Check;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.Field;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.check.CheckedTable;
import dev.leat.core.csv.CsvText;
import dev.leat.core.language.TestFile;
import dev.leat.core.language.TestFile.Expected;
import dev.leat.core.language.TestFile.Rows;
import dev.leat.core.pipelinetest.ExpectedTable.Row;
import dev.leat.core.project.LoadedTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a test against its pipeline: names it uses must be there, values must fit their types. */
public final class TestChecker {
  private final LoadedTest test;
  private final CheckedPipeline pipeline;
  private final Problems problems;

  private TestChecker(LoadedTest test, CheckedPipeline pipeline, Problems problems) {
    this.test = test;
    this.pipeline = pipeline;
    this.problems = problems;
  }

  /** The test; what is wrong with it is among the problems, and it means nothing then. */
  public static PipelineTest check(LoadedTest test, CheckedPipeline pipeline, Problems problems) {
    return new TestChecker(test, pipeline, problems).check();
  }

  private PipelineTest check() {
    TestFile file = test.file();
    if (file.interval() != null && pipeline.pipeline().interval() == null) {
      problem(
          "no-interval",
          "interval",
          test.places().at("interval"),
          test.pipeline() + " has no interval: its runs have inputs only.",
          "Leave it out.");
    }
    Map<String, String> inputs = new LinkedHashMap<>();
    for (TestFile.Input input : file.inputs()) {
      find(input.source(), pipeline.sources(), CheckedSource::name, "source", "inputs")
          .ifPresent(source -> inputs.put(source.name(), input(source, input.rows())));
    }
    List<ExpectedTable> tables = new ArrayList<>();
    List<Expected> counts = new ArrayList<>();
    for (Expected expected : file.expected()) {
      expect(expected, tables, counts);
    }
    return new PipelineTest(
        test.name(), pipeline, file, inputs, tables, counts, relations(tables, counts));
  }

  private void expect(Expected expected, List<ExpectedTable> tables, List<Expected> counts) {
    Optional<CheckedSource> source = pipeline.source(expected.name());
    if (source.isPresent()) {
      if (expected.rows() != null) {
        tables.add(table(expected, expected.rows(), source.get().schema().fields()));
      }
      counts.add(expected);
      return;
    }
    List<String> names = new ArrayList<>();
    pipeline.tables().forEach(table -> names.add(table.name()));
    pipeline.sources().forEach(known -> names.add(known.name()));
    Optional<CheckedTable> table = pipeline.table(expected.name());
    if (table.isEmpty()) {
      unknown("table or source", expected.name(), names, "expected");
    } else if (expected.quarantined() != null || expected.reasons() != null) {
      problem(
          "misplaced-count",
          "expected." + expected.name(),
          test.places().at("expected", expected.name()),
          expected.name() + " is a table; rows are quarantined at sources.",
          "Expect it of a source.");
    } else if (expected.rows() != null) {
      tables.add(table(expected, expected.rows(), table.get().schema().fields()));
    }
  }

  private String input(CheckedSource source, Rows rows) {
    Set<String> known = TestInput.known(source);
    for (String column : columns(rows)) {
      if (!known.contains(column.toLowerCase(Locale.ROOT))) {
        problem(
            "unknown-column",
            "inputs." + source.name(),
            test.places().inside(offset(rows, column), "inputs", source.name()),
            source.name() + " reads no field " + column + ".",
            Suggestions.remedy(column, TestInput.needed(source)));
      }
    }
    return TestInput.text(source, rows);
  }

  private ExpectedTable table(Expected expected, Rows rows, List<Field> fields) {
    List<Field> compared = new ArrayList<>();
    List<String> written = columns(rows);
    for (String column : written) {
      Optional<Field> field =
          fields.stream().filter(known -> known.name().equalsIgnoreCase(column)).findFirst();
      if (field.isEmpty()) {
        problem(
            "unknown-column",
            "expected." + expected.name(),
            place(expected, offset(rows, column)),
            expected.name() + " has no column " + column + ".",
            Suggestions.remedy(column, fields.stream().map(Field::name).toList()));
      }
      compared.add(field.orElse(new Field(column, dev.leat.api.type.DataType.Simple.VARCHAR)));
    }
    if (written.isEmpty()) {
      compared.addAll(fields);
    }
    List<Row> values =
        switch (rows) {
          case Rows.Csv(String text) -> csv(expected, compared, text);
          case Rows.Listed(List<Map<String, String>> listed) ->
              listed(expected, compared, written, listed);
        };
    return new ExpectedTable(
        expected.name(), expected.match(), compared.stream().map(Field::name).toList(), values);
  }

  private List<Row> csv(Expected expected, List<Field> fields, String text) {
    List<Row> rows = new ArrayList<>();
    for (CsvText.Line line : CsvText.parse(text).records()) {
      if (line.cells().size() != fields.size()) {
        problem(
            "ragged-row",
            "expected." + expected.name(),
            place(expected, line.offset()),
            "This row has " + line.cells().size() + " fields, the header " + fields.size() + ".",
            "Give as many; quote a field that has a comma.");
        continue;
      }
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < fields.size(); i++) {
        values.add(value(fields.get(i), line.cells().get(i).value(), expected, line.offset()));
      }
      rows.add(new Row(values));
    }
    return rows;
  }

  private List<Row> listed(
      Expected expected,
      List<Field> fields,
      List<String> written,
      List<Map<String, String>> listed) {
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> row : listed) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < fields.size(); i++) {
        values.add(value(fields.get(i), row.get(written.get(i)), expected, -1));
      }
      rows.add(new Row(values));
    }
    return rows;
  }

  private @Nullable Object value(
      Field field, @Nullable String text, Expected expected, int offset) {
    if (text == null) {
      return null;
    }
    Optional<Object> value = Cells.parse(field.type(), text);
    if (value.isEmpty()) {
      problem(
          "bad-expected-value",
          "expected." + expected.name(),
          place(expected, offset),
          "\""
              + text
              + "\" cannot be a value of "
              + field.name()
              + ", which is "
              + field.type()
              + ".",
          null);
    }
    return value.orElse(null);
  }

  private Location place(Expected expected, int offset) {
    return test.places().inside(offset, "expected", expected.name(), "rows");
  }

  private static List<String> columns(Rows rows) {
    return switch (rows) {
      case Rows.Csv(String text) -> CsvText.parse(text).columns();
      case Rows.Listed(List<Map<String, String>> listed) -> {
        Set<String> columns = new LinkedHashSet<>();
        listed.forEach(row -> columns.addAll(row.keySet()));
        yield List.copyOf(columns);
      }
    };
  }

  private static int offset(Rows rows, String column) {
    return switch (rows) {
      case Rows.Csv(String text) -> text.indexOf(column);
      case Rows.Listed _ -> -1;
    };
  }

  /** What is expected, all that it is made of, and what the checks of that speak of. */
  private Set<String> relations(List<ExpectedTable> tables, List<Expected> counts) {
    Set<String> relations = new LinkedHashSet<>();
    Deque<String> waiting = new ArrayDeque<>();
    tables.forEach(table -> waiting.add(table.table()));
    counts.forEach(count -> waiting.add(count.name()));
    while (!waiting.isEmpty()) {
      String name = waiting.remove();
      if (relations.add(name)) {
        pipeline
            .table(name)
            .ifPresent(
                table -> {
                  waiting.addAll(table.inputs());
                  table.checks().forEach(check -> waiting.addAll(named(check.rule())));
                });
      }
    }
    return relations;
  }

  private List<String> named(Check.Rule rule) {
    String text =
        switch (rule) {
          case Check.Rule.Relationship relationship -> relationship.table();
          case Check.Rule.Sql sql -> sql.query();
          case Check.Rule.Unique _,
              Check.Rule.NotNull _,
              Check.Rule.RowCount _,
              Check.Rule.AcceptedValues _,
              Check.Rule.Freshness _ ->
              "";
        };
    String folded = text.toLowerCase(Locale.ROOT);
    List<String> named = new ArrayList<>();
    pipeline.tables().forEach(table -> named.add(table.name()));
    pipeline.sources().forEach(source -> named.add(source.name()));
    named.removeIf(name -> !folded.contains(name.toLowerCase(Locale.ROOT)));
    return named;
  }

  private <T> Optional<T> find(
      String name,
      Collection<T> among,
      java.util.function.Function<T, String> naming,
      String noun,
      String section) {
    Optional<T> found =
        among.stream().filter(each -> naming.apply(each).equalsIgnoreCase(name)).findFirst();
    if (found.isEmpty()) {
      unknown(noun, name, among.stream().map(naming).toList(), section);
    }
    return found;
  }

  private void unknown(String noun, String name, List<String> known, String section) {
    problem(
        "unknown-relation",
        section,
        test.places().at(section, name),
        test.pipeline() + " has no " + noun + " " + name + ".",
        Suggestions.remedy(name, known));
  }

  private void problem(
      String code, String subject, Location location, String message, @Nullable String remedy) {
    problems.add(Problem.error(code, location, subject, message, remedy));
  }
}
