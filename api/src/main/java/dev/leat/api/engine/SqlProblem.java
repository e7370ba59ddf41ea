package dev.leat.api.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong inside a piece of SQL.
 *
 * @param offset of the offending character in the text given, counting UTF-16 units from 0; -1 when
 *     unknown
 */
public record SqlProblem(String code, int offset, String message, @Nullable String remedy) {}
