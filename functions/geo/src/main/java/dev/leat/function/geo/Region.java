package dev.leat.function.geo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The regions that the world is parted into, by continents' codes. */
final class Region {
  /** What has no region: no address, one that is none, one that the data does not know. */
  static final String UNKNOWN = "Unknown";

  private static final Map<String, String> BY_CONTINENT =
      Map.of("NA", "NA", "EU", "EU", "AS", "APAC", "SA", "SA", "AF", "AF", "OC", "OCE");

  private Region() {}

  static String ofContinent(@Nullable String code) {
    return code == null ? UNKNOWN : BY_CONTINENT.getOrDefault(code, UNKNOWN);
  }
}
