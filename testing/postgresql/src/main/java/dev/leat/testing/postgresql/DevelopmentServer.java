package dev.leat.testing.postgresql;

import java.util.Map;

/**
 * A PostgreSQL server for trials until it is interrupted, with an empty database {@code leat}.
 * Argument: the port, 5499 by default.
 */
public final class DevelopmentServer {
  private static final int DEFAULT_PORT = 5499;
  private static final String DATABASE = "leat";
  private static final System.Logger LOG = System.getLogger(DevelopmentServer.class.getName());

  private DevelopmentServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_PORT;
    try (PostgreSqlServer server = PostgreSqlServer.start(port, Map.of())) {
      server.createDatabase(DATABASE);
      LOG.log(
          System.Logger.Level.INFO,
          "Listening at 127.0.0.1:{0}, database {1}, user {2} without password",
          Integer.toString(server.port()),
          DATABASE,
          PostgreSqlServer.USER);
      Thread.currentThread().join();
    }
  }
}
