/** A real PostgreSQL server of one's own, for tests and development. */
@NullMarked
package dev.leat.testing.postgresql;

import org.jspecify.annotations.NullMarked;
