package dev.leat.core.run;

import dev.leat.api.connector.ConnectionType;
import dev.leat.api.connector.Connector;
import dev.leat.api.notify.Notifier;
import dev.leat.api.project.Connection;
import dev.leat.api.project.Project;
import dev.leat.api.store.RunRecord.WorkerProcess;
import dev.leat.api.store.Store;
import dev.leat.core.journal.CrashPoint;
import dev.leat.core.project.Connectors;
import dev.leat.core.time.Sleeper;
import dev.leat.engine.duckdb.DuckDbEngine;
import dev.leat.report.XChartRenderer;
import dev.leat.store.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** A project folder with everything real in it, and a clock that moves when somebody sleeps. */
final class RunFixture implements AutoCloseable {
  static final String CLEAN =
      """
      id,client,amount
      1,ann,10.00
      2,bob,5.50
      3,ann,2.25
      """;
  static final String DIRTY =
      """
      id,client,amount
      1,ann,10.00
      2,bob,-1
      3,ann,abc
      4,bob,5.50
      """;

  final Path root;
  final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T12:00:00Z"));
  final List<Duration> slept = new ArrayList<>();
  final Sleeper sleeper =
      (length, _) -> {
        slept.add(length);
        clock.advance(length);
      };
  private final List<ConnectionType> connectors = new ArrayList<>();
  private final Map<String, Connection> connections =
      new java.util.HashMap<>(
          Map.of("results", new Connection("results", "sqlite", Map.of("path", "results.db"))));
  private final Map<String, String> settings = new java.util.HashMap<>();
  private final Random random = new Random(7);
  private Store store;

  RunFixture(Path root) {
    this.root = root;
    ServiceLoader.load(Connector.class).forEach(connectors::add);
    ServiceLoader.load(Notifier.class).forEach(connectors::add);
    store = openStore();
  }

  private Store openStore() {
    return SqliteStore.open(root.resolve(".leat").resolve(SqliteStore.FILE));
  }

  /** Another process would open the store anew. */
  void reopenStore() {
    store.close();
    store = openStore();
  }

  Store store() {
    return store;
  }

  void add(Connector connector, Connection connection) {
    connectors.add(connector);
    add(connection);
  }

  void add(Connection connection) {
    connections.put(connection.name(), connection);
  }

  void setting(String name, String value) {
    settings.put(name, value);
  }

  Path file(String name) {
    return root.resolve(name);
  }

  void write(String name, String text) {
    try {
      Files.createDirectories(file(name).getParent());
      Files.writeString(file(name), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String read(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Workbench bench() {
    Project project = new Project(root, "shop", "development", connections, List.of(), settings);
    return new Workbench(
        project,
        store,
        new DuckDbEngine(),
        Connectors.of(connectors),
        new XChartRenderer(),
        new RunSettings(256L << 20, 2, 1L << 30, 3),
        new WorkerProcess(4711, "mill"),
        clock,
        random,
        sleeper,
        CrashPoint.NONE);
  }

  Runs runs() {
    return new Runs(bench());
  }

  RunResult run(Orders orders) {
    clock.advance(Duration.ofMinutes(1));
    return runs().run(orders.checked(), RunRequest.now(), RunListener.NONE);
  }

  /** The rows of the totals table, as text. */
  List<String> totals() {
    return query("select client || ' ' || total || ' ' || orders from totals order by 1");
  }

  List<String> query(String sql) {
    if (!Files.exists(file("results.db"))) {
      return List.of("no database");
    }
    try (java.sql.Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + file("results.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> list = new ArrayList<>();
      while (rows.next()) {
        list.add(rows.getString(1));
      }
      return list;
    } catch (SQLException failure) {
      return List.of(String.valueOf(failure.getMessage()));
    }
  }

  /** Every file of the project that a user would see, with its size. */
  List<String> visibleFiles() {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(name -> !name.startsWith(".leat"))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
