package dev.leat.connector.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads one column of the current row as the Java object its type is known by. */
@FunctionalInterface
public interface ValueReading {
  @Nullable Object read(ResultSet row, int position) throws SQLException;
}
