package dev.leat.api.pipeline;

/**
 * A parameter's value.
 *
 * @param text the value in canonical spelling: integers and decimals as digits, dates and
 *     timestamps as ISO 8601, durations as ISO 8601 ({@code PT30S})
 */
public record Argument(ParameterType type, String text) {}
