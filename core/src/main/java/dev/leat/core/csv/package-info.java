/** CSV that people write and edit, small enough to be held in memory. */
@NullMarked
package dev.leat.core.csv;

import org.jspecify.annotations.NullMarked;
