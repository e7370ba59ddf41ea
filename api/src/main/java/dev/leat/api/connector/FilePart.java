package dev.leat.api.connector;

import dev.leat.api.pipeline.Target;
import java.nio.file.Path;
import java.util.Map;

/**
 * A finished file of rows in a staging folder, the second form in which data travels between
 * engines and connectors.
 *
 * @param partition the values of the partition columns, in their order; empty when not partitioned
 */
public record FilePart(
    Path path, Target.FileKind kind, long rows, long bytes, Map<String, String> partition) {
  public FilePart {
    partition = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(partition));
  }
}
