package dev.leat.connector.jdbc;

/**
 * What a merge did.
 *
 * @param updated rows of the batch whose key was known
 * @param inserted the others
 */
public record Merged(long updated, long inserted) {}
