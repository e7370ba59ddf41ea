/**
 * The words of the language, each defined once: reading files, suggestions, the JSON Schema and the
 * reference page all come from these definitions.
 */
@NullMarked
package dev.leat.core.language;

import org.jspecify.annotations.NullMarked;
