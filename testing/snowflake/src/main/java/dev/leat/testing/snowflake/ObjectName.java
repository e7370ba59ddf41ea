package dev.leat.testing.snowflake;

/** A table, view or stage, by the names Snowflake keeps. */
record ObjectName(String database, String schema, String name) {
  String sql() {
    return Names.sql(database) + "." + Names.sql(schema) + "." + Names.sql(name);
  }

  @Override
  public String toString() {
    return Names.shown(database) + "." + Names.shown(schema) + "." + Names.shown(name);
  }
}
