package dev.leat.testing.snowflake;

/** The kinds of statements that the driver tells apart, by the number it knows them by. */
enum StatementType {
  SELECT(0x1000),
  INSERT(0x3100),
  UPDATE(0x3200),
  DELETE(0x3300),
  MERGE(0x3400),
  COPY(0x3600),
  ALTER_SESSION(0x4100),
  USE(0x4300),
  SHOW(0x4400),
  DESCRIBE(0x4500),
  LIST(0x4701),
  TRANSACTION(0x5000),
  DEFINITION(0x6000),
  REMOVE(0x7103);

  private final int id;

  StatementType(int id) {
    this.id = id;
  }

  int id() {
    return id;
  }
}
