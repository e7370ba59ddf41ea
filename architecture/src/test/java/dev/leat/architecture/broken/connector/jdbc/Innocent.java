package dev.leat.architecture.broken.connector.jdbc;

public record Innocent(String name) {}
