package dev.leat.core.plan;

import dev.leat.api.engine.InputFile;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;

/** What a file's bytes are, in one number: CRC32C. */
public final class Fingerprints {
  private static final int BUFFER = 1 << 20;
  private static final int THREADS = 2;

  private Fingerprints() {}

  /** The files as they are now, in the order given; several are read at once. */
  static List<InputFile> of(Map<String, Path> filesByName) {
    if (filesByName.size() == 1) {
      return filesByName.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
    }
    try (ExecutorService readers = Executors.newFixedThreadPool(THREADS)) {
      List<Future<InputFile>> pending = new ArrayList<>();
      filesByName.forEach((name, path) -> pending.add(readers.submit(() -> of(name, path))));
      List<InputFile> files = new ArrayList<>();
      for (Future<InputFile> file : pending) {
        files.add(file.get());
      }
      return files;
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof LeatException known
          ? known
          : new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LeatException("cancelled", ErrorKind.USER, "Cancelled while reading files.");
    }
  }

  private static InputFile of(String name, Path path) {
    try {
      Instant modified = Files.getLastModifiedTime(path).toInstant();
      CRC32C crc = new CRC32C();
      long size = read(path, crc);
      return new InputFile(path, name, size, modified, hex(crc));
    } catch (IOException failure) {
      throw unreadable(name, failure);
    }
  }

  /** CRC32C of a file's bytes, 8 hex digits. */
  public static String of(Path path) {
    try {
      CRC32C crc = new CRC32C();
      read(path, crc);
      return hex(crc);
    } catch (IOException failure) {
      throw unreadable(path.toString(), failure);
    }
  }

  private static long read(Path path, CRC32C crc) throws IOException {
    long size = 0;
    try (FileChannel channel = FileChannel.open(path)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        size += buffer.remaining();
        crc.update(buffer);
        buffer.clear();
      }
    }
    return size;
  }

  private static String hex(CRC32C crc) {
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static LeatException unreadable(String name, IOException failure) {
    return new LeatException(
        "unreadable-file",
        ErrorKind.EXTERNAL,
        name + ": The file cannot be read: " + failure + ". Check that it exists and may be read.",
        failure);
  }
}
