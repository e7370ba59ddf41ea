package dev.leat.core.check;

import dev.leat.api.pipeline.Source;
import dev.leat.api.type.Schema;

/**
 * A source whose expressions mean something.
 *
 * @param source with its {@code as:} expressions and expectations in canonical text, parameters
 *     already literals; facts of the run are the calls that {@link CheckedTable} names
 * @param schema of its relation
 */
public record CheckedSource(Source source, Schema schema) {
  public String name() {
    return source.name();
  }
}
