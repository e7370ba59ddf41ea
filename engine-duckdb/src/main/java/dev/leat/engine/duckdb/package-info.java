/** The default engine: DuckDB inside the process. */
@NullMarked
package dev.leat.engine.duckdb;

import org.jspecify.annotations.NullMarked;
