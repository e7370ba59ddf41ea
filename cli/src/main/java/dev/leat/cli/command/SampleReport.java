package dev.leat.cli.command;

import dev.leat.api.run.RowCounts;
import dev.leat.cli.output.Terminal;
import dev.leat.cli.output.TextTable;
import dev.leat.core.probe.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says what samples of sources hold. */
final class SampleReport {
  private final Terminal terminal;

  SampleReport(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(List<Sample> samples) {
    TextTable rows =
        new TextTable("sampled", "read", "passed", "quarantined", "dropped", "deduplicated");
    TextTable columns = new TextTable("sampled", "column", "missing", "bad", "rounded");
    for (Sample sample : samples) {
      if (sample instanceof Sample.Read read) {
        RowCounts counts = read.report().rows();
        rows.row(
            read.source(),
            counts.read(),
            counts.passed(),
            counts.quarantined(),
            counts.dropped(),
            counts.deduplicated());
        columns(columns, read);
      }
    }
    for (TextTable table : List.of(rows, columns)) {
      if (!table.isEmpty()) {
        table.lines().forEach(terminal.out()::println);
        terminal.out().println();
      }
    }
    samples.forEach(this::remarks);
  }

  private static void columns(TextTable table, Sample.Read read) {
    Map<String, Long> missing = read.report().missing();
    Map<String, Long> bad = read.report().bad();
    Map<String, Long> rounded = read.report().rounded();
    TreeSet<String> names = new TreeSet<>(missing.keySet());
    names.addAll(bad.keySet());
    names.addAll(rounded.keySet());
    for (String name : names) {
      long sum =
          missing.getOrDefault(name, 0L)
              + bad.getOrDefault(name, 0L)
              + rounded.getOrDefault(name, 0L);
      if (sum > 0) {
        table.row(
            read.source(),
            name,
            missing.getOrDefault(name, 0L),
            bad.getOrDefault(name, 0L),
            rounded.getOrDefault(name, 0L));
      }
    }
  }

  private void remarks(Sample sample) {
    switch (sample) {
      case Sample.Read read ->
          read.reasons().forEach(reason -> terminal.out().println(read.source() + ": " + reason));
      case Sample.Skipped skipped ->
          terminal.out().println(skipped.source() + ": not sampled, " + skipped.why());
    }
  }

  static Map<String, Object> json(Sample sample) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", sample.source());
    switch (sample) {
      case Sample.Read read -> {
        json.put("files", read.files());
        json.put("rows", read.report().rows());
        json.put("missing", new TreeMap<>(read.report().missing()));
        json.put("bad", new TreeMap<>(read.report().bad()));
        json.put("rounded", new TreeMap<>(read.report().rounded()));
        json.put("reasons", read.reasons());
      }
      case Sample.Skipped skipped -> json.put("skipped", skipped.why());
    }
    return json;
  }
}
