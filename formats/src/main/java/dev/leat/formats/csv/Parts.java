package dev.leat.formats.csv;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The parts of a scan in the order of the files, and how many records and lines each block was
 * found to have. Thread-safe.
 */
final class Parts {
  private static final int UNKNOWN = -1;

  private final int[] firstOfFile;
  private final AtomicIntegerArray records;
  private final AtomicIntegerArray lines;

  Parts(List<CsvFile> files, Dialect dialect, int blockBytes) {
    firstOfFile = new int[files.size() + 1];
    for (int i = 0; i < files.size(); i++) {
      CsvFile file = files.get(i);
      int parts =
          isSplit(file, dialect) ? BlockReader.blocks(file.text().file().size(), blockBytes) : 1;
      firstOfFile[i + 1] = Math.addExact(firstOfFile[i], parts);
    }
    int[] unknown = new int[count()];
    Arrays.fill(unknown, UNKNOWN);
    records = new AtomicIntegerArray(unknown);
    lines = new AtomicIntegerArray(unknown);
  }

  /** Whether a file is read in blocks, by all workers. */
  static boolean isSplit(CsvFile file, Dialect dialect) {
    return file.text().isSplittable() && !dialect.multiline();
  }

  int count() {
    return firstOfFile[firstOfFile.length - 1];
  }

  int fileOf(int part) {
    int found = Arrays.binarySearch(firstOfFile, part);
    int file = found >= 0 ? found : -found - 2;
    // Files without parts share the number of the next file's first.
    while (firstOfFile[file + 1] == part) {
      file++;
    }
    return file;
  }

  /** The number of a part within its file. */
  int blockOf(int part) {
    return part - firstOfFile[fileOf(part)];
  }

  int partOf(int file, int block) {
    return firstOfFile[file] + block;
  }

  /** Notes what a block was found to have. */
  void found(int part, int recordsFound, int linesFound) {
    lines.set(part, linesFound);
    records.set(part, recordsFound);
  }

  boolean isCounted(int part) {
    return records.get(part) != UNKNOWN;
  }

  int records(int part) {
    return records.get(part);
  }

  int lines(int part) {
    return lines.get(part);
  }
}
