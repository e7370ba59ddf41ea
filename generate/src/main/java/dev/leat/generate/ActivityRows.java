package dev.leat.generate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;

/**
 * The rows of one activity file among several. A row is made from its file's and its own number
 * alone; so is the row it repeats, if it is a duplicate.
 */
final class ActivityRows implements RowMaker {
  /** Of all rows, those that repeat the entry of an earlier row of the same file. */
  static final double IN_FILE_DUPLICATES = 0.10;

  /** More than any row has: how many rows a file has at least follows from its size. */
  static final int MOST_ROW_BYTES = 80;

  private static final int USERS = 100_000;
  private static final double MEAN_MINUTES = 20;
  private static final int LEAST_HUNDREDTHS = 10;
  private static final int MOST_HUNDREDTHS = 180_00;
  private static final int USUAL_ROW_BYTES = 52;
  private static final int SECONDS_PER_DAY = 24 * 60 * 60;
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

  /** Room for the entries of a file in the numbers of all entries. */
  private static final long ENTRIES_PER_FILE = 1_000_000_000L;

  private final int file;
  private final long seed;
  private final double dirty;
  private final double crossFile;
  private final long usualRows;
  private final long leastRows;
  private final byte[] day;

  /**
   * @param file its number among the files, from 0: also its day, and its duplicates come from the
   *     files before it
   * @param bytes the size of each of the files
   */
  ActivityRows(int file, long bytes, SampleRequest request) {
    this.file = file;
    this.seed = request.seed();
    this.dirty = request.dirty().fraction();
    this.crossFile = file == 0 ? 0 : request.crossFileDuplicates().fraction();
    this.usualRows = Math.max(1, bytes / USUAL_ROW_BYTES);
    this.leastRows = Math.max(1, bytes / MOST_ROW_BYTES);
    this.day = FIRST_DAY.plusDays(file).toString().getBytes(US_ASCII);
  }

  @Override
  public String header() {
    return "log_id,user_id,timestamp,ip_address,watch_time(min)\n";
  }

  @Override
  public boolean append(long row, RandomBits random, TextBuffer out) {
    boolean isDirty = random.fraction() < dirty;
    long entry = entry(row, random);
    ActivityDirt dirt =
        isDirty ? ActivityDirt.ALL.get(random.below(ActivityDirt.ALL.size())) : ActivityDirt.NONE;
    int second = (int) Math.min(SECONDS_PER_DAY - 1, row * SECONDS_PER_DAY / usualRows);

    if (dirt != ActivityDirt.NO_LOG_ID) {
      out.number(entry);
    }
    out.character(',');
    if (dirt == ActivityDirt.WORD_FOR_USER) {
      out.text("user ");
    }
    out.number(1 + random.below(USERS)).character(',');
    if (dirt == ActivityDirt.NO_DATE) {
      out.text("not_a_date");
    } else {
      out.text(day).character(' ').twoDigits(second / 3600);
      out.character(':').twoDigits(second / 60 % 60).character(':').twoDigits(second % 60);
    }
    out.character(',');
    if (dirt == ActivityDirt.OPEN_QUOTE) {
      out.character('"');
    }
    address(random, out);
    watched(dirt, random, out);
    out.character('\n');
    return isDirty;
  }

  /** One address in a hundred is missing. */
  private static void address(RandomBits random, TextBuffer out) {
    if (random.below(100) > 0) {
      out.number(1 + random.below(223)).character('.').number(random.below(256));
      out.character('.').number(random.below(256)).character('.').number(1 + random.below(254));
    }
  }

  private static void watched(ActivityDirt dirt, RandomBits random, TextBuffer out) {
    double minutes = -MEAN_MINUTES * StrictMath.log(1 - random.fraction());
    int hundredths = Math.clamp((int) (minutes * 100), LEAST_HUNDREDTHS, MOST_HUNDREDTHS);
    if (dirt == ActivityDirt.TOO_SHORT) {
      return;
    }
    out.character(',');
    if (dirt == ActivityDirt.NO_NUMBER) {
      out.text("n/a");
      return;
    }
    if (dirt == ActivityDirt.NEGATIVE) {
      out.character('-');
    }
    out.hundredths(hundredths);
    if (dirt == ActivityDirt.TOO_LONG) {
      out.text(",again");
    }
  }

  /** The entry that a row logs: its own, or that of an earlier row. */
  private long entry(long row, RandomBits random) {
    double place = random.fraction();
    if (place < crossFile) {
      return ownEntry(random.below(file), (long) (random.fraction() * leastRows));
    }
    if (place < crossFile + IN_FILE_DUPLICATES && row > 0) {
      return ownEntry(file, (long) (random.fraction() * row));
    }
    return number(file, row);
  }

  /**
   * The entry of the nearest row, there or before, that does not repeat another: so every duplicate
   * repeats an entry that is there.
   */
  private long ownEntry(int inFile, long row) {
    RandomBits random = new RandomBits();
    double fromOtherFiles = inFile == 0 ? 0 : crossFile;
    for (long at = row; at > 0; at--) {
      random.reset(fileSeed(seed, inFile), at);
      double dirt = random.fraction();
      double place = random.fraction();
      if (dirt >= dirty && place >= fromOtherFiles + IN_FILE_DUPLICATES) {
        return number(inFile, at);
      }
    }
    return number(inFile, 0);
  }

  private static long number(int file, long row) {
    return (file + 1) * ENTRIES_PER_FILE + row;
  }

  /** Files of one request differ as if each had a seed of its own. */
  static long fileSeed(long seed, int file) {
    return seed * 1_000_003 + file;
  }
}
