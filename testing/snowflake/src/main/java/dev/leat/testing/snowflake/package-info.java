/**
 * A stand-in for a Snowflake account: it speaks the protocol of Snowflake's own JDBC driver and
 * executes on DuckDB.
 */
@NullMarked
package dev.leat.testing.snowflake;

import org.jspecify.annotations.NullMarked;
