package dev.leat.generate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes chunks of rows on several threads and writes them in order, aside first, then under the
 * file's name. Holds a few chunks in memory however many rows there are.
 */
final class SampleFile {
  private static final int CHUNK_ROWS = 16_384;
  private static final int USUAL_ROW_BYTES = 64;
  private static final long PROCESS = ProcessHandle.current().pid();

  private final RowMaker rows;
  private final long seed;
  private final int threads;
  private final Path to;

  /** Where a file ends. */
  sealed interface End {
    record AfterRows(long rows) implements End {}

    /** With the row that makes the file at least so long. */
    record AfterBytes(long bytes) implements End {}
  }

  /** What a file has become. */
  record Written(long rows, long dirtyRows, long bytes) {}

  private record Chunk(int rows, int dirtyRows, ByteBuffer text) {}

  SampleFile(RowMaker rows, long seed, int threads, Path to) {
    this.rows = rows;
    this.seed = seed;
    this.threads = threads;
    this.to = to;
  }

  Written write(End end, GenerateProgress progress) {
    Path file = to.toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      Path aside = file.resolveSibling("." + file.getFileName() + "." + PROCESS + ".tmp");
      try {
        Written written = writeAside(aside, end, progress);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        return written;
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (ClosedByInterruptException e) {
      throw cancelled(e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Written writeAside(Path aside, End end, GenerateProgress progress) throws IOException {
    try (FileChannel channel = FileChannel.open(aside, CREATE, TRUNCATE_EXISTING, WRITE);
        ExecutorService makers =
            Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("generate-", 0).factory())) {
      try {
        writeFully(channel, ByteBuffer.wrap(rows.header().getBytes(US_ASCII)));
        Written written = writeRows(channel, makers, end, progress);
        channel.force(true);
        return written;
      } finally {
        makers.shutdownNow();
      }
    }
  }

  private Written writeRows(
      FileChannel channel, ExecutorService makers, End end, GenerateProgress progress)
      throws IOException {
    Queue<Future<Chunk>> underway = new ArrayDeque<>();
    long wanted =
        switch (end) {
          case End.AfterRows(long rowsWanted) -> rowsWanted;
          case End.AfterBytes ignored -> Long.MAX_VALUE;
        };
    long next = 0;
    Written written = new Written(0, 0, channel.position());
    while (!reached(end, written)) {
      while (underway.size() <= threads && next < wanted) {
        long first = next;
        int count = (int) Math.min(CHUNK_ROWS, wanted - next);
        underway.add(makers.submit(() -> make(first, count)));
        next += count;
      }
      Chunk chunk = cut(await(underway.remove()), end, written);
      writeFully(channel, chunk.text);
      written =
          new Written(
              written.rows + chunk.rows, written.dirtyRows + chunk.dirtyRows, channel.position());
      progress.written(written.rows, written.bytes);
    }
    return written;
  }

  private static boolean reached(End end, Written written) {
    return switch (end) {
      case End.AfterRows(long wanted) -> written.rows >= wanted;
      case End.AfterBytes(long wanted) -> written.bytes >= wanted;
    };
  }

  /** The rows of a chunk up to the end of the file; made again when these are not all. */
  private Chunk cut(Chunk chunk, End end, Written before) {
    if (!(end instanceof End.AfterBytes(long wanted))
        || before.bytes + chunk.text.remaining() <= wanted) {
      return chunk;
    }
    int rowsKept = 0;
    for (int i = 0; before.bytes + i < wanted; rowsKept++) {
      while (chunk.text.get(i++) != '\n') {
        // on to the end of this row
      }
    }
    return make(before.rows, rowsKept);
  }

  private Chunk make(long first, int count) {
    TextBuffer text = new TextBuffer(count * USUAL_ROW_BYTES);
    RandomBits random = new RandomBits();
    int dirtyRows = 0;
    for (int i = 0; i < count; i++) {
      random.reset(seed, first + i);
      if (rows.append(first + i, random, text)) {
        dirtyRows++;
      }
    }
    return new Chunk(count, dirtyRows, text.toByteBuffer());
  }

  private Chunk await(Future<Chunk> chunk) {
    try {
      return chunk.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a row of the sample could not be made", e.getCause());
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer text) throws IOException {
    while (text.hasRemaining()) {
      channel.write(text);
    }
  }

  private LeatException cancelled(Exception cause) {
    return new LeatException(
        "generate-cancelled",
        ErrorKind.USER,
        to + ": Making the sample was cancelled. No file was left behind.",
        cause);
  }

  private LeatException failed(IOException cause) {
    return new LeatException(
        "generate-failed",
        ErrorKind.RESOURCE,
        to
            + ": Cannot write the sample: "
            + cause.getMessage()
            + ". Check that the folder may be written to and has room.",
        cause);
  }
}
