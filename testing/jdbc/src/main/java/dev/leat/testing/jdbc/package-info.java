/** Targets of the JDBC library as {@code TableTargetContract} uses them. */
@NullMarked
package dev.leat.testing.jdbc;

import org.jspecify.annotations.NullMarked;
