/**
 * The bytes of input files: opened, decompressed, brought to UTF-8, with errors a user can act on.
 */
@NullMarked
package dev.leat.formats.input;

import org.jspecify.annotations.NullMarked;
