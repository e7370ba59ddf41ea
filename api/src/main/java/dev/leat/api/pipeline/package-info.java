/**
 * The pipeline model: one immutable value per pipeline, equal whether it came from YAML or from
 * Java.
 */
@NullMarked
package dev.leat.api.pipeline;

import org.jspecify.annotations.NullMarked;
