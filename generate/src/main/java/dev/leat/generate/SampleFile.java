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
  private final SampleRequest request;

  private record Chunk(int rows, int dirtyRows, ByteBuffer text) {}

  SampleFile(RowMaker rows, SampleRequest request) {
    this.rows = rows;
    this.request = request;
  }

  Sample write(GenerateProgress progress) {
    Path file = request.to().toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      Path aside = file.resolveSibling("." + file.getFileName() + "." + PROCESS + ".tmp");
      try {
        Sample sample = writeAside(aside, progress);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        return sample;
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (ClosedByInterruptException e) {
      throw cancelled(e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Sample writeAside(Path aside, GenerateProgress progress) throws IOException {
    try (FileChannel channel = FileChannel.open(aside, CREATE, TRUNCATE_EXISTING, WRITE);
        ExecutorService makers =
            Executors.newFixedThreadPool(
                request.threads(), Thread.ofPlatform().daemon().name("generate-", 0).factory())) {
      try {
        writeFully(channel, ByteBuffer.wrap(rows.header().getBytes(US_ASCII)));
        long dirtyRows = writeRows(channel, makers, progress);
        channel.force(true);
        return new Sample(request.to(), request.rows(), dirtyRows, channel.position());
      } finally {
        makers.shutdownNow();
      }
    }
  }

  private long writeRows(FileChannel channel, ExecutorService makers, GenerateProgress progress)
      throws IOException {
    Queue<Future<Chunk>> underway = new ArrayDeque<>();
    long next = 0;
    long written = 0;
    long dirtyRows = 0;
    while (written < request.rows()) {
      while (underway.size() <= request.threads() && next < request.rows()) {
        long first = next;
        int count = (int) Math.min(CHUNK_ROWS, request.rows() - next);
        underway.add(makers.submit(() -> make(first, count)));
        next += count;
      }
      Chunk chunk = await(underway.remove());
      writeFully(channel, chunk.text);
      written += chunk.rows;
      dirtyRows += chunk.dirtyRows;
      progress.written(written, channel.position());
    }
    return dirtyRows;
  }

  private Chunk make(long first, int count) {
    TextBuffer text = new TextBuffer(count * USUAL_ROW_BYTES);
    RandomBits random = new RandomBits();
    int dirtyRows = 0;
    for (int i = 0; i < count; i++) {
      random.reset(request.seed(), first + i);
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
        request.to() + ": Making the sample was cancelled. No file was left behind.",
        cause);
  }

  private LeatException failed(IOException cause) {
    return new LeatException(
        "generate-failed",
        ErrorKind.RESOURCE,
        request.to()
            + ": Cannot write the sample: "
            + cause.getMessage()
            + ". Check that the folder may be written to and has room.",
        cause);
  }
}
