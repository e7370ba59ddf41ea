package dev.leat.function.geo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a small database in MaxMind's format 2.0 (maxmind.github.io/MaxMind-DB): a binary tree
 * over the bits of IPv6 addresses, in which those of IPv4 stand below 96 zeros.
 */
final class MaxMindFile {
  private static final int EMPTY = 0;
  private static final int V4_PREFIX = 96;
  private static final int SEPARATOR = 16;
  private static final int RECORD_BITS = 24;
  private static final byte[] MARKER = {(byte) 0xab, (byte) 0xcd, (byte) 0xef};

  /** Each node's two ways: 0 for none, above 0 the next node, below 0 the place of a record. */
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[2]));

  private final ByteArrayOutputStream records = new ByteArrayOutputStream();

  /** Addresses that begin like this one, to that many bits, are of that continent. */
  MaxMindFile with(String network, String continent) {
    String[] parts = network.split("/");
    byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
    int bits = Integer.parseInt(parts[1]);
    if (address.length == 4) {
      byte[] wide = new byte[16];
      System.arraycopy(address, 0, wide, 12, 4);
      address = wide;
      bits += V4_PREFIX;
    }
    int record = records.size();
    records.writeBytes(map(Map.of("continent", map(Map.of("code", text(continent))))));
    int node = 0;
    for (int bit = 0; bit < bits; bit++) {
      int way = address[bit / 8] >> (7 - bit % 8) & 1;
      if (bit == bits - 1) {
        nodes.get(node)[way] = -1 - record;
      } else {
        if (nodes.get(node)[way] == EMPTY) {
          nodes.get(node)[way] = nodes.size();
          nodes.add(new int[2]);
        }
        node = nodes.get(node)[way];
      }
    }
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int way : node) {
        int value =
            way == EMPTY ? nodes.size() : way > 0 ? way : nodes.size() + SEPARATOR + (-1 - way);
        file.writeBytes(new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value});
      }
    }
    file.writeBytes(new byte[SEPARATOR]);
    file.writeBytes(records.toByteArray());
    file.writeBytes(MARKER);
    file.writeBytes("MaxMind.com".getBytes(US_ASCII));
    file.writeBytes(map(metadata()));
    return file.toByteArray();
  }

  private Map<String, byte[]> metadata() {
    Map<String, byte[]> metadata = new LinkedHashMap<>();
    metadata.put("binary_format_major_version", number(5, 2));
    metadata.put("binary_format_minor_version", number(5, 0));
    metadata.put("build_epoch", extended(9, number(1_700_000_000)));
    metadata.put("database_type", text("Sample-Continent"));
    metadata.put("description", map(Map.of()));
    metadata.put("ip_version", number(5, 6));
    metadata.put("languages", extended(11, new byte[0]));
    metadata.put("node_count", number(6, nodes.size()));
    metadata.put("record_size", number(5, RECORD_BITS));
    return metadata;
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return joined(new byte[] {(byte) (2 << 5 | Math.min(bytes.length, 31))}, bytes);
  }

  private static byte[] map(Map<String, byte[]> values) {
    ByteArrayOutputStream map = new ByteArrayOutputStream();
    map.write(7 << 5 | values.size());
    values.forEach(
        (name, value) -> {
          map.writeBytes(text(name));
          map.writeBytes(value);
        });
    return map.toByteArray();
  }

  private static byte[] number(int type, long number) {
    byte[] bytes = number(number);
    return joined(new byte[] {(byte) (type << 5 | bytes.length)}, bytes);
  }

  /** A type above 7: its number less 7 stands in a byte of its own. */
  private static byte[] extended(int type, byte[] content) {
    return joined(new byte[] {(byte) content.length, (byte) (type - 7)}, content);
  }

  /** Without leading zeros. */
  private static byte[] number(long number) {
    int length = (Long.SIZE - Long.numberOfLeadingZeros(number) + 7) / 8;
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[length - 1 - i] = (byte) (number >> (8 * i));
    }
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
