package dev.leat.formats.input;

import com.github.luben.zstd.ZstdInputStream;
import dev.leat.api.engine.InputFile;
import dev.leat.api.pipeline.FileFormat.Compression;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;

/** An input file and how its bytes become UTF-8 text. Thread-safe. */
public final class TextFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputFile file;
  private final Compression compression;
  private final Charset charset;

  private TextFile(InputFile file, Compression compression, Charset charset) {
    this.file = file;
    this.compression = compression;
    this.charset = charset;
  }

  /** Looks at the file's first bytes where the compression is to be found out. */
  public static TextFile of(InputFile file, Compression compression, Charset charset) {
    if (Files.isDirectory(file.path())) {
      throw FileFailures.directory(file);
    }
    try (InputStream bytes = Files.newInputStream(file.path())) {
      byte[] first = bytes.readNBytes(4);
      return new TextFile(
          file, compression == Compression.AUTO ? detect(first) : compression, charset);
    } catch (IOException e) {
      throw FileFailures.reading(file, e);
    }
  }

  private static Compression detect(byte[] first) {
    if (first.length >= 2 && first[0] == 0x1F && first[1] == (byte) 0x8B) {
      return Compression.GZIP;
    }
    if (first.length == 4
        && first[0] == 0x28
        && first[1] == (byte) 0xB5
        && first[2] == 0x2F
        && first[3] == (byte) 0xFD) {
      return Compression.ZSTD;
    }
    return Compression.NONE;
  }

  public InputFile file() {
    return file;
  }

  /** What the text is written in before it becomes UTF-8. */
  public Charset charset() {
    return charset;
  }

  /** Whether the bytes are UTF-8 text already, so that reading can begin anywhere. */
  public boolean isSplittable() {
    return compression == Compression.NONE && charset.equals(StandardCharsets.UTF_8);
  }

  /** The file's own bytes, for reading at any place. */
  public FileChannel channel() {
    try {
      return FileChannel.open(file.path(), StandardOpenOption.READ);
    } catch (IOException e) {
      throw FileFailures.reading(file, e);
    }
  }

  /**
   * The text from its beginning, UTF-8. Where the bytes are no text of the charset the stream has
   * {@link Transcoder#INVALID}. Its failures are {@link LeatException}.
   *
   * @param taken counts the bytes of the file as they are read
   */
  public InputStream open(LongAdder taken) {
    try {
      InputStream bytes = new CountedInput(Files.newInputStream(file.path()), taken);
      InputStream text =
          switch (compression) {
            case GZIP -> new GZIPInputStream(bytes, BUFFER_BYTES);
            case ZSTD -> new ZstdInputStream(bytes);
            case NONE, AUTO -> bytes;
          };
      return charset.equals(StandardCharsets.UTF_8) ? text : new Transcoder(text, charset);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Reads as many bytes of an opened stream as there are and fit. */
  public int read(InputStream stream, byte[] into, int from, int to) {
    try {
      return stream.readNBytes(into, from, to - from);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private LeatException failure(IOException cause) {
    return compression == Compression.NONE
        ? FileFailures.reading(file, cause)
        : FileFailures.unpacking(file, cause);
  }

  /** Throws if the file is not what it was when it was discovered. */
  public void verifyUnchanged() {
    try {
      BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
      if (now.size() != file.size()
          || now.lastModifiedTime().toMillis() != file.modified().toEpochMilli()) {
        throw FileFailures.changed(file);
      }
    } catch (IOException e) {
      throw FileFailures.reading(file, e);
    }
  }

  /** Closes what is only read, where nothing can be lost. */
  public static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
