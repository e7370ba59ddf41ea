package dev.leat.architecture.broken.engine.duckdb;

import dev.leat.architecture.broken.connector.jdbc.Innocent;

public record KnowsAConnector(Innocent connector) {}
