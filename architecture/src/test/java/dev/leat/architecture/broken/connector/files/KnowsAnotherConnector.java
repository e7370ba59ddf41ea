package dev.leat.architecture.broken.connector.files;

import dev.leat.architecture.broken.connector.jdbc.Innocent;

public record KnowsAnotherConnector(Innocent other) {}
