/**
 * Reads and publishes the tables of PostgreSQL: {@code type: postgresql}.
 *
 * <p>Rows go in by COPY, whether into the target, a table that takes its place, or a batch to
 * merge.
 */
@NullMarked
package dev.leat.connector.postgresql;

import org.jspecify.annotations.NullMarked;
