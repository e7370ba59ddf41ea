package dev.leat.connector.postgresql;

import dev.leat.connector.jdbc.Database;
import dev.leat.testing.jdbc.ForwardingDatabase;
import dev.leat.testing.postgresql.PostgreSqlServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** A database whose server ends the first session around its n-th statement. */
final class KillingDatabase extends ForwardingDatabase {
  private final PostgreSqlServer server;
  private final When when;
  private int remaining;
  private boolean killed;

  KillingDatabase(Database database, PostgreSqlServer server, When when, int statement) {
    super(database);
    this.server = server;
    this.when = when;
    this.remaining = statement;
  }

  /** On which side of the statement the session ends. */
  enum When {
    BEFORE,
    AFTER
  }

  boolean killed() {
    return killed;
  }

  @Override
  public Connection open() throws SQLException {
    Connection connection = super.open();
    int process = connection.unwrap(PGConnection.class).getBackendPID();
    return (Connection) proxy(Connection.class, connection, process);
  }

  private Object proxy(Class<?> type, Object target, int process) {
    return Proxy.newProxyInstance(
        KillingDatabase.class.getClassLoader(),
        new Class<?>[] {type},
        (_, method, arguments) -> call(target, method, arguments, process));
  }

  private Object call(Object target, Method method, Object[] arguments, int process)
      throws Throwable {
    boolean statement = method.getName().startsWith("execute") || method.getName().equals("unwrap");
    if (statement) {
      remaining--;
    }
    boolean hit = statement && remaining == 0;
    if (hit && when == When.BEFORE) {
      kill(process);
    }
    Object result = invoke(target, method, arguments);
    if (hit && when == When.AFTER) {
      kill(process);
      throw new SQLException("the answer was lost", "08006");
    }
    return result instanceof PreparedStatement prepared
        ? proxy(PreparedStatement.class, prepared, process)
        : result;
  }

  /** Waits until the session is gone. */
  private void kill(int process) throws SQLException {
    killed = true;
    try (Connection other = server.connect("postgres");
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_terminate_backend(" + process + ", 10000)");
    }
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
