package dev.leat.core.query;

import dev.leat.api.pipeline.Source;

/** Sources under another name. */
final class Renamed {
  private Renamed() {}

  static Source source(Source source, String name) {
    return new Source(
        name,
        source.input(),
        source.columns(),
        source.expectations(),
        source.deduplication(),
        null,
        source.reading(),
        source.onRestated(),
        source.onNewColumn(),
        null);
  }
}
