package dev.leat.connector.files;

import dev.leat.api.connector.PublicationId;

/**
 * One publication as a record tells it.
 *
 * @param checksum CRC32C of the published file; empty for a directory
 * @param created whether there was nothing before
 */
record FileRecord(
    String pipeline, String run, long rows, long bytes, String checksum, boolean created) {
  boolean isOf(PublicationId id) {
    return run.equals(id.run()) && pipeline.equals(id.pipeline());
  }
}
