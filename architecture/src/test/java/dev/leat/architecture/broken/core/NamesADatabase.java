package dev.leat.architecture.broken.core;

import java.sql.Connection;

public record NamesADatabase(Connection connection) {}
