package dev.leat.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;

/**
 * A file that is not as it should be, and what is to become of it.
 *
 * @param file the name it arrives by
 * @param asked the value of {@code --param input}, the file's name where it is empty
 * @param format further words under {@code format:}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BrokenInput(
    String name, byte[] content, String file, String asked, String format, Expected expected) {
  static final String HEADER = "id,name,amount,day,at\n";

  /** What is to become of a file. */
  sealed interface Expected {
    /** Nothing is published; the message has all of these in it. */
    record Refused(int exitCode, List<String> says) implements Expected {}

    /**
     * The run completes.
     *
     * @param rows as published, fields joined by {@code |}
     * @param reasons of the quarantined rows, in the order of the file
     */
    record Published(List<String> rows, List<String> reasons) implements Expected {}
  }

  private static final Expected NOTHING = new Expected.Published(List.of(), List.of());

  /** A case whose file is given yet. */
  static BrokenInput of(String name) {
    return new BrokenInput(name, new byte[0], "in.csv", "", "", NOTHING);
  }

  BrokenInput bytes(byte[] bytes) {
    return new BrokenInput(name, bytes, file, asked, format, expected);
  }

  /** A whole file. */
  BrokenInput text(String text) {
    return text(text, UTF_8);
  }

  BrokenInput text(String text, Charset charset) {
    return bytes(text.getBytes(charset));
  }

  /** Records below a sound header. */
  BrokenInput records(String... records) {
    return text(HEADER + String.join("\n", records) + "\n");
  }

  BrokenInput in(String fileName) {
    return new BrokenInput(name, content, fileName, asked, format, expected);
  }

  BrokenInput asking(String input) {
    return new BrokenInput(name, content, file, input, format, expected);
  }

  /** Such as {@code encoding: UTF-16}. */
  BrokenInput declaring(String words) {
    return new BrokenInput(name, content, file, asked, words, expected);
  }

  BrokenInput refused(String... says) {
    return expecting(new Expected.Refused(1, List.of(says)));
  }

  BrokenInput publishes(String... rows) {
    return expecting(new Expected.Published(List.of(rows), List.of()));
  }

  /** The rest of the rows is quarantined. */
  BrokenInput quarantining(String... reasons) {
    return switch (expected) {
      case Expected.Published(List<String> rows, _) ->
          expecting(new Expected.Published(rows, List.of(reasons)));
      case Expected.Refused _ -> throw new IllegalStateException(name + " is refused");
    };
  }

  private BrokenInput expecting(Expected next) {
    return new BrokenInput(name, content, file, asked, format, next);
  }

  @Override
  public String toString() {
    return name;
  }
}
