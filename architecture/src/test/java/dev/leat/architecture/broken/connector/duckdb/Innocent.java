package dev.leat.architecture.broken.connector.duckdb;

public record Innocent(String name) {}
