package dev.leat.engine.duckdb;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.engine.SourceRead;
import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.Source;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.DataType;
import dev.leat.formats.FileScan.RecordPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of Parquet files, read by DuckDB's own reader. Their fields have types already, so a
 * declared column is a trimmed text or a cast. A record's line is its number.
 */
final class ParquetRows implements RawRows {
  /** A position is the file's ordinal, then the row's number in it. */
  private static final int ROW_NUMBER_BITS = 40;

  private final Database database;
  private final String attempt;
  private final Source source;
  private final List<InputFile> files;
  private final List<ParquetField> fields;
  private final String bits;
  private final long rows;

  private ParquetRows(
      Database database,
      String attempt,
      Source source,
      List<InputFile> files,
      List<ParquetField> fields,
      String bits,
      long rows) {
    this.database = database;
    this.attempt = attempt;
    this.source = source;
    this.files = files;
    this.fields = fields;
    this.bits = bits;
    this.rows = rows;
  }

  static ParquetRows open(SourceRead read, Database database) {
    String attempt = "Reading " + read.source().name();
    List<InputFile> files =
        read.files().stream()
            .sorted(
                Comparator.comparing(file -> file.name().codePoints().toArray(), Arrays::compare))
            .toList();
    List<ParquetField> fields = fields(database, attempt, files);
    verifyFields(read.source(), fields);
    long rows =
        files.isEmpty()
            ? 0
            : database.number(
                attempt,
                "select coalesce(sum(num_rows), 0) from parquet_file_metadata("
                    + list(files)
                    + ")");
    return new ParquetRows(
        database, attempt, read.source(), files, fields, patchBits(read, files), rows);
  }

  /** The files' fields in their order. */
  private static List<ParquetField> fields(
      Database database, String attempt, List<InputFile> files) {
    return files.isEmpty()
        ? List.of()
        : database.rows(
            attempt,
            "describe select * from read_parquet(" + list(files) + ")",
            row -> new ParquetField(row.getString(1), row.getString(2)));
  }

  private static void verifyFields(Source source, List<ParquetField> fields) {
    List<String> missing =
        source.columns().stream()
            .filter(column -> column.as() == null)
            .map(Column::field)
            .filter(field -> fields.stream().noneMatch(known -> known.isNamed(field)))
            .toList();
    if (!fields.isEmpty() && !missing.isEmpty()) {
      List<String> names = fields.stream().map(ParquetField::name).toList();
      throw LeatException.user(
          "missing-columns",
          source.name()
              + ": The files have no "
              + String.join(", ", missing)
              + ". They have "
              + String.join(", ", names)
              + ". "
              + Suggestions.remedy(missing.getFirst(), names));
    }
  }

