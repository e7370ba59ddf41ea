/** Reads and publishes files and directories. */
@NullMarked
package dev.leat.connector.files;

import org.jspecify.annotations.NullMarked;
