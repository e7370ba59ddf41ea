/** Scalar functions in Java, for what SQL cannot say. */
@NullMarked
package dev.leat.api.function;

import org.jspecify.annotations.NullMarked;
