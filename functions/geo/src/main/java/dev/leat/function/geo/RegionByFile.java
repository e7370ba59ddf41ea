package dev.leat.function.geo;

import dev.leat.api.connector.Option;
import dev.leat.api.function.FunctionType;
import dev.leat.api.function.ScalarFunction;
import dev.leat.api.type.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The region of an address by what a file says; the kinds differ in what the file is. */
abstract sealed class RegionByFile implements FunctionType permits MaxMindType, RangesType {
  private final String name;
  private final Option file;
  private final Function<Path, ScalarFunction> opening;

  /**
   * @param file what the file is, for the reference page
   */
  RegionByFile(String name, String file, Function<Path, ScalarFunction> opening) {
    this.name = name;
    this.file = new Option("file", file, Option.Presence.REQUIRED, false, true);
    this.opening = opening;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<DataType> parameters() {
    return List.of(DataType.Simple.VARCHAR);
  }

  @Override
  public final DataType result() {
    return DataType.Simple.VARCHAR;
  }

  @Override
  public final List<Option> options() {
    return List.of(file);
  }

  @Override
  public final ScalarFunction open(Map<String, String> options) {
    return opening.apply(Path.of(Objects.requireNonNull(options.get(file.name()))));
  }
}
