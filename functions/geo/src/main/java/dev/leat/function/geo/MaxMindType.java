package dev.leat.function.geo;

import dev.leat.api.connector.Option;
import dev.leat.api.function.FunctionType;
import dev.leat.api.function.ScalarFunction;
import dev.leat.api.type.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code geo-maxmind}: the region of an address by a country or city database of MaxMind's form.
 */
public final class MaxMindType implements FunctionType {
  private static final Option FILE =
      new Option(
          "file",
          "a database file (.mmdb) whose records have continent.code.",
          Option.Presence.REQUIRED,
          false,
          true);

  @Override
  public String name() {
    return "geo-maxmind";
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
    return MaxMindTable.open(Path.of(Objects.requireNonNull(options.get(FILE.name()))));
  }
}
