package dev.leat.function.geo;

import dev.leat.api.connector.Option;
import dev.leat.api.function.FunctionType;
import dev.leat.api.function.ScalarFunction;
import dev.leat.api.type.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code geo-ranges}: the region of an address by a user's table of ranges. */
public final class RangesType implements FunctionType {
  private static final Option FILE =
      new Option(
          "file",
          "a CSV file with from,to,region, sorted by from.",
          Option.Presence.REQUIRED,
          false,
          true);

  @Override
  public String name() {
    return "geo-ranges";
  }

  @Override
  public List<DataType> parameters() {
    return List.of(DataType.Simple.VARCHAR);
  }

  @Override
  public DataType result() {
    return DataType.Simple.VARCHAR;
  }

  @Override
  public List<Option> options() {
    return List.of(FILE);
  }

  @Override
  public ScalarFunction open(Map<String, String> options) {
    return RangeTable.read(Path.of(Objects.requireNonNull(options.get(FILE.name()))));
  }
}
