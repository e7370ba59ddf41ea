package dev.leat.engine.duckdb;

import dev.leat.api.engine.SourceRead;
import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.Expectation;
import dev.leat.api.pipeline.Source;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The one query that turns raw rows into a source's relation: expressions over raw fields, then
 * conversion, then what is found about the row, then the judge, each a layer of it.
 */
final class SourcePass {
  private static final String KEEP = DuckDbNames.quoted("leat:keep");

  private final Database database;
  private final String attempt;
  private final SourceRead read;
  private final Source source;
  private final RowBits bits;
  private final RawRows raw;
  private final Failures failures;
  private final String suffix;
  private final Map<Integer, ConvertFunction> converters = new HashMap<>();
  private final Map<Integer, String> texts = new TreeMap<>();
  private final Judge judge;
  private final String passing;

  /**
   * @param suffix what makes the names of this pass's functions its own
   */
  SourcePass(
      Database database,
      String attempt,
      SourceRead read,
      RowBits bits,
      RawRows raw,
      Failures failures,
      String suffix) {
    this.database = database;
    this.attempt = attempt;
    this.read = read;
    this.source = read.source();
    this.bits = bits;
    this.raw = raw;
    this.failures = failures;
    this.suffix = suffix;
    String converted = converted();
    judge = new Judge(bits, new Verdicts(read, bits), failures, List.copyOf(texts.keySet()));
    registerJudge();
    passing = judged(converted);
  }

  Judge judge() {
    return judge;
  }

  /** The rows that pass, by declared column; with their positions where asked for. */
  String passing(List<String> extra) {
    return "select "
        + String.join(", ", columnNames(extra))
        + " from ("
        + passing
        + ") where "
        + KEEP;
  }

  /** Decimals of a column that were rounded. */
  long rounded(int column) {
    ConvertFunction converter = converters.get(column);
    return raw.rounded(column) + (converter == null ? 0 : converter.rounded());
  }

  private List<String> columnNames(List<String> extra) {
    List<String> names = new ArrayList<>();
    source.columns().forEach(column -> names.add(DuckDbNames.quoted(column.name())));
    extra.forEach(name -> names.add(DuckDbNames.quoted(name)));
    return names;
  }

  /** Expressions and conversion; notes which columns leave a text to explain a bad value. */
  private String converted() {
    String evaluated = evaluated();
    Map<String, String> types = types(evaluated);
    List<String> select = new ArrayList<>(passedOn());
    for (int i = 0; i < source.columns().size(); i++) {
      Column column = source.columns().get(i);
      String value = DuckDbNames.quoted(RawRows.value(i));
      String typed = typed(i, column, value, types.get(RawRows.value(i)));
      select.add(typed + " as " + DuckDbNames.quoted(column.name()));
      if (texts.containsKey(i)) {
        select.add(value);
      }
    }
    return "select " + String.join(", ", select) + " from (" + evaluated + ")";
  }

  private String evaluated() {
    List<String> select = new ArrayList<>(passedOn());
    for (int i = 0; i < source.columns().size(); i++) {
      String expression = raw.expression(i);
      String value = DuckDbNames.quoted(RawRows.value(i));
      select.add(expression == null ? value : "(\n" + expression + "\n) as " + value);
    }
    return "select "
        + String.join(", ", select)
        + " from ("
        + raw.query()
        + ") as "
        + DuckDbNames.quoted(source.name());
  }

  private List<String> passedOn() {
    List<String> names = new ArrayList<>();
    names.add(DuckDbNames.quoted(RawRows.POSITION));
    IntStream.range(0, raw.words())
        .forEach(word -> names.add(DuckDbNames.quoted(RawRows.bits(word))));
    return names;
  }

  private Map<String, String> types(String query) {
    Map<String, String> types = new HashMap<>();
    database.rows(
        attempt, "describe " + query, row -> types.put(row.getString(1), row.getString(2)));
    return types;
  }

  private String typed(int index, Column column, String value, @Nullable String described) {
    String type = DuckDbTypes.sql(column.type());
    if (type.equals(described)) {
      return value;
    }
    texts.put(index, "cast(" + value + " as varchar)");
    boolean text = "VARCHAR".equals(described);
    if (text && raw.expression(index) != null && ConvertFunction.converts(column.type())) {
      String call = convert(index, column) + "(" + value + ")";
      return Form.VECTOR.carried(column.type()).equals(type)
          ? call
          : "cast(" + call + " as " + type + ")";
    }
    return "try_cast(" + value + " as " + type + ")";
  }

