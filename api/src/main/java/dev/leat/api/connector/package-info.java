/** The connector port: reading from and publishing to outside systems. */
@NullMarked
package dev.leat.api.connector;

import org.jspecify.annotations.NullMarked;
