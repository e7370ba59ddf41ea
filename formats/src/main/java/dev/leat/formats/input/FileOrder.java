package dev.leat.formats.input;

import dev.leat.api.engine.InputFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The order of files: by name, code point by code point. */
public final class FileOrder {
  /** UTF-8 keeps the order of code points; {@link String#compareTo} does not. */
  private static final Comparator<String> BY_CODE_POINT =
      Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private FileOrder() {}

  public static List<InputFile> sorted(List<InputFile> files) {
    return files.stream().sorted(Comparator.comparing(InputFile::name, BY_CODE_POINT)).toList();
  }
}
