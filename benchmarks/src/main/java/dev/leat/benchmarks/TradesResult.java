package dev.leat.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a competitor left in its folder: the table, row by row, and the two reports. Numbers compare
 * at four decimal places.
 */
record TradesResult(List<String> table, Map<String, List<String>> reports) {
  private static final String ROWS =
      """
      select week_start_date, client_type, user_id, symbol,
        printf('%.4f', total_volume), printf('%.4f', total_pnl), trade_count
      from agg_trades_weekly
      order by 1, 2, 3, 4
      """;
  private static final List<String> REPORTS =
      List.of("top_clients_volume.csv", "top_clients_pnl.csv");

  static TradesResult read(Path folder) {
    Map<String, List<String>> reports = new LinkedHashMap<>();
    for (String report : REPORTS) {
      reports.put(report, report(folder.resolve("output").resolve(report)));
    }
    return new TradesResult(table(folder.resolve("agg_result.db")), reports);
  }

  /** Throws when this result differs, and says where. */
  void compareTo(String name, TradesResult expected) {
    for (int row = 0; row < Math.max(table.size(), expected.table.size()); row++) {
      String mine = row < table.size() ? table.get(row) : "nothing";
      String theirs = row < expected.table.size() ? expected.table.get(row) : "nothing";
      if (!mine.equals(theirs)) {
        throw new IllegalStateException(
            name + " differs in row " + (row + 1) + ": " + mine + " instead of " + theirs);
      }
    }
    if (!reports.equals(expected.reports)) {
      throw new IllegalStateException(
          name + " differs in its reports: " + reports + " instead of " + expected.reports);
    }
  }

  String summary() {
    return String.format("%,d rows in the table", table.size());
  }

  private static List<String> table(Path database) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROWS)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= 7; column++) {
          row.append(column == 1 ? "" : ",").append(rows.getString(column));
        }
        found.add(row.toString());
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read " + database, e);
    }
  }

  private static List<String> report(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> found = new ArrayList<>(List.of(lines.getFirst()));
      for (String line : lines.subList(1, lines.size())) {
        String[] values = line.split(",");
        found.add(
            String.join(",", values[0], fourPlaces(values[1]), fourPlaces(values[2]), values[3]));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String fourPlaces(String number) {
    return new BigDecimal(number).setScale(4, java.math.RoundingMode.HALF_UP).toPlainString();
  }
}
