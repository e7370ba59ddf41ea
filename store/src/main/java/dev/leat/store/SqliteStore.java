package dev.leat.store;

import dev.leat.api.store.Ledger;
import dev.leat.api.store.Notices;
import dev.leat.api.store.Quarantine;
import dev.leat.api.store.ResultIndex;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.Store;
import java.nio.file.Path;

/** A project's memory in one SQLite file, shared by the processes of one machine. */
public final class SqliteStore implements Store {
  /** The file's name inside a project's state folder. */
  public static final String FILE = "leat.db";

  private final Database database;
  private final SqliteRunJournal runs;
  private final SqliteLedger ledger;
  private final SqliteQuarantine quarantine;
  private final SqliteResultIndex results;
  private final SqliteNotices notices;

  private SqliteStore(Database database) {
    this.database = database;
    runs = new SqliteRunJournal(database);
    ledger = new SqliteLedger(database);
    quarantine = new SqliteQuarantine(database);
    results = new SqliteResultIndex(database);
    notices = new SqliteNotices(database);
  }

  /** Opens the file, making it and its folder, or bringing it to this version's schema. */
  public static SqliteStore open(Path file) {
    return new SqliteStore(Database.open(file));
  }

  @Override
  public RunJournal runs() {
    return runs;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Quarantine quarantine() {
    return quarantine;
  }

  @Override
  public ResultIndex results() {
    return results;
  }

  @Override
  public Notices notices() {
    return notices;
  }

  @Override
  public void close() {
    database.close();
  }
}
