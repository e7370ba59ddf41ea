package dev.leat.core.pack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where Leat itself lies: the launcher says so.
 *
 * @param folder with {@code lib/}, Leat's own jars, and {@code packs/}
 * @param version of Leat; a pack is of the same
 * @param checkout the source checkout that built it; null for a distribution
 */
public record Installation(Path folder, String version, @Nullable Path checkout) {
  Path packs() {
    return folder.resolve("packs");
  }

  Path libraries() {
    return folder.resolve("lib");
  }
}
