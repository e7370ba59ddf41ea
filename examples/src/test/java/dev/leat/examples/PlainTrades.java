package dev.leat.examples;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the pipeline {@code trades} must give, worked out row by row without an engine.
 *
 * @param groups week, client type, client, symbol, volume, cash flow, trades, in that order
 * @param unusable rows that belong to quarantine
 */
record PlainTrades(List<String> groups, int unusable) {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final Set<String> CLIENT_TYPES = Set.of("gold", "silver", "bronze");

  private record Sums(BigDecimal volume, BigDecimal pnl, int trades) {
    Sums plus(Sums other) {
      return new Sums(volume.add(other.volume), pnl.add(other.pnl), trades + other.trades);
    }

    @Override
    public String toString() {
      return volume.setScale(4) + "," + pnl.setScale(4) + "," + trades;
    }
  }

  static PlainTrades of(Path file) throws IOException {
    Map<String, Sums> sums = new TreeMap<>();
    int unusable = 0;
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      String key = key(fields);
      if (key == null) {
        unusable++;
      } else {
        sums.merge(key, sums(fields), Sums::plus);
      }
    }
    List<String> groups = new ArrayList<>();
    sums.forEach((key, group) -> groups.add(key + "," + group));
    return new PlainTrades(groups, unusable);
  }

  private static @Nullable String key(String[] fields) {
    String clientType = fields[2].strip().toLowerCase(Locale.ROOT);
    String symbol = fields[3].strip().toUpperCase(Locale.ROOT);
    if (fields[1].isBlank() || symbol.isEmpty() || !CLIENT_TYPES.contains(clientType)) {
      return null;
    }
    try {
      var week =
          LocalDateTime.parse(fields[0].strip(), TIMESTAMP)
              .toLocalDate()
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return week + "," + clientType + "," + fields[1].strip() + "," + symbol;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Sums sums(String[] fields) {
    BigDecimal quantity = number(fields[5]);
    BigDecimal price = number(fields[6]);
    BigDecimal volume = quantity == null ? BigDecimal.ZERO : quantity;
    BigDecimal cash =
        quantity == null || price == null ? BigDecimal.ZERO : price.multiply(quantity);
    BigDecimal pnl =
        switch (fields[4].strip().toLowerCase(Locale.ROOT)) {
          case "buy" -> cash.negate();
          case "sell" -> cash;
          default -> BigDecimal.ZERO;
        };
    return new Sums(volume, pnl, 1);
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
