/**
 * What connectors to databases share, and the port each of them fills.
 *
 * <p>{@code JdbcPublisher} holds the protocol of a publication, {@code JdbcTableReader} that of
 * reading; a {@code Database} is the way in, and a {@code Dialect} what is peculiar to one product.
 */
@NullMarked
package dev.leat.connector.jdbc;

import org.jspecify.annotations.NullMarked;
