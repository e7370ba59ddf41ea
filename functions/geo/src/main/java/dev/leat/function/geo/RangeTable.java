package dev.leat.function.geo;

import dev.leat.api.function.ScalarFunction;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Regions by ranges of addresses that do not overlap: a search by halves, all ranges in memory. */
final class RangeTable implements ScalarFunction {
  private static final String HEADER = "from,to,region";
  private static final int FIELDS = 3;

  private final List<Range> ranges;

  private RangeTable(List<Range> ranges) {
    this.ranges = ranges;
  }

  private record Range(Address from, Address to, String region) {}

  /**
   * Reads a CSV file with the header {@code from,to,region}: both addresses belong to the range,
   * and the ranges are in ascending order.
   */
  static RangeTable read(Path file) {
    List<Range> ranges = new ArrayList<>();
    List<String> lines = lines(file);
    if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
      throw invalid(file, 1, "The header is not " + HEADER + ".");
    }
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        Range range = range(file, i + 1, lines.get(i));
        if (!ranges.isEmpty() && range.from().compareTo(ranges.getLast().to()) <= 0) {
          throw invalid(
              file, i + 1, "The range begins before the one above ends: sort and part them.");
        }
        ranges.add(range);
      }
    }
    return new RangeTable(ranges);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new LeatException(
          "unreadable-file",
          ErrorKind.EXTERNAL,
          file + ": The table of address ranges cannot be read: " + failure + ".",
          failure);
    }
  }

  private static Range range(Path file, int line, String text) {
    String[] fields = text.split(",", -1);
    if (fields.length != FIELDS || fields[2].isBlank()) {
      throw invalid(file, line, "Expected from,to,region but found " + text + ".");
    }
    Address from = address(file, line, fields[0]);
    Address to = address(file, line, fields[1]);
    if (from.compareTo(to) > 0) {
      throw invalid(file, line, "The range ends before it begins.");
    }
    return new Range(from, to, fields[2].strip());
  }

  private static Address address(Path file, int line, String text) {
    Optional<Address> address = Address.parse(text);
    return address.orElseThrow(() -> invalid(file, line, text + " is no IP address."));
  }

  private static LeatException invalid(Path file, int line, String what) {
    return LeatException.user("invalid-ranges", file + ":" + line + ": " + what);
  }

  @Override
  public @Nullable Object apply(@Nullable Object[] arguments) {
    return Address.parse((String) arguments[0]).map(this::region).orElse(Region.UNKNOWN);
  }

  private String region(Address address) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Range range = ranges.get(middle);
      if (address.compareTo(range.from()) < 0) {
        high = middle - 1;
      } else if (address.compareTo(range.to()) > 0) {
        low = middle + 1;
      } else {
        return range.region();
      }
    }
    return Region.UNKNOWN;
  }
}
