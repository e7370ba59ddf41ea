/** One class per verb of the {@code leat} command. */
@NullMarked
package dev.leat.cli.command;

import org.jspecify.annotations.NullMarked;
