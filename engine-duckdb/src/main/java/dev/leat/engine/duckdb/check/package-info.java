/** Checking SQL offline: DuckDB's parser and binder over empty tables. */
@NullMarked
package dev.leat.engine.duckdb.check;

import org.jspecify.annotations.NullMarked;
