package dev.leat.function.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import dev.leat.api.function.ScalarFunction;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Regions by the continents of a MaxMind-format database, mapped into memory. */
final class MaxMindTable implements ScalarFunction {
  private final Path file;
  private final Reader reader;

  private MaxMindTable(Path file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  static MaxMindTable open(Path file) {
    try {
      return new MaxMindTable(
          file, new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache()));
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  @Override
  public @Nullable Object apply(@Nullable Object[] arguments) {
    return Address.parse((String) arguments[0])
        .map(address -> region(address.inet()))
        .orElse(Region.UNKNOWN);
  }

  private String region(InetAddress address) {
    try {
      Map<?, ?> found = reader.get(address, Map.class);
      return found != null
              && found.get("continent") instanceof Map<?, ?> continent
              && continent.get("code") instanceof String code
          ? Region.ofContinent(code)
          : Region.UNKNOWN;
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  private static LeatException unreadable(Path file, IOException failure) {
    return new LeatException(
        "unreadable-file",
        ErrorKind.EXTERNAL,
        file + ": The database of addresses cannot be read: " + failure.getMessage() + ".",
        failure);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }
}
