package dev.leat.architecture.broken.store.util;

public record Something(String name) {}
