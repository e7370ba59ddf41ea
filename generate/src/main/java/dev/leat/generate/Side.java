package dev.leat.generate;

/** What a client does with the symbol. */
enum Side {
  BUY("buy", "Buy"),
  SELL("sell", "SELL");

  final String text;

  /** The same in another case, as some systems write it. */
  final String mixedCase;

  Side(String text, String mixedCase) {
    this.text = text;
    this.mixedCase = mixedCase;
  }
}
