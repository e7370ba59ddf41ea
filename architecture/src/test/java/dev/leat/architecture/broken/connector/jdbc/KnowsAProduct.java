package dev.leat.architecture.broken.connector.jdbc;

public record KnowsAProduct(dev.leat.architecture.broken.connector.duckdb.Innocent product) {}
