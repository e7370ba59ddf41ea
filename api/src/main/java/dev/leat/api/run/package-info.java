/** A run as the world sees it: its states, steps and counts. */
@NullMarked
package dev.leat.api.run;

import org.jspecify.annotations.NullMarked;
