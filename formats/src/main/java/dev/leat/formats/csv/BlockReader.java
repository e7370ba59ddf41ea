package dev.leat.formats.csv;

import dev.leat.formats.input.FileFailures;
import dev.leat.formats.input.TextFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads blocks of a file in any order. A block's records are those that begin in it; the last one
 * is read beyond the block's end, up to the limit of a record.
 */
final class BlockReader implements AutoCloseable {
  /** What is read beyond a block at first, for the end of its last record. */
  private static final int TAIL_BYTES = 1 << 12;

  private final TextFile file;
  private final FileChannel channel;
  private final long size;
  private final long firstRecord;
  private final int blockBytes;
  private final Dialect dialect;
  private int filled;

  BlockReader(TextFile file, Dialect dialect, long firstRecord, int blockBytes) {
    this.file = file;
    this.channel = file.channel();
    this.size = file.file().size();
    this.firstRecord = firstRecord;
    this.blockBytes = blockBytes;
    this.dialect = dialect;
  }

  static int blocks(long size, int blockBytes) {
    return Math.toIntExact(Math.ceilDiv(size, blockBytes));
  }

  /** How many bytes of the file a block is. */
  long bytesOf(int block) {
    return Math.min(blockBytes, size - (long) block * blockBytes);
  }

  /** Fills the chunk with a block's records, possibly none; counts blocks from 0. */
  void read(int block, Chunk chunk) {
    chunk.clear();
    long start = Math.max((long) block * blockBytes, firstRecord);
    long end = Math.min((block + 1L) * blockBytes, size);
    if (start >= end) {
      return;
    }
    // The byte before the block says whether a record begins at its start.
    boolean whole = start == firstRecord;
    chunk.offset = whole ? start : start - 1;
    int length = (int) (end - chunk.offset);
    filled = 0;
    fill(chunk, length + TAIL_BYTES);
    if (!whole) {
      int newline = Bytes.indexOf(chunk.bytes, Bytes.LF, 0, length);
      // A newline as the block's last byte begins a record in the next block.
      if (newline >= length - 1) {
        return;
      }
      chunk.position = newline + 1;
    }
    chunk.end = endOfLastRecord(chunk, length);
  }

  private int endOfLastRecord(Chunk chunk, int length) {
    int scanned = length - 1;
    while (true) {
      int newline = Bytes.indexOf(chunk.bytes, Bytes.LF, scanned, filled);
      if (newline < filled) {
        return newline + 1;
      }
      int lastRecord =
          Math.max(
              chunk.position,
              Bytes.lastIndexOf(chunk.bytes, Bytes.LF, chunk.position, length - 1) + 1);
      if (chunk.offset + filled == size) {
        return close(chunk, filled);
      }
      if (filled - lastRecord >= dialect.cutBytes()) {
        return close(chunk, lastRecord + dialect.cutBytes());
      }
      scanned = filled;
      fill(chunk, (int) Math.min(2L * filled, (long) lastRecord + dialect.cutBytes()));
    }
  }

  private static int close(Chunk chunk, int at) {
    chunk.bytes[at] = Bytes.LF;
    return at + 1;
  }

  /** Reads on until so many bytes of the chunk are text, or all there are. */
  private void fill(Chunk chunk, int wanted) {
    int limit = (int) Math.min(wanted, size - chunk.offset);
    chunk.reserve(limit + Bytes.SLACK);
    ByteBuffer buffer = ByteBuffer.wrap(chunk.bytes, filled, limit - filled);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, chunk.offset + buffer.position()) < 0) {
          throw FileFailures.changed(file.file());
        }
      }
    } catch (IOException e) {
      throw FileFailures.reading(file.file(), e);
    }
    filled = limit;
  }

  @Override
  public void close() {
    TextFile.close(channel);
  }
}
