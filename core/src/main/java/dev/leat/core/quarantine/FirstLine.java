package dev.leat.core.quarantine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The header of a text file, plain or gzip. */
final class FirstLine {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private FirstLine() {}

  static String of(Path file, Charset charset) throws IOException {
    try (PushbackInputStream bytes = new PushbackInputStream(Files.newInputStream(file), 2);
        BufferedReader text = new BufferedReader(new InputStreamReader(unpacked(bytes), charset))) {
      String line = text.readLine();
      if (line == null) {
        throw new IOException("the file is empty");
      }
      return line.startsWith("\ufeff") ? line.substring(1) : line;
    }
  }

  private static InputStream unpacked(PushbackInputStream bytes) throws IOException {
    byte[] magic = bytes.readNBytes(2);
    bytes.unread(magic);
    boolean gzip =
        magic.length == 2 && (magic[0] & 0xff) == GZIP_FIRST && (magic[1] & 0xff) == GZIP_SECOND;
    return gzip ? new GZIPInputStream(bytes) : bytes;
  }
}
