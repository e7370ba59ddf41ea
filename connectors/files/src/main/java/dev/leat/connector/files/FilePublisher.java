package dev.leat.connector.files;

import dev.leat.api.connector.Guarantee;
import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.Receipt;
import dev.leat.api.pipeline.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Publishes to files and directories. Each one changes atomically; several of them change one after
 * the other, in the order of the list.
 */
final class FilePublisher implements Publisher {
  private final Path projectRoot;
  private final VersionPointer.Links links;

  FilePublisher(Path projectRoot, VersionPointer.Links links) {
    this.projectRoot = projectRoot;
    this.links = links;
  }

  /** A move of one destination. */
  @FunctionalInterface
  private interface Move<T> {
    T of(Destination destination) throws IOException;
  }

  @Override
  public Guarantee guarantee(Target target) {
    return new Guarantee(
        Guarantee.Level.EXACTLY_ONCE,
        target instanceof Target.FileTarget file && FileTargetProblems.isDirectory(file)
            ? "Readers see the old directory or the new one; one that is reading the old one keeps"
                + " it until the next publication."
            : "Readers see the old file or the new one.");
  }

  @Override
  public void prepare(PublicationId id, List<Publication> publications) {
    each(
        "prepare",
        publications,
        destination -> {
          destination.prepare(id);
          return true;
        });
  }

  @Override
  public List<Receipt> commit(PublicationId id, List<Publication> publications) {
    return each("publish", publications, destination -> destination.commit(id));
  }

  @Override
  public boolean isCommitted(PublicationId id, List<Publication> publications) {
    return !each("look at", publications, destination -> destination.isCommitted(id))
        .contains(false);
  }

  @Override
  public void discard(PublicationId id, List<Publication> publications) {
    each(
        "tidy up",
        publications,
        destination -> {
          destination.discard(id);
          return true;
        });
  }

  /** Nothing to release: files are closed as soon as they are written. */
  @Override
  public void close() {}

  private <T> List<T> each(String attempted, List<Publication> publications, Move<T> move) {
    return publications.stream()
        .map(publication -> attempt(attempted, destination(publication), move))
        .toList();
  }

  private static <T> T attempt(String attempted, Destination destination, Move<T> move) {
    try {
      return move.of(destination);
    } catch (IOException e) {
      throw FileFailures.of(attempted, destination.location(), e);
    }
  }

  private Destination destination(Publication publication) {
    return switch (publication.target()) {
      case Target.FileTarget target ->
          FileTargetProblems.isDirectory(target)
              ? new VersionedFolder(projectRoot, publication, target, links)
              : new SingleFile(projectRoot, publication, target);
      case Target.TableTarget target ->
          throw new IllegalArgumentException(target.table() + " is a table, not a file");
    };
  }
}
