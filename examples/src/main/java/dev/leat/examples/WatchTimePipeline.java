package dev.leat.examples;

import static dev.leat.api.pipeline.ColumnBuilder.column;
import static dev.leat.api.pipeline.SourceBuilder.files;
import static dev.leat.api.pipeline.TableBuilder.table;
import static dev.leat.api.pipeline.TargetBuilder.toFile;
import static dev.leat.api.type.DataType.Simple.BIGINT;
import static dev.leat.api.type.DataType.Simple.TIMESTAMP;
import static dev.leat.api.type.DataType.Simple.VARCHAR;

import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Deduplication;
import dev.leat.api.pipeline.Parameter;
import dev.leat.api.pipeline.ParameterType;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.PipelineBuilder;
import dev.leat.api.pipeline.Target.FileKind;
import dev.leat.api.type.DataType.Decimal;

/**
 * The pipeline {@code watch-time}, in Java: equal to {@code pipelines/watch-time/pipeline.yaml}.
 */
public final class WatchTimePipeline {
  private WatchTimePipeline() {}

  /** The pipeline before its parameters are bound. */
  public static PipelineBuilder builder() {
    return Pipeline.named("watch-time")
        .description(
            "Time watched and sessions per user and region, from activity files of any size")
        .tags("activity")
        .parameter(
            Parameter.named("input", ParameterType.PATH).defaultsTo("data/user_activity_*.csv"))
        .parameter(Parameter.named("geo", ParameterType.STRING).defaultsTo("hash"))
        .source(
            files("user_activity", "${input}")
                .column(column("log_id", BIGINT).required())
                .column(column("user_id", BIGINT).required())
                .column(column("timestamp", TIMESTAMP).required())
                .column(column("ip_address", VARCHAR))
                .column(
                    column("watch_time", new Decimal(18, 6)).field("watch_time(min)").required())
                .expect("watched", "watch_time >= 0")
                .deduplicate(Deduplication.by("log_id")))
        .table(
            table("watch_time")
                .sql(
                    """
                    select
                      user_id,
                      geo_region(ip_address, ${geo}) as geo_region,
                      sum(watch_time) as total_watch_time,
                      count(*) as session_count
                    from user_activity
                    group by all
                    """)
                .check(Check.unique("user_id", "geo_region"))
                .check(
                    Check.acceptedValues(
                        "geo_region", "NA", "EU", "APAC", "SA", "AF", "OCE", "Unknown"))
                .to(toFile("output/watch_time").kind(FileKind.PARQUET).partitionBy("geo_region")));
  }
}
