/** Reads and publishes the tables of DuckDB files: {@code type: duckdb}. */
@NullMarked
package dev.leat.connector.duckdb;

import org.jspecify.annotations.NullMarked;
