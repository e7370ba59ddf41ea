/** The contract of stores, for every implementation to extend. */
@NullMarked
package dev.leat.testing.store;

import org.jspecify.annotations.NullMarked;
