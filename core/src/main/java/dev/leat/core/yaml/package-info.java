/** YAML as a tree in which every key, value and character of a text knows its place. */
@NullMarked
package dev.leat.core.yaml;

import org.jspecify.annotations.NullMarked;
