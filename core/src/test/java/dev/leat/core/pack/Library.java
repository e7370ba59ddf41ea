package dev.leat.core.pack;

/** Stands for a library that Leat has; the pack of {@link PacksTest} brings another version. */
public final class Library {
  private Library() {}

  public static String version() {
    return "leat's";
  }
}
