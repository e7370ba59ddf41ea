package dev.leat.testing.connector;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A process that dies before its n-th statement: from then on every call on its connections but
 * {@code close} throws {@link SimulatedCrash}, and closing rolls back, as a database does when a
 * process is gone.
 */
public final class CrashPoint {
  private int remaining;
  private boolean reached;

  private CrashPoint(int remaining) {
    this.remaining = remaining;
  }

  /** Statements count from 1. */
  public static CrashPoint before(int statement) {
    return new CrashPoint(statement);
  }

  /** The death of the process, which no code may catch and go on. */
  public static final class SimulatedCrash extends Error {
    SimulatedCrash() {
      super("simulated crash");
    }
  }

  public boolean reached() {
    return reached;
  }

  public Connection on(Connection connection) {
    return (Connection) proxy(Connection.class, connection);
  }

  private Object proxy(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        CrashPoint.class.getClassLoader(),
        new Class<?>[] {type},
        (_, method, arguments) -> call(target, method, arguments));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals("close")) {
      return invoke(target, method, arguments);
    }
    // Unwrapping is how a bulk loader is reached.
    if (name.startsWith("execute") || name.equals("unwrap") || name.equals("commit")) {
      remaining--;
    }
    if (remaining <= 0) {
      reached = true;
      throw new SimulatedCrash();
    }
    Object result = invoke(target, method, arguments);
    return switch (result) {
      case PreparedStatement statement -> proxy(PreparedStatement.class, statement);
      case Statement statement -> proxy(Statement.class, statement);
      case null -> result;
      default -> result;
    };
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException sql ? sql : e.getCause();
    }
  }
}
