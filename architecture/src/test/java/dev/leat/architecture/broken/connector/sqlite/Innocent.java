package dev.leat.architecture.broken.connector.sqlite;

/** Depends on the library of databases, as it may. */
public record Innocent(dev.leat.architecture.broken.connector.jdbc.Innocent library) {}
