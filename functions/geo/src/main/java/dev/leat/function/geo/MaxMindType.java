package dev.leat.function.geo;

/**
 * {@code geo-maxmind}: the region of an address by a country or city database of MaxMind's form.
 */
public final class MaxMindType extends RegionByFile {
  public MaxMindType() {
    super(
        "geo-maxmind",
        "a database file (.mmdb) whose records have continent.code.",
        MaxMindTable::open);
  }
}
