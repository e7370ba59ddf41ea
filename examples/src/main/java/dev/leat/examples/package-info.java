/** The example pipelines, in YAML and in Java. */
@NullMarked
package dev.leat.examples;

import org.jspecify.annotations.NullMarked;
