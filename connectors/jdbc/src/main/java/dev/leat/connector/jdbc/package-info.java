/** Reads and publishes tables of SQLite and DuckDB. */
@NullMarked
package dev.leat.connector.jdbc;

import org.jspecify.annotations.NullMarked;
