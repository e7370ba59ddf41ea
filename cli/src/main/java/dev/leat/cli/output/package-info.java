/** How commands speak: plain text, tables, JSON, progress; colour only where a person looks. */
@NullMarked
package dev.leat.cli.output;

import org.jspecify.annotations.NullMarked;
