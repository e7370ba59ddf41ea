package dev.leat.testing.connector;

import static dev.leat.testing.connector.MemoryRows.row;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The publications that contract tests of table targets speak of: mostly of a table {@code sales}.
 */
public final class Publications {
  public static final Schema SALES =
      Schema.of(
          new Field("id", DataType.Simple.BIGINT),
          new Field("region", DataType.Simple.VARCHAR),
          new Field("amount", new DataType.Decimal(18, 2)));

  public static final PublishMode REPLACE = new PublishMode.Replace();
  public static final PublishMode APPEND = new PublishMode.Append();
  public static final PublishMode MERGE = new PublishMode.Merge(List.of("id"), List.of());
  public static final PublishMode ADD = new PublishMode.Merge(List.of("id"), List.of("amount"));
  public static final PublishMode PARTITIONS = new PublishMode.ReplacePartitions(List.of("region"));

  private Publications() {}

  public static PublicationId id(String run) {
    return new PublicationId("pipeline", run);
  }

  public static Publication sales(PublishMode mode, @Nullable Object[]... rows) {
    return named("sales", mode, SALES, rows);
  }

  public static Publication named(
      String name, PublishMode mode, Schema schema, @Nullable Object[]... rows) {
    return publication(name, mode, MemoryRows.of(schema, rows));
  }

  public static Publication publication(String name, PublishMode mode, MemoryRows rows) {
    return new Publication(
        "sales".equalsIgnoreCase(name) ? "sales" : name,
        table(name, mode),
        rows.schema(),
        rows,
        List.of(),
        List.of());
  }

  /** The same with {@code schema: evolve}. */
  public static Publication evolving(Publication publication) {
    Target.TableTarget table = (Target.TableTarget) publication.target();
    return new Publication(
        publication.table(),
        new Target.TableTarget(
            table.connection(), table.table(), table.mode(), Target.SchemaPolicy.EVOLVE),
        publication.schema(),
        publication.rows(),
        List.of(),
        List.of());
  }

  /** The same with these rules over the target, each of which must hold. */
  public static Publication checked(Publication publication, Check.Rule... rules) {
    return checked(publication, Check.OnFail.FAIL, rules);
  }

  /** The same with these rules over the target. */
  public static Publication checked(
      Publication publication, Check.OnFail onFail, Check.Rule... rules) {
    return new Publication(
        publication.table(),
        publication.target(),
        publication.schema(),
        publication.rows(),
        List.of(),
        Arrays.stream(rules).map(rule -> new Check(rule, onFail, Check.Over.TARGET)).toList());
  }

  public static Target.TableTarget table(String name, PublishMode mode) {
    return new Target.TableTarget(TableTarget.CONNECTION, name, mode, Target.SchemaPolicy.FAIL);
  }

  /** A row of {@link #SALES}. */
  public static @Nullable Object[] sale(long id, @Nullable String region, @Nullable String amount) {
    return row(id, region, amount == null ? null : new BigDecimal(amount));
  }

  /** A row of {@link #SALES} as {@link TargetProbe#content()} tells it. */
  public static String text(long id, @Nullable String region, @Nullable String amount) {
    return id + ", " + region + ", " + amount;
  }
}
