package dev.leat.api.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A declared parameter.
 *
 * @param defaultValue null when a value must be given
 */
public record Parameter(
    String name,
    ParameterType type,
    @Nullable Argument defaultValue,
    @Nullable String description) {}
