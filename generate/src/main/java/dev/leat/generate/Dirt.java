package dev.leat.generate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Locale;

/** How one row of a trades file is written: clean, or dirty in one of the ways seen in the wild. */
enum Dirt {
  NONE,
  EMPTY_TIMESTAMP {
    @Override
    void timestamp(TextBuffer out, byte[] day, int second) {}
  },
  NOT_A_DATE {
    @Override
    void timestamp(TextBuffer out, byte[] day, int second) {
      out.text("not_a_date");
    }
  },
  OTHER_DATE_FORMAT {
    @Override
    void timestamp(TextBuffer out, byte[] day, int second) {
      String date = new String(day, US_ASCII);
      out.text(date.substring(8) + "/" + date.substring(5, 7) + "/" + date.substring(0, 4));
      out.character(' ').twoDigits(second / 3600);
      out.character(':').twoDigits(second / 60 % 60);
    }
  },
  EMPTY_CLIENT {
    @Override
    void client(TextBuffer out, int client) {}
  },
  EMPTY_CLIENT_TYPE {
    @Override
    void clientType(TextBuffer out, ClientType type) {}
  },
  UNKNOWN_CLIENT_TYPE {
    @Override
    void clientType(TextBuffer out, ClientType type) {
      out.text("platinum");
    }
  },
  EMPTY_SYMBOL {
    @Override
    void symbol(TextBuffer out, String symbol) {}
  },
  UNKNOWN_SIDE {
    @Override
    void side(TextBuffer out, Side side) {
      out.text("hold");
    }
  },
  EMPTY_QUANTITY {
    @Override
    void quantity(TextBuffer out, int hundredths) {}
  },
  EMPTY_PRICE {
    @Override
    void price(TextBuffer out, int hundredths) {}
  },
  NOT_A_NUMBER {
    @Override
    void price(TextBuffer out, int hundredths) {
      out.text("n/a");
    }
  },
  STRAY_BLANKS {
    @Override
    void clientType(TextBuffer out, ClientType type) {
      out.character(' ').text(type.text);
    }

    @Override
    void symbol(TextBuffer out, String symbol) {
      out.character(' ').text(symbol).text("  ");
    }

    @Override
    void quantity(TextBuffer out, int hundredths) {
      out.character(' ').hundredths(hundredths).character(' ');
    }
  },
  MIXED_CASE {
    @Override
    void clientType(TextBuffer out, ClientType type) {
      out.text(type.mixedCase);
    }

    @Override
    void symbol(TextBuffer out, String symbol) {
      out.text(symbol.toLowerCase(Locale.ROOT));
    }

    @Override
    void side(TextBuffer out, Side side) {
      out.text(side.mixedCase);
    }
  };

  /** Every way to be dirty. */
  static final List<Dirt> ALL = List.of(values()).subList(1, values().length);

  void timestamp(TextBuffer out, byte[] day, int second) {
    out.text(day).character(' ').twoDigits(second / 3600);
    out.character(':').twoDigits(second / 60 % 60).character(':').twoDigits(second % 60);
  }

  void client(TextBuffer out, int client) {
    out.number(client);
  }

  void clientType(TextBuffer out, ClientType type) {
    out.text(type.text);
  }

  void symbol(TextBuffer out, String symbol) {
    out.text(symbol);
  }

  void side(TextBuffer out, Side side) {
    out.text(side.text);
  }

  void quantity(TextBuffer out, int hundredths) {
    out.hundredths(hundredths);
  }

  void price(TextBuffer out, int hundredths) {
    out.hundredths(hundredths);
  }
}
