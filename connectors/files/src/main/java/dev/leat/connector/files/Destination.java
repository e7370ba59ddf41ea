package dev.leat.connector.files;

import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Receipt;
import java.io.IOException;

/**
 * One publication's place on disk; the moves are those of {@link dev.leat.api.connector.Publisher}.
 */
interface Destination {
  /** The place as the user knows it. */
  String location();

  void prepare(PublicationId id) throws IOException;

  Receipt commit(PublicationId id) throws IOException;

  boolean isCommitted(PublicationId id) throws IOException;

  void discard(PublicationId id) throws IOException;
}
