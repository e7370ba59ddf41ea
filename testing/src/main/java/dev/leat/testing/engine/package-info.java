/** Contracts that every engine keeps. */
@NullMarked
package dev.leat.testing.engine;

import org.jspecify.annotations.NullMarked;
