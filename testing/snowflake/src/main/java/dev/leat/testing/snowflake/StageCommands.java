package dev.leat.testing.snowflake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Runs what has to do with stages: PUT, LIST, REMOVE and COPY INTO. */
final class StageCommands {
  private static final Pattern PUT =
      Pattern.compile(
          "(?is)\\s*PUT\\s+(?:'file://([^']*)'|file://(\\S+))\\s+(?:'@([^']*)'|@(\\S+))\\s*(.*?)\\s*;?\\s*");
  private static final Pattern OPTION = Pattern.compile("(\\w+)\\s*=\\s*(\\w+)");

  private final SessionState session;
  private final Stages stages;
  private final RunningStatement running;

  StageCommands(SessionState session, Stages stages, RunningStatement running) {
    this.session = session;
    this.stages = stages;
    this.running = running;
  }

  Answer put(String sql) throws SqlFailure {
    Matcher put = PUT.matcher(sql);
    if (!put.matches()) {
      throw SqlFailure.syntax("expected PUT file://… @stage");
    }
    StagePath target = StagePath.parse(either(put, 3, 4), session);
    boolean compresses = true;
    boolean overwrites = false;
    String compression = "auto_detect";
    Matcher option = OPTION.matcher(put.group(5));
    while (option.find()) {
      String value = option.group(2);
      switch (option.group(1).toUpperCase(java.util.Locale.ROOT)) {
        case "AUTO_COMPRESS" -> compresses = Boolean.parseBoolean(value);
        case "OVERWRITE" -> overwrites = Boolean.parseBoolean(value);
        case "SOURCE_COMPRESSION" -> compression = value.toLowerCase(java.util.Locale.ROOT);
        case "PARALLEL" -> {}
        default -> throw SqlFailure.unsupported("the PUT option " + option.group(1));
      }
    }
    Path folder = stages.folder(target).resolve(target.path());
    return new Answer.Upload(either(put, 1, 2), folder, compresses, overwrites, compression);
  }

