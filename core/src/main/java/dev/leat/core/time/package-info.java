/** Waiting that can be cut short, and moved by tests. */
@NullMarked
package dev.leat.core.time;

import org.jspecify.annotations.NullMarked;
