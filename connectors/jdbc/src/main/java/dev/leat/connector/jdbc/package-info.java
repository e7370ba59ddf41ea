/**
 * Publishes to and reads from databases that are one file: SQLite and DuckDB.
 *
 * <p>{@code JdbcPublisher} holds the protocol, a {@code Dialect} what is peculiar to one product.
 */
@NullMarked
package dev.leat.connector.jdbc;

import org.jspecify.annotations.NullMarked;
