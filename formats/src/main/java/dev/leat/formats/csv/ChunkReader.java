package dev.leat.formats.csv;

/** Where chunks come from. Not thread-safe. */
interface ChunkReader extends AutoCloseable {
  /** Fills the chunk with the next records; false at the end. */
  boolean next(Chunk chunk);

  @Override
  void close();
}
