/** Where in the world an IP address belongs. */
@NullMarked
package dev.leat.function.geo;

import org.jspecify.annotations.NullMarked;
