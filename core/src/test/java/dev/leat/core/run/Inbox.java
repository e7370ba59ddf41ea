package dev.leat.core.run;

import dev.leat.api.engine.Computation;
import dev.leat.api.pipeline.Chart;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.pipeline.Table;
import dev.leat.api.pipeline.Target;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.check.CheckedTable;
import java.util.List;
import java.util.Map;

/** A pipeline that loads each file once, appends its rows to a table, and archives the file. */
final class Inbox {
  private static final String ROWS = "select id, client, amount from orders order by id";
  private static final String COUNT = "select count(*) as n from totals";

  private Inbox() {}

  static CheckedPipeline checked() {
    Orders orders = new Orders();
    orders.files = "inbox/*.csv";
    orders.reading = Source.Reading.INCREMENTAL_FILES;
    orders.archive = "archive";
    return checked(orders.checked().sources().getFirst());
  }

  static CheckedPipeline checked(CheckedSource source) {
    Table totals =
        new Table(
            "totals",
            SqlText.of(ROWS),
            List.of(),
            List.of(
                new Target.TableTarget(
                    "results", "totals", new PublishMode.Append(), Target.SchemaPolicy.FAIL)));
    Table count =
        new Table(
            "count",
            SqlText.of(COUNT),
            List.of(),
            List.of(
                new Target.FileTarget(
                    "output/totals.csv",
                    Target.FileKind.CSV,
                    new PublishMode.Replace(),
                    List.of())));
    Chart chart =
        new Chart(
            "amounts",
            Chart.Kind.HISTOGRAM,
            "totals",
            "amount",
            null,
            "client",
            null,
            null,
            null,
            5,
            "output/chart.png");
    Pipeline pipeline =
        new Pipeline(
            "inbox",
            null,
            List.of(),
            List.of(),
            Map.of(),
            null,
            RetryPolicy.NONE,
            null,
            Pipeline.DEFAULT_POOL,
            null,
            List.of(),
            List.of(),
            List.of(source.source()),
            List.of(totals, count),
            List.of(chart),
            List.of());
    return new CheckedPipeline(
        pipeline,
        List.of(),
        List.of(source),
        List.of(
            new CheckedTable(
                totals,
                new Computation.Query(ROWS),
                source.schema(),
                List.of("orders"),
                List.of(),
                List.of()),
            new CheckedTable(
                count,
                new Computation.Query(COUNT),
                Schema.of(new Field("n", DataType.Simple.BIGINT)),
                List.of("totals"),
                List.of(),
                List.of())),
        List.of());
  }
}
