package dev.leat.function.geo;

/** {@code geo-ranges}: the region of an address by a user's table of ranges. */
public final class RangesType extends RegionByFile {
  public RangesType() {
    super("geo-ranges", "a CSV file with from,to,region, sorted by from.", RangeTable::read);
  }
}
