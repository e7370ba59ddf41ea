/** What is wrong, where, why, and what to do: the one vocabulary of errors in Leat. */
@NullMarked
package dev.leat.api.problem;

import org.jspecify.annotations.NullMarked;
