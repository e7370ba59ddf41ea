package dev.leat.formats.input;

/** A position in a scan: the number of a file in the order of files, and a place in its text. */
public final class ScanPosition {
  /** Places in one file; a text of more than 16 TiB is beyond them. */
  private static final int PLACE_BITS = 44;

  public static final int MAX_FILES = 1 << (Long.SIZE - 1 - PLACE_BITS);

  private ScanPosition() {}

  /** The position of a file's first byte. */
  public static long base(int file) {
    return (long) file << PLACE_BITS;
  }

  /** The file a position lies in. */
  public static int fileOf(long position) {
    return (int) (position >>> PLACE_BITS);
  }

  /** The place in the file's text. */
  public static long placeOf(long position) {
    return position & base(1) - 1;
  }
}
