package dev.leat.architecture.broken.core;

import dev.leat.architecture.broken.engine.duckdb.KnowsAConnector;

public record NamesAnEngine(KnowsAConnector engine) {}
