/** From a pipeline to a checked pipeline: every problem at once, offline. */
@NullMarked
package dev.leat.core.check;

import org.jspecify.annotations.NullMarked;
