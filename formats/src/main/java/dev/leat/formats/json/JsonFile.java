package dev.leat.formats.json;

import dev.leat.api.engine.RowPatch;
import dev.leat.formats.input.ScanPosition;
import dev.leat.formats.input.TextFile;
import java.util.Map;

/**
 * One file of a scan.
 *
 * @param number its place in the order of the files, from 0
 * @param patches by the number of the record they are about
 */
record JsonFile(int number, TextFile text, Map<Long, RowPatch> patches) {
  JsonFile {
    patches = Map.copyOf(patches);
  }

  /** The position in the scan of the text's first byte. */
  long base() {
    return ScanPosition.base(number);
  }
}
