/** From a checked pipeline to a plan: inputs, reuse, targets; looking only, changing nothing. */
@NullMarked
package dev.leat.core.plan;

import org.jspecify.annotations.NullMarked;
