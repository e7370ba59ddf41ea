package dev.leat.testing.snowflake;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** One session: runs its statements one after another, in its transaction. */
final class Session {
  private final SessionState state;
  private final Databases databases;
  private final Stages stages;
  private final RunningStatement running = new RunningStatement();
  private boolean broken;

  Session(SessionState state, Databases databases, Stages stages) {
    this.state = state;
    this.databases = databases;
    this.stages = stages;
  }

  SessionState state() {
    return state;
  }

  /** Runs a statement. */
  synchronized Answer execute(String sql, List<Binding> bindings) throws SqlFailure {
    try {
      if (sql.stripLeading().toUpperCase(Locale.ROOT).startsWith("PUT ")) {
        return new StageCommands(state, stages, running).put(sql);
      }
      List<Token> tokens = Lexer.tokens(sql);
      if (tokens.isEmpty()) {
        throw new SqlFailure(900, "42601", "SQL compilation error:\nEmpty SQL statement.");
      }
      return execute(tokens, bindings);
    } catch (SQLException e) {
      broken = state.isInTransaction();
      throw SqlFailure.of(e);
    }
  }

  /** Says what a statement would give. */
  synchronized Answer describe(String sql) throws SqlFailure {
    try {
      List<Token> tokens = Lexer.tokens(sql);
      StatementType type =
          switch (tokens.getFirst().text().toUpperCase(Locale.ROOT)) {
            case "SELECT", "WITH", "(", "VALUES" -> StatementType.SELECT;
            case "INSERT" -> StatementType.INSERT;
            case "UPDATE" -> StatementType.UPDATE;
            case "DELETE" -> StatementType.DELETE;
            case "MERGE" -> StatementType.MERGE;
            default -> StatementType.DEFINITION;
          };
      return type == StatementType.DEFINITION
          ? new Answer.Rows(type, List.of(ResultColumn.text("status")), List.of(), 0)
          : new Queries(state, running).describe(type, tokens);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Stops what runs, from another thread. */
  void cancel() {
    try {
      running.cancel();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as a lost session ends: what was not committed is gone, and its stages. */
  synchronized void close() {
    try {
      state.end("ROLLBACK");
      state.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      stages.endSession(state.id());
    }
  }

  private Answer execute(List<Token> tokens, List<Binding> bindings)
      throws SqlFailure, SQLException {
    Cursor cursor = new Cursor(tokens);
    String word = cursor.next().text().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "BEGIN", "START" -> {
        state.begin();
        yield Answer.status(StatementType.TRANSACTION, "Statement executed successfully.");
      }
      case "COMMIT" -> end("COMMIT");
      case "ROLLBACK" -> end("ROLLBACK");
      case "ALTER" -> alter(cursor);
      case "USE" -> use(cursor);
      case "CREATE", "DROP", "COMMENT", "TRUNCATE" -> define(word, cursor, tokens);
      case "SHOW" -> new Showing(databases, state, stages).show(cursor);
      case "DESCRIBE", "DESC" -> new Showing(databases, state, stages).describe(cursor);
      case "LIST", "LS" -> new StageCommands(state, stages, running).list(cursor);
      case "REMOVE", "RM" -> new StageCommands(state, stages, running).remove(cursor);
      case "SELECT", "WITH", "(", "VALUES" -> {
        requireSound();
        yield new Queries(state, running).select(tokens, bindings);
      }
      case "INSERT", "UPDATE", "DELETE", "MERGE", "COPY" -> change(word, cursor, tokens, bindings);
      default -> throw SqlFailure.syntax("unexpected '" + tokens.getFirst().text() + "'");
    };
  }

  private Answer end(String how) throws SQLException, SqlFailure {
    if (how.equals("COMMIT")) {
      requireSound();
    }
    broken = false;
    state.end(how);
    return Answer.status(StatementType.TRANSACTION, "Statement executed successfully.");
  }

  private Answer change(String word, Cursor cursor, List<Token> tokens, List<Binding> bindings)
      throws SqlFailure, SQLException {
    requireSound();
    if (!state.autoCommits()) {
      state.begin();
    }
    Queries queries = new Queries(state, running);
    return switch (word) {
      case "INSERT" -> queries.insert(tokens, bindings);
      case "MERGE" -> queries.merge(tokens, bindings);
      case "COPY" -> {
        cursor.expect("INTO");
        yield new StageCommands(state, stages, running).copy(cursor);
      }
      default -> queries.update(StatementType.valueOf(word), tokens, bindings);
    };
  }

  private Answer define(String word, Cursor cursor, List<Token> tokens)
      throws SqlFailure, SQLException {
    commitImplicitly();
    Definitions definitions = new Definitions(databases, state, stages);
    return switch (word) {
      case "CREATE" -> definitions.create(cursor);
      case "DROP" -> definitions.drop(cursor);
      case "TRUNCATE" -> {
        state.execute(Rewriter.rewrite(tokens, state));
        yield Answer.status(StatementType.DEFINITION, "Statement executed successfully.");
      }
      default -> {
        cursor.expect("ON");
        yield definitions.comment(cursor);
      }
    };
  }

  private Answer alter(Cursor cursor) throws SqlFailure, SQLException {
    if (cursor.skip("TABLE")) {
      commitImplicitly();
      return new Definitions(databases, state, stages).alterTable(cursor);
    }
    cursor.expect("SESSION");
    if (cursor.skip("UNSET")) {
      state.parameters().remove(cursor.name());
    } else {
      cursor.expect("SET");
      while (!cursor.atEnd()) {
        String name = cursor.name();
        cursor.expect("=");
        state.set(name, cursor.next().text());
        cursor.skip(",");
      }
    }
    return Answer.status(StatementType.ALTER_SESSION, "Statement executed successfully.");
  }

  private Answer use(Cursor cursor) throws SqlFailure, SQLException {
    if (cursor.skip("ROLE")) {
      state.useRole(cursor.name());
    } else if (cursor.skip("WAREHOUSE")) {
      state.useWarehouse(cursor.name());
    } else {
      boolean schema = cursor.skip("SCHEMA");
      cursor.skip("DATABASE");
      List<String> parts = cursor.dottedName();
      String database = schema && parts.size() == 1 ? state.database() : parts.getFirst();
      enter(database, schema || parts.size() == 2 ? parts.getLast() : "PUBLIC");
    }
    return Answer.status(StatementType.USE, "Statement executed successfully.");
  }

  void enter(String database, String schema) throws SqlFailure, SQLException {
    if (!databases.exists(database, schema)) {
      throw SqlFailure.noSuchObject("Schema", database + "." + schema);
    }
    state.use(database, schema);
  }

  /** A definition is its own transaction, so the open one ends here. */
  private void commitImplicitly() throws SQLException, SqlFailure {
    requireSound();
    state.end("COMMIT");
  }

  /** DuckDB ends a transaction in which a statement failed; Snowflake would go on in it. */
  private void requireSound() throws SqlFailure {
    if (broken && state.isInTransaction()) {
      throw SqlFailure.unsupported("a transaction that goes on after a failed statement");
    }
  }
}
