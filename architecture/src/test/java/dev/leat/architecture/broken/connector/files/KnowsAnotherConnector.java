package dev.leat.architecture.broken.connector.files;

import dev.leat.architecture.broken.connector.sqlite.Innocent;

public record KnowsAnotherConnector(Innocent other) {}
