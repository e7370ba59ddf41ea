/** From a plan to published targets, one journaled step after another. */
@NullMarked
package dev.leat.core.run;

import org.jspecify.annotations.NullMarked;
