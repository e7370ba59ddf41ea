package dev.leat.connector.jdbc;

/**
 * A column that a target table has.
 *
 * @param declared its type as the database words it
 * @param mayBeOmitted whether a row can be added without naming it
 */
public record TargetColumn(String name, String declared, boolean mayBeOmitted) {}
