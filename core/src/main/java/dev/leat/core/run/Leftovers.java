package dev.leat.core.run;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.RowSource;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.store.RunRecord;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.journal.PublishDecision;
import dev.leat.core.journal.PublishDecision.Group;
import dev.leat.core.plan.Publishers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a run that ended before its publish decision has written aside. What is about to be prepared
 * is noted first, so that whoever comes next can take it back.
 */
final class Leftovers {
  private static final String NOTE = "prepared.json";
  private static final RowSource UNREAD =
      () -> {
        throw new IllegalStateException("discarding reads no rows");
      };

  private final Workbench bench;
  private final Publishers publishers;

  Leftovers(Workbench bench, Publishers publishers) {
    this.bench = bench;
    this.publishers = publishers;
  }

  /** Notes what is about to be prepared. */
  void note(String run, PublishDecision prepared) {
    Path note = RunFolder.made(RunFolder.of(bench.project(), run).staging()).resolve(NOTE);
    try {
      Files.writeString(note, JournalJson.in(bench.project()).write(prepared));
    } catch (IOException failure) {
      throw new LeatException(
          "staging-failed",
          ErrorKind.EXTERNAL,
          note + " cannot be written: " + failure + ". Check the disk.",
          failure);
    }
  }

  /** Takes back what earlier runs of a pipeline, whose lock the caller holds, have left. */
  void discard(String pipeline) {
    for (RunRecord run : staged(pipeline)) {
      RunFolder folder = RunFolder.of(bench.project(), run.id());
      if (bench.store().runs().decision(run.id()).isEmpty()) {
        discard(run, folder.staging().resolve(NOTE));
      }
      folder.clear();
    }
  }

  /** Runs that are over and have staged something, be it only charts. */
  private List<RunRecord> staged(String pipeline) {
    List<RunRecord> runs = new ArrayList<>();
    Path all = RunFolder.all(bench.project());
    if (!Files.isDirectory(all)) {
      return runs;
    }
    try (var folders = Files.newDirectoryStream(all)) {
      for (Path folder : folders) {
        if (Files.exists(new RunFolder(folder).staging())) {
          bench
              .store()
              .runs()
              .find(String.valueOf(folder.getFileName()))
              .filter(run -> run.pipeline().equals(pipeline))
              // Another environment's connections are not known here.
              .filter(run -> run.environment().equals(bench.project().environment()))
              .filter(
                  run -> bench.store().runs().undelivered(pipeline).stream().noneMatch(run::equals))
              .ifPresent(runs::add);
        }
      }
    } catch (IOException failure) {
      throw new LeatException(
          "folder-failed", ErrorKind.EXTERNAL, all + " cannot be listed: " + failure, failure);
    }
    return runs;
  }

  private void discard(RunRecord run, Path note) {
    PublishDecision prepared;
    try {
      prepared =
          JournalJson.in(bench.project()).read(Files.readString(note), PublishDecision.class);
    } catch (IOException | IllegalStateException unfinished) {
      // There is no note, or it was being written: nothing was prepared yet.
      return;
    }
    PublicationId id = new PublicationId(run.pipeline(), run.id());
    for (Group group : prepared.groups()) {
      try (Publisher publisher = publishers.open(group.name())) {
        publisher.discard(id, publications(group, prepared));
      }
    }
  }

  private static List<Publication> publications(Group group, PublishDecision prepared) {
    return group.entries().stream()
        .map(
            entry ->
                new Publication(
                    entry.table(),
                    entry.target(),
                    Objects.requireNonNull(prepared.results().get(entry.table())).schema(),
                    UNREAD,
                    entry.parts(),
                    entry.targetChecks()))
        .toList();
  }
}
