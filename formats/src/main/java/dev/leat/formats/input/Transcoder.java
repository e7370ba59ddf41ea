package dev.leat.formats.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of another charset as UTF-8. Bytes that are no text of the charset become {@link #INVALID},
 * which is not UTF-8 either, so that whoever checks the text finds the record they stand in.
 */
public final class Transcoder extends InputStream {
  /** A byte that never occurs in UTF-8. */
  public static final byte INVALID = (byte) 0xFF;

  private static final int BUFFER_BYTES = 1 << 15;

  private final InputStream source;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES);
  private ByteBuffer text = ByteBuffer.allocate(0);
  private boolean ended;
  private boolean flushed;

  Transcoder(InputStream source, Charset charset) {
    this.source = source;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!text.hasRemaining()) {
      if (flushed) {
        return -1;
      }
      decode();
    }
    int read = Math.min(length, text.remaining());
    text.get(into, offset, read);
    return read;
  }

  private void decode() throws IOException {
    fill();
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    if (result.isUnderflow() && ended) {
      decoder.flush(chars);
      flushed = true;
    }
    byte[] decoded = chars.flip().toString().getBytes(StandardCharsets.UTF_8);
    if (result.isError()) {
      bytes.position(bytes.position() + result.length());
      decoded = java.util.Arrays.copyOf(decoded, decoded.length + 1);
      decoded[decoded.length - 1] = INVALID;
    }
    text = ByteBuffer.wrap(decoded);
  }

  private void fill() throws IOException {
    if (ended) {
      return;
    }
    bytes.compact();
    int read = source.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = read < 0;
    bytes.position(bytes.position() + Math.max(0, read)).flip();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
