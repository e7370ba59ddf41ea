package dev.leat.sql;

import dev.leat.sql.Tree.Branch;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a pipeline's SQL must not use, because its result would differ from run to run or it would
 * reach outside.
 */
final class Forbidden {
  private static final Set<String> CLOCK =
      Set.of(
          "now",
          "today",
          "ago",
          "current_date",
          "current_time",
          "current_timestamp",
          "current_localtime",
          "current_localtimestamp",
          "localtime",
          "localtimestamp",
          "get_current_time",
          "get_current_timestamp",
          "transaction_timestamp",
          "statement_timestamp",
          "clock_timestamp");
  private static final Set<String> CHANCE =
      Set.of("random", "setseed", "uuid", "uuidv4", "uuidv7", "gen_random_uuid");
  private static final Set<String> OUTSIDE =
      Set.of(
          "getenv",
          "getvariable",
          "current_setting",
          "current_query",
          "current_query_id",
          "current_database",
          "current_catalog",
          "current_schema",
          "current_schemas",
          "current_user",
          "current_role",
          "session_user",
          "user",
          "current_connection_id",
          "current_transaction_id",
          "txid_current",
          "in_search_path",
          "version",
          "nextval",
          "currval",
          "setval",
          "sleep_ms",
          "pg_sleep",
          "write_log",
          "query",
          "query_table",
          "read_text",
          "read_blob",
          "glob");
  private static final Set<String> FACTS =
      Set.of("leat_run_time", "leat_run_id", "leat_interval_start", "leat_interval_end");
  private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series", "unnest");
  private static final List<String> SYSTEM_PREFIXES =
      List.of("duckdb_", "sqlite_", "pg_", "pragma_");

  private final Findings findings;

  Forbidden(Findings findings) {
    this.findings = findings;
  }

  /** Reports a function that must not be used; whether it did. */
  boolean reports(String name, Branch node) {
    if (CLOCK.contains(name)) {
      findings.wrong(
          "forbidden-function",
          node,
          "Cannot use " + name + ": its value differs from run to run.",
          "Use ${run.time}, which is fixed for a run.");
      return true;
    }
    if (CHANCE.contains(name)) {
      findings.wrong(
          "forbidden-function",
          node,
          "Cannot use " + name + ": its value differs from run to run.",
          "Use a column, ${run.time} or ${run.id}, which are fixed for a run.");
      return true;
    }
    if (OUTSIDE.contains(name)) {
      findings.wrong(
          "forbidden-function",
          node,
          "Cannot use " + name + ": a pipeline's SQL sees its own sources and tables only.",
          null);
      return true;
    }
    if (name.startsWith("leat_") && !FACTS.contains(name)) {
      findings.wrong(
          "reserved-name", node, "Names that begin with leat_ are reserved: " + name + ".", null);
      return true;
    }
    return false;
  }

  /** Whether a name without parentheses means the clock or the session. */
  static boolean isKeyword(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return CLOCK.contains(folded) || OUTSIDE.contains(folded);
  }

  /** Reports a function in {@code from} that must not be used; whether it did. */
  boolean reportsTableFunction(String name, Branch node) {
    if (TABLE_FUNCTIONS.contains(name)) {
      return false;
    }
    findings.wrong(
        "forbidden-function",
        node,
        name.startsWith("read_") || name.endsWith("_scan") || name.equals("glob")
            ? "Cannot read files in SQL with " + name + "."
            : "Cannot use " + name + " as a table.",
        "Declare a source, and select from it.");
    return true;
  }

  /** Reports a relation that is no source or table; whether it did. */
  boolean reportsRelation(String name, String schema, Branch node) {
    String folded = name.toLowerCase(Locale.ROOT);
    if (!schema.isEmpty() || SYSTEM_PREFIXES.stream().anyMatch(folded::startsWith)) {
      findings.wrong(
          "forbidden-table",
          node,
          "Cannot read "
              + (schema.isEmpty() ? name : schema + "." + name)
              + ": a pipeline's SQL sees its own sources and tables only.",
          "Declare a source, and select from it.");
      return true;
    }
    if (name.chars().anyMatch(c -> "./\\*:".indexOf(c) >= 0)) {
      findings.wrong(
          "forbidden-table",
          node,
          "Cannot read the file " + name + " in SQL.",
          "Declare a source, and select from it.");
      return true;
    }
    return false;
  }
}
