/**
 * JSON: an array of objects, one object, objects one after the other, or one object a line.
 *
 * <p>A field is a path of keys, {@code a.b.c}; keys match in any case unless two differ only in
 * case. Numbers go as their text through the conversion grammar; an object or array is its JSON
 * text. A line that is no object is one broken record; an array or object over several lines that
 * is never closed is a broken file.
 */
@NullMarked
package dev.leat.formats.json;

import org.jspecify.annotations.NullMarked;
