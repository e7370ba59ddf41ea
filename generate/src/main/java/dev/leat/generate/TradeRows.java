package dev.leat.generate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.util.List;

/** The rows of a trades file. */
final class TradeRows implements RowMaker {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
  private static final int DAYS = 26 * 7;
  private static final int SECONDS_PER_DAY = 24 * 60 * 60;

  private static final int ROWS_PER_CLIENT = 2_000;
  private static final int FEWEST_CLIENTS = 40;
  private static final int MOST_CLIENTS = 20_000;
  private static final int FIRST_CLIENT = 1_001;

  private static final List<Market> MARKETS =
      List.of(
          new Market("AAPL", 228_00),
          new Market("AMZN", 219_00),
          new Market("GOOGL", 192_00),
          new Market("MSFT", 423_00),
          new Market("NVDA", 136_00),
          new Market("QQQ", 518_00),
          new Market("SPY", 591_00),
          new Market("TSLA", 381_00));

  private final long rows;
  private final double dirtyShare;
  private final int clients;
  private final byte[][] days = new byte[DAYS][];

  /** The price of each symbol on each day, in cents. */
  private final int[][] prices;

  private record Market(String symbol, int openingPrice) {}

  TradeRows(long rows, long seed, Share dirty) {
    this.rows = rows;
    this.dirtyShare = dirty.fraction();
    this.clients = Math.clamp(rows / ROWS_PER_CLIENT, FEWEST_CLIENTS, MOST_CLIENTS);
    for (int day = 0; day < DAYS; day++) {
      days[day] = FIRST_DAY.plusDays(day).toString().getBytes(US_ASCII);
    }
    prices = new int[MARKETS.size()][];
    for (int market = 0; market < prices.length; market++) {
      prices[market] = walk(MARKETS.get(market).openingPrice, seed, market);
    }
  }

  @Override
  public String header() {
    return "timestamp,user_id,client_type,symbol,side,quantity,price\n";
  }

  @Override
  public boolean append(long row, RandomBits random, TextBuffer out) {
    Dirt dirt =
        random.fraction() < dirtyShare ? Dirt.ALL.get(random.below(Dirt.ALL.size())) : Dirt.NONE;
    int second = second(row, random);
    int day = second / SECONDS_PER_DAY;
    int client = client(random);
    int market = random.below(MARKETS.size());
    boolean buys = random.below(100) < 52;
    int quantity = quantity(random);
    int price = prices[market][day];
    price += random.below(price / 100) - price / 200;

    dirt.timestamp(out, days[day], second % SECONDS_PER_DAY);
    dirt.client(out.character(','), FIRST_CLIENT + client);
    dirt.clientType(out.character(','), ClientType.of(client));
    dirt.symbol(out.character(','), MARKETS.get(market).symbol);
    dirt.side(out.character(','), buys ? Side.BUY : Side.SELL);
    dirt.quantity(out.character(','), quantity);
    dirt.price(out.character(','), price);
    out.character('\n');
    return dirt != Dirt.NONE;
  }

  /** The rows are spread evenly over the half-year; within its even share a row is anywhere. */
  private int second(long row, RandomBits random) {
    double share = (row + random.fraction()) / rows;
    return (int) (share * DAYS * SECONDS_PER_DAY);
  }

  /** Few clients trade much, many trade little. */
  private int client(RandomBits random) {
    double place = random.fraction();
    return (int) (place * place * clients);
  }

  /** In hundredths: mostly 1 … 10, one in ten is ten times that. */
  private static int quantity(RandomBits random) {
    int small = 100 + random.below(900);
    return random.below(10) == 0 ? small * 10 : small;
  }

  /** A random walk with steps of up to 2 % that is drawn back to the opening price. */
  private static int[] walk(int openingPrice, long seed, int market) {
    RandomBits random = new RandomBits();
    random.reset(seed, -1 - market);
    int[] prices = new int[DAYS];
    double price = openingPrice;
    for (int day = 0; day < DAYS; day++) {
      prices[day] = (int) price;
      double step = (random.fraction() - 0.5) * 0.04 * price;
      price += step + (openingPrice - price) * 0.02;
    }
    return prices;
  }
}
