/** Folds: which part of a state's expression the row gives, and the arithmetic on the rest. */
@NullMarked
package dev.leat.sql.fold;

import org.jspecify.annotations.NullMarked;
