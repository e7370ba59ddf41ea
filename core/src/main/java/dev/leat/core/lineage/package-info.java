/** Which table and column comes from which. */
@NullMarked
package dev.leat.core.lineage;

import org.jspecify.annotations.NullMarked;
