package dev.leat.cli.command;

import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.cli.output.Quantities;
import dev.leat.cli.output.Terminal;
import dev.leat.cli.output.TextTable;
import dev.leat.core.quarantine.Judged;
import dev.leat.core.quarantine.Mending.Decided;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Quarantined rows as a person or a program wants them. */
final class QuarantineView {
  private static final int TEXT_WIDTH = 60;

  private final Terminal terminal;

  QuarantineView(Terminal terminal) {
    this.terminal = terminal;
  }

  void list(List<QuarantinedRow> rows, long all) {
    if (rows.isEmpty()) {
      say("No rows.");
      return;
    }
    TextTable table =
        new TextTable("id", "pipeline", "source", "place", "state", "reasons", "text");
    for (QuarantinedRow row : rows) {
      table.row(
          row.id(),
          row.pipeline(),
          row.source(),
          place(row),
          word(row),
          String.join("; ", row.row().reasons()),
          cut(text(row)));
    }
    table.lines().forEach(this::say);
    say(
        rows.size() < all
            ? Quantities.count(rows.size())
                + " of "
                + Quantities.count(all)
                + " rows; --limit N shows more"
            : rows(rows.size()));
  }

  void show(QuarantinedRow row) {
    say(terminal.bold("row " + row.id()) + " " + word(row));
    say("  pipeline   " + row.pipeline());
    say("  source     " + row.source());
    say("  place      " + place(row) + " (record " + row.row().record() + ")");
    say("  found by   " + row.firstRun() + " at " + row.at().truncatedTo(ChronoUnit.SECONDS));
    say("  last met   " + row.lastRun());
    row.row().reasons().forEach(reason -> say("  reason     " + reason));
    say("  text       " + row.row().text());
    if (row.mended() != null) {
      say("  mended to  " + row.mended());
    }
  }

  void decided(Decided decided, String verb) {
    say(rows(decided.decided().size()) + " " + verb);
    refused(decided.refused());
  }

  void refused(List<Judged> refused) {
    for (Judged judged : refused) {
      say(
          terminal.red("✗")
              + " row "
              + judged.row().id()
              + ": "
              + String.join("; ", judged.reasons())
              + "  "
              + cut(judged.text()));
    }
  }

  private static String rows(long count) {
    return Quantities.count(count) + (count == 1 ? " row" : " rows");
  }

  private static String place(QuarantinedRow row) {
    return row.row().file() + ":" + row.row().line();
  }

  private static String text(QuarantinedRow row) {
    String mended = row.mended();
    return mended == null ? row.row().text() : mended;
  }

  private static String cut(String text) {
    return text.length() > TEXT_WIDTH ? text.substring(0, TEXT_WIDTH - 1) + "…" : text;
  }

  private static String word(QuarantinedRow row) {
    return row.state().name().toLowerCase(Locale.ROOT);
  }

  private void say(String line) {
    terminal.out().println(line);
  }

  static Map<String, Object> json(QuarantinedRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", row.id());
    json.put("pipeline", row.pipeline());
    json.put("source", row.source());
    json.put("file", row.row().file());
    json.put("record", row.row().record());
    json.put("line", row.row().line());
    json.put("text", row.row().text());
    json.put("mended", row.mended());
    json.put("reasons", row.row().reasons());
    json.put("state", word(row));
    json.put("first_run", row.firstRun());
    json.put("last_run", row.lastRun());
    json.put("at", row.at());
    return json;
  }

  static Map<String, Object> json(Decided decided) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("decided", decided.decided());
    json.put("refused", decided.refused().stream().map(QuarantineView::json).toList());
    return json;
  }

  static Map<String, Object> json(Judged judged) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", judged.row().id());
    json.put("text", judged.text());
    json.put("reasons", judged.reasons());
    return json;
  }
}
