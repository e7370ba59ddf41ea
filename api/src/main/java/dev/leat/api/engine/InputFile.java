package dev.leat.api.engine;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file a run reads, as it was discovered.
 *
 * @param name as the user knows it: relative to the project where it lies inside it; {@code first}
 *     in deduplication is by this name in code-point order
 * @param fingerprint CRC32C of all its bytes, 8 hex digits
 */
public record InputFile(Path path, String name, long size, Instant modified, String fingerprint) {}
