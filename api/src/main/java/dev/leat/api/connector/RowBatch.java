package dev.leat.api.connector;

import dev.leat.api.type.Schema;

/** Some rows of a relation, by column. Valid until the stream it came from moves on. */
public interface RowBatch {
  Schema schema();

  int rows();

  /** The column at that position of the schema, counting from 0. */
  ColumnVector column(int position);
}
