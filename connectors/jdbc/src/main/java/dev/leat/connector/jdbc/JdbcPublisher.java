package dev.leat.connector.jdbc;

import dev.leat.api.connector.Guarantee;
import dev.leat.api.connector.OutcomeUnknownException;
import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.Receipt;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.LeatException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes to the tables of one database: all publications of a commit, their checks and their
 * ledger rows in one transaction.
 */
public final class JdbcPublisher implements Publisher {
  private final String connection;
  private final Database database;
  private final Dialect dialect;
  private final Clock clock;

  public JdbcPublisher(String connection, Database database, Dialect dialect, Clock clock) {
    this.connection = connection;
    this.database = database;
    this.dialect = dialect;
    this.clock = clock;
  }

  @Override
  public Guarantee guarantee(Target target) {
    return new Guarantee(Guarantee.Level.EXACTLY_ONCE, dialect.visibility());
  }

  @Override
  public void prepare(PublicationId id, List<Publication> publications) {
    database.requireWritable();
    List<TablePublication> tables = tables(publications);
    try (Session session = database.exists() ? reading() : open(database::openScratch)) {
      List<String> problems =
          tables.stream().flatMap(table -> table.problems(session).stream()).toList();
      if (!problems.isEmpty()) {
        throw LeatException.user("target-shape", String.join("\n", problems));
      }
    }
    tables.forEach(TablePublication::checkValues);
    if (tables.stream().anyMatch(TablePublication::merges)) {
      try (Session scratch = open(database::openScratch)) {
        tables.forEach(table -> table.checkKeys(scratch));
      }
    }
    rehearse(id, tables.stream().filter(TablePublication::checksTarget).toList());
  }

  /** Publishes what is checked over its target in a transaction that is taken back. */
  private void rehearse(PublicationId id, List<TablePublication> checked) {
    if (checked.isEmpty()) {
      return;
    }
    // Opening a file for writing makes it; what is not there yet is as good as empty.
    try (Session session = open(database.exists() ? database::open : database::openScratch)) {
      publish(id, checked, session);
      session.execute("ROLLBACK");
    }
  }

  @Override
  public List<Receipt> commit(PublicationId id, List<Publication> publications) {
    List<TablePublication> tables = tables(publications);
    List<Receipt> receipts = new ArrayList<>();
    try (Session session = open(database::open)) {
      receipts.addAll(publish(id, tables, session));
      complete(session);
    } catch (CommitFailed e) {
      return resolve(id, publications, receipts, e);
    }
    return receipts;
  }

  @Override
  public boolean isCommitted(PublicationId id, List<Publication> publications) {
    if (!database.exists()) {
      return false;
    }
    try (Session session = reading()) {
      PublicationLedger ledger = new PublicationLedger(session, dialect, clock);
      return ledger.exists()
          && tables(publications).stream()
              .allMatch(table -> ledger.find(id, table.ledgerName(), table.location()).isPresent());
    }
  }

  /** Nothing to remove: {@link #prepare} writes nothing aside. */
  @Override
  public void discard(PublicationId id, List<Publication> publications) {}

  @Override
  public void close() {
    database.close();
  }

  /** Begins a transaction and does all that belongs to the publications in it. */
  private List<Receipt> publish(PublicationId id, List<TablePublication> tables, Session session) {
    session.execute(dialect.begin());
    PublicationLedger ledger = new PublicationLedger(session, dialect, clock);
    ledger.create();
    return tables.stream().map(table -> publishOnce(id, table, session, ledger)).toList();
  }

  private Receipt publishOnce(
      PublicationId id, TablePublication table, Session session, PublicationLedger ledger) {
    return ledger
        .find(id, table.ledgerName(), table.location())
        .orElseGet(
            () -> {
              Receipt receipt = table.publish(session, clock.instant());
              ledger.add(id, table.ledgerName(), receipt, table.columns(session));
              return receipt;
            });
  }

  private static void complete(Session session) {
    try {
      session.executeRaw("COMMIT");
    } catch (SQLException e) {
      throw new CommitFailed(session.failure("commit the transaction", e));
    }
  }

  /** A commit that failed may have happened all the same: the target knows. */
  private List<Receipt> resolve(
      PublicationId id, List<Publication> publications, List<Receipt> receipts, CommitFailed e) {
    boolean committed;
    try {
      committed = isCommitted(id, publications);
    } catch (LeatException unanswered) {
      e.failure.addSuppressed(unanswered);
      throw new OutcomeUnknownException(
          "The commit to "
              + database.place()
              + " failed and the database does not answer, so it may or may not have happened."
              + " Resume the run once the database answers: it will look.",
          e.failure);
    }
    if (committed) {
      return receipts;
    }
    throw e.failure;
  }

  private List<TablePublication> tables(List<Publication> publications) {
    return publications.stream()
        .map(
            publication ->
                switch (publication.target()) {
                  case Target.TableTarget target ->
                      new TablePublication(connection, publication, target, dialect);
                  case Target.FileTarget target ->
                      throw new IllegalArgumentException(
                          target.path() + " is a file, and " + connection + " has tables only");
                })
        .toList();
  }

  private Session reading() {
    return open(database::openForReading);
  }

  private Session open(Session.Opening opening) {
    return Session.open(opening, dialect, database.place());
  }

  /** The COMMIT statement itself failed. */
  private static final class CommitFailed extends RuntimeException {
    private final LeatException failure;

    CommitFailed(LeatException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
