/**
 * The conversion grammar: text to values, the same for every engine, field by field straight from
 * UTF-8 bytes.
 */
@NullMarked
package dev.leat.formats.value;

import org.jspecify.annotations.NullMarked;
