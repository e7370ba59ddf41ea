package dev.leat.connector.postgresql;

import dev.leat.api.project.Connection;
import dev.leat.testing.connector.TableTarget;
import dev.leat.testing.postgresql.PostgreSqlServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The one server of this module's tests; it ends with the process. */
final class Server {
  private static final PostgreSqlServer SERVER = PostgreSqlServer.start();

  private Server() {}

  static PostgreSqlServer running() {
    return SERVER;
  }

  static PostgreSqlDatabase database(String name) {
    return database(name, Map.of());
  }

  static PostgreSqlDatabase database(String name, Map<String, String> more) {
    Map<String, String> options =
        new HashMap<>(
            Map.of(
                "host",
                "127.0.0.1",
                "port",
                Integer.toString(SERVER.port()),
                "database",
                name,
                "user",
                PostgreSqlServer.USER,
                "lock_timeout",
                "2s"));
    options.putAll(more);
    return PostgreSqlDatabase.of(
        new Connection(TableTarget.CONNECTION, "postgresql", options), Path.of(""));
  }
}
