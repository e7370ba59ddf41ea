/** Telling people what happened to a pipeline: when, in which words, and not too often. */
@NullMarked
package dev.leat.core.notify;

import org.jspecify.annotations.NullMarked;
