package dev.leat.connector.jdbc;

import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Receipt;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table {@code leat_publication} inside a target database: one row for each publication,
 * written in the transaction that publishes, so that it tells for certain whether that happened.
 */
final class PublicationLedger {
  static final TableName TABLE = new TableName("", "leat_publication");

  private final Session session;
  private final Dialect dialect;
  private final Clock clock;

  PublicationLedger(Session session, Dialect dialect, Clock clock) {
    this.session = session;
    this.dialect = dialect;
    this.clock = clock;
  }

  void create() {
    if (exists()) {
      return;
    }
    dialect.lockLedger().ifPresent(session::execute);
    session.execute(
        """
        CREATE TABLE IF NOT EXISTS leat_publication (
          pipeline VARCHAR NOT NULL,
          run VARCHAR NOT NULL,
          target VARCHAR NOT NULL,
          row_count BIGINT NOT NULL,
          created INTEGER NOT NULL,
          details VARCHAR NOT NULL,
          columns VARCHAR NOT NULL,
          published_at VARCHAR NOT NULL,
          PRIMARY KEY (pipeline, run, target))\
        """);
  }

  boolean exists() {
    return !dialect.columns(session, TABLE).isEmpty();
  }

  /** What a publication did, if it happened. */
  Optional<Receipt> find(PublicationId id, String target, String location) {
    return session
        .query(
            "SELECT row_count, created, details FROM leat_publication"
                + " WHERE pipeline = ? AND run = ? AND target = ?",
            row ->
                new Receipt(
                    location, row.getLong(1), -1, row.getInt(2) == 1, decoded(row.getString(3))),
            id.pipeline(),
            id.run(),
            target)
        .stream()
        .findFirst();
  }

  void add(PublicationId id, String target, Receipt receipt, List<TargetColumn> columns) {
    session.update(
        "INSERT INTO leat_publication VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        id.pipeline(),
        id.run(),
        target,
        receipt.rows(),
        receipt.created() ? 1 : 0,
        encoded(receipt.details()),
        String.join(", ", columns.stream().map(c -> c.name() + " " + c.declared()).toList()),
        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /** One {@code name=value} a line. */
  private static String encoded(Map<String, String> details) {
    return String.join(
        "\n",
        details.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(detail -> detail.getKey() + "=" + detail.getValue().replace('\n', ' '))
            .toList());
  }

  private static Map<String, String> decoded(String details) {
    Map<String, String> decoded = new LinkedHashMap<>();
    details
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              decoded.put(line.substring(0, equals), line.substring(equals + 1));
            });
    return decoded;
  }
}
