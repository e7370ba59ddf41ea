package dev.leat.generate;

/** How a client is served. */
enum ClientType {
  GOLD("gold", "Gold"),
  SILVER("silver", "SILVER"),
  BRONZE("bronze", "Bronze");

  final String text;

  /** The same in another case, as some systems write it. */
  final String mixedCase;

  ClientType(String text, String mixedCase) {
    this.text = text;
    this.mixedCase = mixedCase;
  }

  /** Of ten clients one is gold, three are silver. */
  static ClientType of(int client) {
    int place = client % 10;
    return place == 0 ? GOLD : place <= 3 ? SILVER : BRONZE;
  }
}
