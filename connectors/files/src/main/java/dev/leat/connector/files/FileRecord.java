package dev.leat.connector.files;

/**
 * One publication as a record tells it.
 *
 * @param checksum CRC32C of the published file
 * @param created whether there was no file before
 */
record FileRecord(
    String pipeline, String run, long rows, long bytes, String checksum, boolean created) {}
