package dev.leat.architecture.broken.connector.files;

import dev.leat.architecture.broken.core.Sleeps;

public record KnowsCore(Sleeps core) {}
