package dev.leat.api.function;

import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * What one declared function is told, as the text that goes with each of its calls: what a table
 * depends on is then all in its SQL, the bytes of the function's files too.
 *
 * @param options by name; paths are absolute
 * @param fingerprints CRC32C of the files that options name, by the option's name; {@link #NO_FILE}
 *     where there was none
 */
public record FunctionSettings(Map<String, String> options, Map<String, String> fingerprints) {
  /** Stands for a file that was not there. */
  public static final String NO_FILE = "none";

  private static final String FINGERPRINT = "crc32c of ";
  private static final int BUFFER = 1 << 16;

  public FunctionSettings {
    options = Map.copyOf(options);
    fingerprints = Map.copyOf(fingerprints);
  }

  /** The name under which engines know functions of that type. */
  public static String sqlName(String type) {
    return "java_" + type.replace('-', '_');
  }

  /** One line for each entry, in order of their names. */
  public String text() {
    Map<String, String> lines = new TreeMap<>(options);
    fingerprints.forEach((option, value) -> lines.put(FINGERPRINT + option, value));
    return lines.entrySet().stream()
        .map(line -> line.getKey() + "=" + escaped(line.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** The settings of a {@link #text}. */
  public static FunctionSettings of(String text) {
    Map<String, String> options = new TreeMap<>();
    Map<String, String> fingerprints = new TreeMap<>();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      String name = line.substring(0, equals);
      String value = unescaped(line.substring(equals + 1));
      if (name.startsWith(FINGERPRINT)) {
        fingerprints.put(name.substring(FINGERPRINT.length()), value);
      } else {
        options.put(name, value);
      }
    }
    return new FunctionSettings(options, fingerprints);
  }

  /**
   * Makes sure that the files are those the SQL was made with, so that no stored result is taken
   * for that of another file.
   */
  public void verifyFiles() {
    fingerprints.forEach(
        (option, known) -> {
          String file = options.getOrDefault(option, "");
          String now = fingerprint(Path.of(file));
          if (now.equals(NO_FILE)) {
            throw LeatException.user("missing-file", "There is no file " + file + ".");
          }
          if (!now.equals(known)) {
            throw LeatException.user(
                "changed-file", file + " has changed since the run began. Run the pipeline again.");
          }
        });
  }

  /** CRC32C of a file's bytes, 8 hex digits; {@link #NO_FILE} when it cannot be read. */
  public static String fingerprint(Path file) {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(buffer) >= 0) {
        crc.update(buffer.flip());
        buffer.clear();
      }
    } catch (IOException _) {
      return NO_FILE;
    }
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String value) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        i++;
        plain.append(
            switch (value.charAt(i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> value.charAt(i);
            });
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
