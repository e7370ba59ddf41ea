package dev.leat.function.geo;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IP address as a number of 128 bits; an IPv4 address is the one that IPv6 maps it to.
 *
 * @param high the first 64 bits, unsigned
 * @param low the last 64 bits, unsigned
 */
record Address(long high, long low) implements Comparable<Address> {
  private static final long MAPPED = 0xFFFF_0000_0000L;
  private static final int V4_BYTES = 4;

  /** The address of a text such as {@code 8.8.8.8} or {@code 2001:db8::1}; names are none. */
  static Optional<Address> parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    return text.indexOf(':') < 0 ? v4(text.strip()) : v6(text.strip());
  }

  /** The same as the JDK knows it; nothing is looked up. */
  InetAddress inet() {
    return InetAddress.ofLiteral(
        high == 0 && low >>> Integer.SIZE == MAPPED >>> Integer.SIZE
            ? (low >> 24 & 0xFF)
                + "."
                + (low >> 16 & 0xFF)
                + "."
                + (low >> 8 & 0xFF)
                + "."
                + (low & 0xFF)
            : v6Text());
  }

  private String v6Text() {
    StringBuilder text = new StringBuilder();
    for (long half : new long[] {high, low}) {
      for (int shift = 48; shift >= 0; shift -= Short.SIZE) {
        text.append(text.isEmpty() ? "" : ":").append(Long.toHexString(half >> shift & 0xFFFF));
      }
    }
    return text.toString();
  }

  /** Four numbers; what else the JDK takes for an address, such as {@code 1.2.3}, is none. */
  private static Optional<Address> v4(String text) {
    long number = 0;
    int dots = 0;
    int part = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && part >= 0) {
        number = number << Byte.SIZE | part;
        part = -1;
        dots++;
      } else if (c >= '0' && c <= '9') {
        part = Math.max(part, 0) * 10 + c - '0';
      } else {
        return Optional.empty();
      }
      if (part > 0xFF) {
        return Optional.empty();
      }
    }
    return dots == V4_BYTES - 1 && part >= 0
        ? Optional.of(new Address(0, MAPPED | number << Byte.SIZE | part))
        : Optional.empty();
  }

  private static Optional<Address> v6(String text) {
    try {
      return Optional.of(of(InetAddress.ofLiteral(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Address of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == V4_BYTES
        ? new Address(0, MAPPED | number(bytes, 0, V4_BYTES))
        : new Address(number(bytes, 0, Long.BYTES), number(bytes, Long.BYTES, Long.BYTES));
  }

  private static long number(byte[] bytes, int from, int count) {
    long number = 0;
    for (int i = from; i < from + count; i++) {
      number = number << Byte.SIZE | bytes[i] & 0xFF;
    }
    return number;
  }

  @Override
  public int compareTo(Address other) {
    int order = Long.compareUnsigned(high, other.high);
    return order != 0 ? order : Long.compareUnsigned(low, other.low);
  }
}
