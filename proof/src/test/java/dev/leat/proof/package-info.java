/** The whole of Leat, from its command line to what it publishes, held to what it promises. */
@NullMarked
package dev.leat.proof;

import org.jspecify.annotations.NullMarked;
