/** The portable types of columns and the schemas made of them. */
@NullMarked
package dev.leat.api.type;

import org.jspecify.annotations.NullMarked;
