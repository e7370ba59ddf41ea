/** The life of rows that did not pass: looked at, mended, waived, discarded, replayed. */
@NullMarked
package dev.leat.core.quarantine;

import org.jspecify.annotations.NullMarked;