  private static String patchBits(SourceRead read, List<InputFile> files) {
    Map<String, Integer> ordinals = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      ordinals.put(files.get(i).fingerprint(), i);
    }
    List<Long> waived = new ArrayList<>();
    List<Long> discarded = new ArrayList<>();
    for (RowPatch patch : read.patches()) {
      Integer ordinal = ordinals.get(patch.fingerprint());
      if (ordinal == null) {
        continue;
      }
      if (patch.mendedText() != null) {
        throw LeatException.user(
            "unsupported-patch",
            files.get(ordinal).name()
                + ": A record of a Parquet file cannot be mended by its text. Waive or discard it,"
                + " or mend the file.");
      }
      long position = position(ordinal, patch.record());
      if (patch.waived()) {
        waived.add(position);
      }
      if (patch.discarded()) {
        discarded.add(position);
      }
    }
    return bit(waived, RowBits.WAIVED) + " | " + bit(discarded, RowBits.DISCARDED);
  }

  private static String bit(List<Long> positions, int bit) {
    String list =
        positions.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    return "case when list_contains("
        + list
        + "::bigint[], "
        + DuckDbNames.quoted(POSITION)
        + ") then "
        + RowBits.mask(bit)
        + "::bigint else 0::bigint end";
  }

  private static long position(int ordinal, long record) {
    return ((long) ordinal << ROW_NUMBER_BITS) | (record - 1);
  }

  private static String list(List<InputFile> files) {
    return files.stream()
        .map(file -> DuckDbNames.literal(file.path().toAbsolutePath().toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private String positioned() {
    return "select (file_index::bigint << "
        + ROW_NUMBER_BITS
        + ") | file_row_number as "
        + DuckDbNames.quoted(POSITION)
        + ", * from read_parquet("
        + list(files)
        + ", file_row_number = true)";
  }

  @Override
  public String query() {
    if (files.isEmpty()) {
      String nulls =
          source.columns().stream()
              .map(column -> ", null::varchar as " + DuckDbNames.quoted(column.field()))
              .distinct()
              .collect(Collectors.joining());
      return "select 0::bigint as "
          + DuckDbNames.quoted(POSITION)
          + ", 0::bigint as "
          + DuckDbNames.quoted(RawRows.bits(0))
          + nulls
          + " where false";
    }
    return "select *, "
        + bits
        + " as "
        + DuckDbNames.quoted(RawRows.bits(0))
        + " from ("
        + positioned()
        + ")";
  }

  @Override
  public int words() {
    return 1;
  }

  @Override
  public int shares() {
    return 1;
  }

  @Override
  public String expression(int column) {
    Column declared = source.columns().get(column);
    if (declared.as() != null) {
      return declared.as();
    }
    String field = DuckDbNames.quoted(declared.field());
    boolean text =
        fields.stream()
            .anyMatch(known -> known.isNamed(declared.field()) && known.type().equals("VARCHAR"));
    return text && declared.trim() && declared.type() == DataType.Simple.VARCHAR
        ? "nullif(trim(" + field + "), '')"
        : field;
  }

  @Override
  public long rounded(int column) {
    return 0;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public long bytes() {
    return totalBytes();
  }

  @Override
  public long totalBytes() {
    return files.stream().mapToLong(InputFile::size).sum();
  }

  @Override
  public List<String> undeclared() {
    Set<String> undeclared = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    fields.forEach(field -> undeclared.add(field.name()));
    for (Column column : source.columns()) {
      if (column.as() == null) {
        undeclared.remove(column.field());
      } else {
        ColumnReferences.of(database, attempt, column.as(), source.name())
            .forEach(undeclared::remove);
      }
    }
    return List.copyOf(undeclared);
  }

  @Override
  public List<RecordPlace> places(long[] positions) {
    String wanted =
        Arrays.stream(positions).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    Map<Long, String> texts = new HashMap<>();
    database.rows(
        attempt,
        "select "
            + DuckDbNames.quoted(POSITION)
            + ", to_json({"
            + fields.stream()
                .map(ParquetField::name)
                .map(name -> DuckDbNames.literal(name) + ": " + DuckDbNames.quoted(name))
                .collect(Collectors.joining(", "))
            + "})"
            + " from ("
            + positioned()
            + ") where "
            + DuckDbNames.quoted(POSITION)
            + " in ("
            + wanted
            + ")",
        row -> texts.put(row.getLong(1), row.getString(2)));
    return Arrays.stream(positions).mapToObj(position -> place(position, texts)).toList();
  }

  private RecordPlace place(long position, Map<Long, String> texts) {
    InputFile file = files.get((int) (position >> ROW_NUMBER_BITS));
    long record = (position & ((1L << ROW_NUMBER_BITS) - 1)) + 1;
    return new RecordPlace(file, record, record, texts.getOrDefault(position, ""), List.of());
  }

  @Override
  public String flaw(long position) {
    return "the record is broken";
  }

  @Override
  public @Nullable String text(RecordPlace place, int column) {
    return null;
  }

  @Override
  public void verifyUnchanged() {
    for (InputFile file : files) {
      try {
        if (Files.size(file.path()) != file.size()
            || !Files.getLastModifiedTime(file.path()).toInstant().equals(file.modified())) {
          throw LeatException.user(
              "file-changed",
              file.name() + ": The file changed while it was read. Run again once it is complete.");
        }
      } catch (IOException e) {
        throw new LeatException(
            "file-unreadable", ErrorKind.USER, file.name() + ": " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() {}

  /** A field of the files with DuckDB's name of its type. */
  private record ParquetField(String name, String type) {
    boolean isNamed(String other) {
      return name.equalsIgnoreCase(other);
    }
  }
}
