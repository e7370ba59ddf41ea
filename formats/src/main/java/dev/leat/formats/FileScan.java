package dev.leat.formats;

import dev.leat.api.engine.InputFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the files of a source. Thread-safe: every thread takes a {@link Worker} of its own,
 * and the files, and blocks inside them where the format allows, are shared out among the workers.
 *
 * <p>A row's <em>position</em> is a number that is unique in the scan and grows in the order of
 * file name (by code point), then place in the file, so that "first" means the same however many
 * threads read.
 */
public interface FileScan extends AutoCloseable {
  /** A new worker; call from any thread. */
  Worker worker();

  /** Fields found in the files that no column reads. */
  List<String> undeclared();

  /** Records delivered so far, broken ones included. */
  long rows();

  /** Bytes of the files taken so far, and in all. */
  long bytes();

  long totalBytes();

  /**
   * Where the records at those positions lie, in the order asked. After all workers are done. Reads
   * only the blocks those records lie in, or once more through a file that cannot be split.
   */
  List<RecordPlace> places(long[] positions);

  /** Verifies that no file changed while it was read; throws a user error that names the file. */
  void verifyUnchanged();

  @Override
  void close();

  /** One thread's share. Not thread-safe. */
  interface Worker {
    /**
     * The next rows, at most {@link ScanBatch#CAPACITY}; null at the end. The batch is reused by
     * the next call.
     */
    @Nullable ScanBatch next();
  }

  /**
   * A record's place and text.
   *
   * @param record the record's number in its file, counting from 1 after the header
   * @param line the line it begins at, counting from 1
   * @param text as it stands in the file, without its line end, decoded leniently, cut at 64 KiB
   * @param fields the raw text of each column the scan was asked for, mended where a patch says so;
   *     null where there is none
   */
  record RecordPlace(
      InputFile file, long record, long line, String text, List<@Nullable String> fields) {
    public RecordPlace {
      fields = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(fields));
    }
  }
}
