package dev.leat.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of the trades pipeline written down a second time, row by row in plain Java. */
final class TradesReference {
  private static final Set<String> CLIENT_TYPES = Set.of("gold", "silver", "bronze");

  private final Map<Key, Sums> groups = new TreeMap<>(Key.ORDER);
  private final Map<Long, Sums> bronze = new HashMap<>();
  private int read;
  private int quarantined;

  private record Key(LocalDate week, String clientType, long user, String symbol) {
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::week)
            .thenComparing(Key::clientType)
            .thenComparing(Key::user)
            .thenComparing(Key::symbol);
  }

  private static final class Sums {
    private BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal pnl = BigDecimal.ZERO;
    private long trades;
  }

  static TradesReference of(Path csv) {
    TradesReference reference = new TradesReference();
    try (var lines = Files.lines(csv)) {
      lines.skip(1).forEach(reference::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reference;
  }

  int read() {
    return read;
  }

  int quarantined() {
    return quarantined;
  }

  /** The rows of {@code agg_trades_weekly}, money with as many digits as it needs. */
  List<List<String>> weekly() {
    List<List<String>> rows = new ArrayList<>();
    groups.forEach(
        (key, sums) ->
            rows.add(
                List.of(
                    key.week.toString(),
                    key.clientType,
                    Long.toString(key.user),
                    key.symbol,
                    plain(sums.volume),
                    plain(sums.pnl),
                    Long.toString(sums.trades))));
    return rows;
  }

  /** The lines of {@code top_clients_volume.csv}. */
  List<String> topByVolume() {
    return top(sums -> sums.volume);
  }

  /** The lines of {@code top_clients_pnl.csv}. */
  List<String> topByPnl() {
    return top(sums -> sums.pnl);
  }

  private List<String> top(java.util.function.Function<Sums, BigDecimal> by) {
    Comparator<Map.Entry<Long, Sums>> order =
        Comparator.comparing(
            (Map.Entry<Long, Sums> e) -> by.apply(e.getValue()), Comparator.reverseOrder());
    List<String> lines = new ArrayList<>();
    lines.add("user_id,total_volume,total_pnl,trade_count");
    bronze.entrySet().stream()
        .sorted(order.thenComparing(Map.Entry::getKey))
        .limit(3)
        .forEach(
            e ->
                lines.add(
                    e.getKey()
                        + ","
                        + e.getValue().volume.setScale(4)
                        + ","
                        + e.getValue().pnl.setScale(4)
                        + ","
                        + e.getValue().trades));
    return lines;
  }

  /** A decimal without zeros at its end, as SQLite gives a number back. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private void add(String line) {
    read++;
    String[] fields = line.split(",", -1);
    LocalDateTime timestamp = timestamp(fields[0].strip());
    String user = fields[1].strip();
    String clientType = fields[2].strip().toLowerCase(Locale.ROOT);
    String symbol = fields[3].strip().toUpperCase(Locale.ROOT);
    if (timestamp == null
        || !user.matches("\\d+")
        || !CLIENT_TYPES.contains(clientType)
        || symbol.isEmpty()) {
      quarantined++;
      return;
    }
    LocalDate week =
        timestamp.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    BigDecimal quantity = decimal(fields[5]);
    BigDecimal price = decimal(fields[6]);
    BigDecimal pnl = pnl(fields[4].strip().toLowerCase(Locale.ROOT), quantity, price);
    long userId = Long.parseLong(user);
    add(
        groups.computeIfAbsent(new Key(week, clientType, userId, symbol), _ -> new Sums()),
        quantity,
        pnl);
    if (clientType.equals("bronze")) {
      add(bronze.computeIfAbsent(userId, _ -> new Sums()), quantity, pnl);
    }
  }

  private static void add(Sums sums, @Nullable BigDecimal quantity, BigDecimal pnl) {
    sums.volume = quantity == null ? sums.volume : sums.volume.add(quantity);
    sums.pnl = sums.pnl.add(pnl);
    sums.trades++;
  }

  private static BigDecimal pnl(
      String side, @Nullable BigDecimal quantity, @Nullable BigDecimal price) {
    if (quantity == null || price == null) {
      return BigDecimal.ZERO;
    }
    return switch (side) {
      case "buy" -> quantity.multiply(price).negate();
      case "sell" -> quantity.multiply(price);
      default -> BigDecimal.ZERO;
    };
  }

  private static @Nullable LocalDateTime timestamp(String text) {
    try {
      return LocalDateTime.parse(text.replace(' ', 'T'));
    } catch (DateTimeParseException notIso) {
      return null;
    }
  }

  private static @Nullable BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text.strip()).setScale(4, RoundingMode.HALF_UP);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
