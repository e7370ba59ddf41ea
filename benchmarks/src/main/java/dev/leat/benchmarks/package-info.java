/** Side-by-side measurements. */
@NullMarked
package dev.leat.benchmarks;

import org.jspecify.annotations.NullMarked;
