/** The pipeline model and the ports of Leat; depends on the JDK and JSpecify only. */
@NullMarked
package dev.leat.api;

import org.jspecify.annotations.NullMarked;
