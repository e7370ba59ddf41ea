/**
 * From text to rows: splitting files into records and fields, and the one conversion grammar that
 * turns text into typed values, the same for every engine.
 */
@NullMarked
package dev.leat.formats;

import org.jspecify.annotations.NullMarked;
