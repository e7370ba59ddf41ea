package dev.leat.formats.csv;

import dev.leat.api.engine.RowPatch;
import dev.leat.formats.input.ScanPosition;
import dev.leat.formats.input.TextFile;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One file of a scan.
 *
 * @param number its place in the order of the files, from 0
 * @param firstRecord the place in its text after the header
 * @param firstLine the line there
 * @param patches by the place in its text of the record they are about
 * @param mended the texts of those that change it
 */
record CsvFile(
    int number,
    TextFile text,
    CsvLayout layout,
    long firstRecord,
    long firstLine,
    NavigableMap<Long, RowPatch> patches,
    NavigableMap<Long, String> mended) {
  /** The position in the scan of the text's first byte. */
  long base() {
    return ScanPosition.base(number);
  }

  CsvFile with(NavigableMap<Long, RowPatch> found) {
    NavigableMap<Long, String> texts = new TreeMap<>();
    found.forEach(
        (place, patch) -> {
          String text = patch.mendedText();
          if (text != null) {
            texts.put(place, text);
          }
        });
    return new CsvFile(number, this.text, layout, firstRecord, firstLine, found, texts);
  }
}
