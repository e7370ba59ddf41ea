package dev.leat.architecture.broken.api;

import org.slf4j.Logger;

public record NamesALibrary(Logger logger) {}