  Answer list(Cursor cursor) throws SqlFailure {
    StagePath path = stagePath(cursor);
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Path file : stages.files(path)) {
      rows.add(Answer.row(name(path, file), Long.toString(file.toFile().length())));
    }
    return new Answer.Rows(
        StatementType.LIST,
        List.of(ResultColumn.text("name"), ResultColumn.number("size")),
        rows,
        0);
  }

  Answer remove(Cursor cursor) throws SqlFailure {
    StagePath path = stagePath(cursor);
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Path file : stages.files(path)) {
      delete(file);
      rows.add(Answer.row(name(path, file), "removed"));
    }
    return new Answer.Rows(
        StatementType.REMOVE,
        List.of(ResultColumn.text("name"), ResultColumn.text("result")),
        rows,
        0);
  }

  Answer copy(Cursor cursor) throws SqlFailure, SQLException {
    CopyInto copy = CopyInto.read(cursor, session);
    List<List<@Nullable String>> rows = new ArrayList<>();
    List<Path> files = files(copy);
    for (Path file : files) {
      String name = name(copy.stage(), file);
      long loaded =
          switch (copy.format().type()) {
            case CSV -> csv(copy, file);
            case PARQUET -> parquet(copy, file);
          };
      rows.add(Answer.row(name, "LOADED", Long.toString(loaded), Long.toString(loaded), "1", "0"));
    }
    for (Path file : files) {
      stages.loaded(copy.table(), identity(copy, file));
      if (copy.isSet("PURGE")) {
        delete(file);
      }
    }
    if (rows.isEmpty()) {
      return Answer.status(StatementType.COPY, "Copy executed with 0 files processed.");
    }
    return new Answer.Rows(
        StatementType.COPY,
        List.of(
            ResultColumn.text("file"),
            ResultColumn.text("status"),
            ResultColumn.number("rows_parsed"),
            ResultColumn.number("rows_loaded"),
            ResultColumn.number("error_limit"),
            ResultColumn.number("errors_seen")),
        rows,
        0);
  }

  /** The files to load: those that were not. */
  private List<Path> files(CopyInto copy) throws SqlFailure {
    Path folder = stages.folder(copy.stage());
    List<Path> files = new ArrayList<>();
    if (copy.files().isEmpty()) {
      files.addAll(stages.files(copy.stage()));
    } else {
      for (String name : copy.files()) {
        Path file = folder.resolve(copy.stage().path()).resolve(name);
        if (!Files.isRegularFile(file)) {
          throw new SqlFailure(
              100_016, "22000", "Remote file '" + name + "' was not found in the stage.");
        }
        files.add(file);
      }
    }
    Pattern pattern = copy.pattern();
    files.removeIf(
        file ->
            pattern != null && !pattern.matcher(Stages.inside(folder, file)).matches()
                || !copy.isSet("FORCE") && stages.isLoaded(copy.table(), identity(copy, file)));
    return files;
  }

  private static String identity(CopyInto copy, Path file) {
    return copy.stage().stage() + "/" + file + ":" + file.toFile().length();
  }

  private long csv(CopyInto copy, Path file) throws SqlFailure, SQLException {
    List<List<@Nullable String>> records = records(copy, file);
    if (records.isEmpty()) {
      return 0;
    }
    int width = records.stream().mapToInt(List::size).max().orElse(0);
    session.execute("CREATE OR REPLACE TEMP TABLE sf_staged (" + fields(width, " VARCHAR") + ")");
    try (DuckDBAppender appender =
        session
            .duckDb()
            .unwrap(DuckDBConnection.class)
            .createAppender("temp", "main", "sf_staged")) {
      for (List<@Nullable String> fields : records) {
        appender.beginRow();
        for (int i = 0; i < width; i++) {
          String value = i < fields.size() ? fields.get(i) : null;
          if (value == null) {
            appender.appendNull();
          } else {
            appender.append(value);
          }
        }
        appender.endRow();
      }
    }
    List<Token> selected = copy.selected();
    String selection = selected == null ? plain(copy, width) : Rewriter.rewrite(selected, session);
    long loaded = insert(copy, "SELECT " + selection + " FROM temp.main.sf_staged");
    session.execute("DROP TABLE temp.main.sf_staged");
    return loaded;
  }

  /** The fields in order, where binary ones are hexadecimal. */
  private String plain(CopyInto copy, int width) throws SqlFailure, SQLException {
    List<ResultColumn> columns = columns(copy);
    if (columns.size() != width) {
      throw SqlFailure.copy(
          "Number of columns in file ("
              + width
              + ") does not match that of the corresponding table ("
              + columns.size()
              + ")");
    }
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String field = "f" + (i + 1);
      fields.add(columns.get(i).type().equals("binary") ? "unhex(" + field + ")" : field);
    }
    return String.join(", ", fields);
  }

  private List<ResultColumn> columns(CopyInto copy) throws SqlFailure, SQLException {
    String list =
        copy.columns().isEmpty()
            ? "*"
            : String.join(", ", copy.columns().stream().map(Names::sql).toList());
    try (PreparedStatement statement =
        session.duckDb().prepareStatement("SELECT " + list + " FROM " + copy.table().sql())) {
      return Results.columns(statement.getMetaData());
    }
  }

  private long parquet(CopyInto copy, Path file) throws SqlFailure, SQLException {
    if (!"CASE_INSENSITIVE".equals(copy.options().get("MATCH_BY_COLUMN_NAME"))) {
      throw SqlFailure.unsupported("Parquet without MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE");
    }
    String source = "read_parquet(" + Names.literal(file.toString()) + ")";
    List<String> present = new ArrayList<>();
    try (PreparedStatement statement =
        session.duckDb().prepareStatement("SELECT * FROM " + source)) {
      var meta = statement.getMetaData();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        present.add(meta.getColumnLabel(i));
      }
    }
    List<String> into = new ArrayList<>();
    List<String> from = new ArrayList<>();
    for (ResultColumn column : columns(copy)) {
      present.stream()
          .filter(column.name()::equalsIgnoreCase)
          .findFirst()
          .ifPresent(
              name -> {
                into.add(column.name());
                from.add('"' + name.replace("\"", "\"\"") + '"');
              });
    }
    CopyInto matched =
        new CopyInto(
            copy.table(), into, null, copy.stage(), List.of(), null, copy.format(), copy.options());
    return insert(matched, "SELECT " + String.join(", ", from) + " FROM " + source);
  }

  private long insert(CopyInto copy, String query) throws SqlFailure, SQLException {
    String columns =
        copy.columns().isEmpty()
            ? ""
            : " (" + String.join(", ", copy.columns().stream().map(Names::sql).toList()) + ")";
    try (PreparedStatement statement =
        session
            .duckDb()
            .prepareStatement("INSERT INTO " + copy.table().sql() + columns + " " + query)) {
      return running.run(statement, statement::executeLargeUpdate);
    }
  }

  private static List<List<@Nullable String>> records(CopyInto copy, Path file) throws SqlFailure {
    List<List<@Nullable String>> records = new ArrayList<>();
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(open(copy.format(), file), UTF_8))) {
      CsvRecords csv = new CsvRecords(text, copy.format());
      for (List<@Nullable String> record = csv.next(); record != null; record = csv.next()) {
        records.add(record);
      }
    } catch (IOException e) {
      throw SqlFailure.copy(e.getMessage() + "\n  File '" + file.getFileName() + "'");
    }
    return records;
  }

  private static InputStream open(FileFormat format, Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    boolean gzip =
        switch (format.compression()) {
          case GZIP -> true;
          case NONE -> false;
          case AUTO -> file.toString().endsWith(".gz");
        };
    return gzip ? new GZIPInputStream(raw) : raw;
  }

  private StagePath stagePath(Cursor cursor) throws SqlFailure {
    StagePath path =
        StagePath.parse(
            cursor
                .next(Token.Kind.STAGE)
                .orElseThrow(() -> SqlFailure.syntax("expected @stage"))
                .text(),
            session);
    cursor.expectEnd();
    return path;
  }

  private String name(StagePath path, Path file) throws SqlFailure {
    return path.stage().name().toLowerCase(java.util.Locale.ROOT)
        + "/"
        + Stages.inside(stages.folder(path), file);
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fields(int width, String type) {
    StringBuilder fields = new StringBuilder();
    for (int i = 1; i <= width; i++) {
      fields.append(i == 1 ? "f" : ", f").append(i).append(type);
    }
    return fields.toString();
  }

  private static String either(Matcher matcher, int one, int other) {
    String first = matcher.group(one);
    return first == null ? String.valueOf(matcher.group(other)) : first;
  }
}
