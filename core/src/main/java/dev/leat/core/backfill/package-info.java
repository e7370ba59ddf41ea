/** Running a pipeline for a range of intervals: which of them, and why. */
@NullMarked
package dev.leat.core.backfill;

import org.jspecify.annotations.NullMarked;
