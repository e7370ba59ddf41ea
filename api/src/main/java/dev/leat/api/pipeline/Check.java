package dev.leat.api.pipeline;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule on a whole table. */
public record Check(Rule rule, OnFail onFail, Over over) {
  private static Check of(Rule rule) {
    return new Check(rule, OnFail.FAIL, Over.RESULT);
  }

  public static Check unique(String... columns) {
    return of(new Rule.Unique(List.of(columns)));
  }

  public static Check notNull(String... columns) {
    return of(new Rule.NotNull(List.of(columns)));
  }

  public static Check rowCount(long min, long max) {
    return of(new Rule.RowCount(min, max));
  }

  public static Check acceptedValues(String column, String... values) {
    return of(new Rule.AcceptedValues(column, List.of(values)));
  }

  /** Every value of the column occurs in another relation's column. */
  public static Check relationship(String column, String table, String tableColumn) {
    return of(new Rule.Relationship(column, table, tableColumn));
  }

  public static Check freshness(String column, Duration maxAge) {
    return of(new Rule.Freshness(column, maxAge));
  }

  /** The query returns no rows. */
  public static Check sql(String name, String query) {
    return of(new Rule.Sql(name, query.stripTrailing()));
  }

  /** The same, which warns only. */
  public Check warning() {
    return new Check(rule, OnFail.WARN, over);
  }

  /** The same, of the whole target inside the publishing transaction. */
  public Check overTarget() {
    return new Check(rule, onFail, Over.TARGET);
  }

  /** What a failed check does. */
  public enum OnFail {
    FAIL,
    WARN
  }

  /** Which rows a check sees. */
  public enum Over {
    /** The new content under replace, the batch otherwise. */
    RESULT,
    /** The merged target, inside the publishing transaction. */
    TARGET
  }

  /** What must hold. */
  public sealed interface Rule {
    /** No two rows share these values. */
    record Unique(List<String> columns) implements Rule {
      public Unique {
        columns = List.copyOf(columns);
      }
    }

    /** None of these columns holds a null. */
    record NotNull(List<String> columns) implements Rule {
      public NotNull {
        columns = List.copyOf(columns);
      }
    }

    /** The number of rows lies between the bounds, both included; a null bound is open. */
    record RowCount(@Nullable Long min, @Nullable Long max) implements Rule {}

    /** Every value of the column is one of these; nulls pass. */
    record AcceptedValues(String column, List<String> values) implements Rule {
      public AcceptedValues {
        values = List.copyOf(values);
      }
    }

    /** Every non-null value of the column occurs in the other relation's column. */
    record Relationship(String column, String table, String tableColumn) implements Rule {}

    /** The newest value of the column is at most this old when the run starts. */
    record Freshness(String column, Duration maxAge) implements Rule {}

    /** The query returns no rows. */
    record Sql(String name, String query) implements Rule {}
  }
}