  private String convert(int index, Column column) {
    ConvertFunction function = new ConvertFunction(ScannedRows.typed(column), failures);
    converters.put(index, function);
    String name = "leat_convert_" + suffix + "_" + index;
    database.register(
        attempt,
        connection ->
            DuckDBFunctions.scalarFunction()
                .withName(name)
                .withParameter(DuckDBColumnType.VARCHAR)
                .withReturnType(VectorTypes.of(column.type()))
                .withVectorizedFunction(function)
                .withVolatile()
                .register(connection));
    return name;
  }

  private void registerJudge() {
    database.register(
        attempt,
        connection -> {
          DuckDBScalarFunctionBuilder builder =
              DuckDBFunctions.scalarFunction()
                  .withName(judgeName())
                  .withParameter(DuckDBColumnType.BIGINT);
          for (int word = 0; word < bits.words(); word++) {
            builder.withParameter(DuckDBColumnType.BIGINT);
          }
          for (int i = 0; i < texts.size(); i++) {
            builder.withParameter(DuckDBColumnType.VARCHAR);
          }
          builder
              .withReturnType(DuckDBColumnType.BOOLEAN)
              .withVectorizedFunction(judge)
              .withVolatile()
              .register(connection);
        });
  }

  private String judgeName() {
    return "leat_judge_" + suffix;
  }

  private String judged(String converted) {
    List<String> arguments = new ArrayList<>();
    arguments.add(DuckDbNames.quoted(RawRows.POSITION));
    arguments.addAll(words());
    arguments.addAll(texts.values());
    return "select "
        + String.join(", ", columnNames(List.of(RawRows.POSITION)))
        + ", "
        + judgeName()
        + "("
        + String.join(", ", arguments)
        + ") as "
        + KEEP
        + " from ("
        + converted
        + ") as "
        + DuckDbNames.quoted(source.name());
  }

  /** Each word of bits: what the raw rows bring, and what SQL finds. */
  private List<String> words() {
    List<List<String>> terms = new ArrayList<>();
    for (int word = 0; word < bits.words(); word++) {
      terms.add(new ArrayList<>());
      terms
          .get(word)
          .add(word < raw.words() ? DuckDbNames.quoted(RawRows.bits(word)) : "0::bigint");
    }
    for (int i = 0; i < source.columns().size(); i++) {
      if (raw.expression(i) != null || texts.containsKey(i)) {
        addColumn(i, terms);
      }
    }
    for (int i = 0; i < source.expectations().size(); i++) {
      addExpectation(i, source.expectations().get(i), terms);
    }
    addInterval(terms);
    return terms.stream().map(term -> String.join(" | ", term)).toList();
  }

  private void addColumn(int index, List<List<String>> terms) {
    String name = DuckDbNames.quoted(source.columns().get(index).name());
    add(terms, bits.missing(index), name + " is null");
    String text = texts.get(index);
    if (text != null) {
      add(terms, bits.bad(index), name + " is null and trim(" + text + ") <> ''");
    }
  }

  private void addExpectation(int index, Expectation expectation, List<List<String>> terms) {
    String condition = "(\n" + expectation.condition() + "\n)";
    add(terms, bits.failed(index), "not " + condition);
    add(terms, bits.unknown(index), condition + " is null");
  }

  private void addInterval(List<List<String>> terms) {
    if (read.intervalColumn() == null) {
      return;
    }
    String time = "cast(" + DuckDbNames.quoted(read.intervalColumn()) + " as timestamp)";
    List<String> outside = new ArrayList<>();
    if (read.intervalStart() != null) {
      outside.add(time + " < " + timestamp(read.intervalStart()));
    }
    if (read.intervalEnd() != null) {
      outside.add(time + " >= " + timestamp(read.intervalEnd()));
    }
    if (!outside.isEmpty()) {
      add(terms, RowBits.OUTSIDE, String.join(" or ", outside));
    }
  }

  private static String timestamp(LocalDateTime time) {
    return "timestamp " + DuckDbNames.literal(time.toString());
  }

  private static void add(List<List<String>> terms, int bit, String condition) {
    terms
        .get(RowBits.word(bit))
        .add(
            "case when "
                + condition
                + " then "
                + RowBits.mask(bit)
                + "::bigint else 0::bigint end");
  }

  /** The declared columns and their types, for creating a table. */
  String tableColumns(List<String> extra) {
    return source.columns().stream()
            .map(column -> DuckDbNames.quoted(column.name()) + " " + DuckDbTypes.sql(column.type()))
            .collect(Collectors.joining(", "))
        + extra.stream()
            .map(name -> ", " + DuckDbNames.quoted(name) + " bigint")
            .collect(Collectors.joining());
  }
}
