package dev.leat.formats.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** A stream that adds what is read from it to a counter. */
final class CountedInput extends FilterInputStream {
  private final LongAdder taken;

  CountedInput(InputStream in, LongAdder taken) {
    super(in);
    this.taken = taken;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    taken.add(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    taken.add(Math.max(0, read));
    return read;
  }
}
