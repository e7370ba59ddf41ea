package dev.leat.engine.duckdb;

import dev.leat.api.connector.FilePart;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.pipeline.Target.FileKind;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes results of queries as files. */
final class Storage {
  private static final String PARQUET = "format parquet, compression zstd";

  private final Database database;

  Storage(Database database) {
    this.database = database;
  }

  StoredResult store(String attempt, String sql, Path folder) {
    Result result = Result.of(database, attempt, sql);
    try (StagedFolder staged = StagedFolder.beside(folder)) {
      Path file = staged.aside("part-00000.parquet");
      long rows = copy(attempt, result.in(Form.STORED), file, PARQUET);
      staged.publish();
      Path published = staged.published(file);
      return new StoredResult(result.schema(), List.of(published), rows, size(published));
    }
  }

  /** The query that reads a stored result. */
  static String read(StoredResult stored) {
    String columns =
        stored.schema().fields().stream().map(Storage::decoded).collect(Collectors.joining(", "));
    String files =
        stored.files().stream()
            .map(file -> DuckDbNames.literal(file.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    return "select " + columns + " from read_parquet(" + files + ")";
  }

  private static String decoded(Field field) {
    String name = DuckDbNames.quoted(field.name());
    return Form.STORED.decode(field.type(), name) + " as " + name;
  }

  List<FilePart> export(
      String attempt, String sql, FileKind kind, List<String> partitionBy, Path folder) {
    String format = format(kind);
    Result result = Result.of(database, attempt, sql);
    String published = result.in(Form.PUBLISHED);
    try (StagedFolder staged = StagedFolder.beside(folder)) {
      List<FilePart> parts =
          partitionBy.isEmpty()
              ? List.of(whole(attempt, published, kind, format, staged))
              : partitioned(attempt, published, kind, format, partitionBy, staged);
      staged.publish();
      return parts;
    }
  }

  private static String format(FileKind kind) {
    return switch (kind) {
      case PARQUET -> PARQUET;
      case CSV -> "format csv, header";
      case JSON -> "format json";
      case XLSX ->
          throw new LeatException(
              "unsupported-export", ErrorKind.INTERNAL, "An engine does not write spreadsheets.");
    };
  }

  private FilePart whole(
      String attempt, String sql, FileKind kind, String format, StagedFolder staged) {
    Path file = staged.aside("part-00000." + kind.name().toLowerCase(Locale.ROOT));
    long rows = copy(attempt, sql, file, format);
    return new FilePart(staged.published(file), kind, rows, size(file), Map.of());
  }

  private List<FilePart> partitioned(
      String attempt,
      String sql,
      FileKind kind,
      String format,
      List<String> partitionBy,
      StagedFolder staged) {
    String by = partitionBy.stream().map(DuckDbNames::quoted).collect(Collectors.joining(", "));
    copy(attempt, sql, staged.aside(), format + ", partition_by (" + by + ")");
    return files(staged.aside()).stream()
        .map(
            file ->
                new FilePart(
                    staged.published(file),
                    kind,
                    rows(attempt, file, kind),
                    size(file),
                    partition(staged.aside().relativize(file))))
        .toList();
  }

  /** Values of the partition columns from a path such as {@code region=EU/day=2026-01-01/…}. */
  private static Map<String, String> partition(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < file.getNameCount() - 1; i++) {
      String name = file.getName(i).toString();
      int equals = name.indexOf('=');
      values.put(decode(name.substring(0, equals)), decode(name.substring(equals + 1)));
    }
    return values;
  }

  private static String decode(String text) {
    return java.net.URLDecoder.decode(
        text.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
  }

  private long rows(String attempt, Path file, FileKind kind) {
    String name = DuckDbNames.literal(file.toString());
    String from =
        switch (kind) {
          case PARQUET -> "read_parquet(" + name + ")";
          case CSV -> "read_csv(" + name + ", header = true, all_varchar = true)";
          case JSON -> "read_json(" + name + ")";
          case XLSX -> throw new IllegalStateException("an engine writes no spreadsheets");
        };
    return database.number(attempt, "select count(*) from " + from);
  }

  private long copy(String attempt, String sql, Path to, String options) {
    return database.execute(
        attempt,
        "copy (" + sql + "\n) to " + DuckDbNames.literal(to.toString()) + " (" + options + ")");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static LeatException unreadable(Path path, IOException e) {
    return new LeatException(
        "engine-io", ErrorKind.RESOURCE, path + ": Cannot be read: " + e.getMessage(), e);
  }
}
