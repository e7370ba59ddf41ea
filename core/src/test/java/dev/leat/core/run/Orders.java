package dev.leat.core.run;

import dev.leat.api.engine.Computation;
import dev.leat.api.pipeline.Chart;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.Expectation;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Notification;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.pipeline.Schedule;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.pipeline.Table;
import dev.leat.api.pipeline.Target;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.check.CheckedTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small pipeline: orders from CSV files, their totals by client to a table and a file, their
 * count to a file, and a chart. Tests change what they are about.
 */
final class Orders {
  String files = "data/orders.csv";
  Source.Reading reading = Source.Reading.ALL;
  Source.OnRestated onRestated = Source.OnRestated.FAIL;
  @Nullable String archive;
  @Nullable BigDecimal failAbove;
  PublishMode mode = new PublishMode.Replace();
  String connection = "results";
  String totalsSql =
      "select client, sum(amount) as total, count(*) as orders from orders group by client"
          + " order by client";
  List<Check> checks = List.of();
  RetryPolicy retries = RetryPolicy.NONE;
  @Nullable Duration timeout;
  boolean withFiles = true;
  @Nullable Schedule schedule;
  List<Notification> notifications = List.of();

  CheckedPipeline checked() {
    Source source = source();
    List<CheckedTable> tables = new ArrayList<>();
    Table totals = new Table("totals", SqlText.of(totalsSql), checks, totalsTargets());
    tables.add(
        new CheckedTable(
            totals,
            new Computation.Query(totalsSql),
            Schema.of(
                new Field("client", DataType.Simple.VARCHAR),
                new Field("total", new DataType.Decimal(38, 2)),
                new Field("orders", DataType.Simple.BIGINT)),
            List.of("orders"),
            List.of(),
            checks));
    if (withFiles) {
      String sql = "select sum(orders) as orders, max(leat_run_id()) as run from totals";
      tables.add(
          new CheckedTable(
              new Table("counts", SqlText.of(sql), List.of(), List.of(file("output/counts.csv"))),
              new Computation.Query(sql),
              Schema.of(
                  new Field("orders", DataType.Simple.HUGEINT),
                  new Field("run", DataType.Simple.VARCHAR)),
              List.of("totals"),
              List.of(),
              List.of()));
    }
    return new CheckedPipeline(
        pipeline(source, tables),
        List.of(),
        List.of(new CheckedSource(source, schema(source))),
        tables,
        List.of());
  }

  private List<Target> totalsTargets() {
    List<Target> targets = new ArrayList<>();
    targets.add(new Target.TableTarget(connection, "totals", mode, Target.SchemaPolicy.FAIL));
    if (withFiles) {
      targets.add(file("output/totals.csv"));
    }
    return targets;
  }

  private static Target file(String path) {
    return new Target.FileTarget(path, Target.FileKind.CSV, new PublishMode.Replace(), List.of());
  }

  private Source source() {
    return new Source(
        "orders",
        new SourceInput.Files(files, FileFormat.Csv.DEFAULT),
        List.of(
            Column.of("id", DataType.Simple.BIGINT),
            Column.of("client", DataType.Simple.VARCHAR),
            Column.of("amount", new DataType.Decimal(18, 2))),
        List.of(new Expectation("positive", "amount > 0", Expectation.Action.QUARANTINE)),
        null,
        failAbove,
        reading,
        onRestated,
        Source.OnNewColumn.IGNORE,
        archive);
  }

  private static Schema schema(Source source) {
    return new Schema(
        source.columns().stream().map(column -> new Field(column.name(), column.type())).toList());
  }

  private Pipeline pipeline(Source source, List<CheckedTable> tables) {
    List<Chart> charts =
        withFiles
            ? List.of(
                new Chart(
                    "totals_by_client",
                    Chart.Kind.BAR,
                    "totals",
                    "client",
                    "total",
                    null,
                    null,
                    null,
                    null,
                    Chart.DEFAULT_BINS,
                    "output/totals.png"))
            : List.of();
    return new Pipeline(
        "orders",
        null,
        List.of(),
        List.of(),
        Map.of(),
        schedule,
        retries,
        timeout,
        Pipeline.DEFAULT_POOL,
        null,
        List.of(),
        List.of(),
        List.of(source),
        tables.stream().map(CheckedTable::table).toList(),
        charts,
        notifications);
  }
}
