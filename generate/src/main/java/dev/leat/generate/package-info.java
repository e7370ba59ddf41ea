/** Sample data of any size: the same bytes for the same rows, seed and share of dirty rows. */
@NullMarked
package dev.leat.generate;

import org.jspecify.annotations.NullMarked;
