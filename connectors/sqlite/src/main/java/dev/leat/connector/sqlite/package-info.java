/** Reads and publishes the tables of SQLite files: {@code type: sqlite}. */
@NullMarked
package dev.leat.connector.sqlite;

import org.jspecify.annotations.NullMarked;
