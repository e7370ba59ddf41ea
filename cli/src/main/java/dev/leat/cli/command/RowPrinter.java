package dev.leat.cli.command;

import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.cli.output.JsonPrinter;
import dev.leat.cli.output.TextTable;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints rows as they come, exactly; only the text table cuts what is long, and says so. */
final class RowPrinter {
  private static final int CELL_WIDTH = 60;

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private final PrintStream out;
  private final RowStream rows;
  private final List<String> names;

  RowPrinter(PrintStream out, RowStream rows) {
    this.out = out;
    this.rows = rows;
    this.names = rows.schema().names();
  }

  void text(long limit) {
    TextTable table = new TextTable(names);
    boolean[] cut = {false};
    boolean more =
        each(
            limit,
            values -> {
              List<@Nullable Object> cells = new ArrayList<>();
              for (Object value : values) {
                String text = value == null ? "" : text(value);
                cut[0] |= text.length() > CELL_WIDTH;
                cells.add(
                    text.length() > CELL_WIDTH ? text.substring(0, CELL_WIDTH - 1) + "…" : text);
              }
              table.row(cells.toArray());
            });
    table.lines().forEach(out::println);
    if (more) {
      out.println("… more rows; --limit N shows more, --output csv all of them");
    }
    if (cut[0]) {
      out.println("… long values are cut; --output csv or json shows them whole");
    }
  }

  void csv(long limit) {
    out.println(names.stream().map(RowPrinter::field).collect(Collectors.joining(",")));
    each(
        limit,
        values ->
            out.println(
                values.stream()
                    .map(value -> value == null ? "" : field(text(value)))
                    .collect(Collectors.joining(","))));
  }

  void json(long limit) {
    out.print("[");
    String[] separator = {"\n  "};
    each(
        limit,
        values -> {
          Map<String, @Nullable Object> row = new LinkedHashMap<>();
          for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), jsonValue(values.get(i)));
          }
          out.print(separator[0] + JsonPrinter.line(row));
          separator[0] = ",\n  ";
        });
    out.println(separator[0].startsWith(",") ? "\n]" : "]");
  }

  /** Whether there are more rows than the limit. */
  private boolean each(long limit, Consumer<List<@Nullable Object>> action) {
    long count = 0;
    for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
      for (int row = 0; row < batch.rows(); row++) {
        if (count++ >= limit) {
          return true;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
          values.add(batch.column(column).value(row));
        }
        action.accept(values);
      }
    }
    return false;
  }

  private static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case LocalDateTime time -> TIMESTAMP.format(time);
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      default -> value.toString();
    };
  }

  private static @Nullable Object jsonValue(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Double number when !Double.isFinite(number) -> number.toString();
      case Number number -> number;
      case Boolean truth -> truth;
      case LocalDateTime time -> time.toString();
      default -> text(value);
    };
  }

  private static String field(String value) {
    boolean quoting =
        value.isEmpty()
            || value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
            || !value.equals(value.strip());
    return quoting ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
