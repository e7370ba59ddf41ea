package dev.leat.core.pack;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Puts packs into an installation and takes them out. */
public final class PackArchive {
  private final Packs packs;
  private final Installation installation;

  public PackArchive(Packs packs, Installation installation) {
    this.packs = packs;
    this.installation = installation;
  }

  /**
   * Unpacks an archive; a pack of that name that is there already is replaced. The pack is there
   * completely or not at all.
   *
   * @throws LeatException {@code unknown-pack}, {@code wrong-pack} or {@code broken-pack}
   */
  public Pack add(Path archive) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Properties properties = properties(zip, archive);
      Pack pack = packs.catalogue().named(properties.getProperty("name", ""));
      String version = properties.getProperty("version", "an unknown version");
      if (!version.equals(installation.version())) {
        throw LeatException.user(
            "wrong-pack",
            archive
                + " is of Leat "
                + version
                + ", this is "
                + installation.version()
                + ". Take the archive of the same version.");
      }
      Path staged = installation.packs().resolve(pack.name() + ".new");
      delete(staged);
      unpack(zip, staged);
      Path folder = installation.packs().resolve(pack.name());
      delete(folder);
      Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
      return pack;
    } catch (IOException e) {
      throw new LeatException(
          "broken-pack",
          ErrorKind.EXTERNAL,
          archive + ": Cannot be added to " + installation.packs() + ": " + e.getMessage() + ".",
          e);
    }
  }

  /** Takes a pack out; one that is not there stays so. */
  public void remove(Pack pack) {
    try {
      delete(installation.packs().resolve(pack.name()));
    } catch (IOException e) {
      throw new LeatException(
          "broken-pack",
          ErrorKind.EXTERNAL,
          "The pack " + pack.name() + " cannot be removed: " + e.getMessage() + ".",
          e);
    }
  }

  private static Properties properties(ZipFile zip, Path archive) throws IOException {
    ZipEntry entry = zip.getEntry(PackFolder.PROPERTIES);
    if (entry == null) {
      throw LeatException.user(
          "broken-pack",
          archive + " is not a pack of Leat: it has no " + PackFolder.PROPERTIES + ".");
    }
    Properties properties = new Properties();
    try (InputStream in = zip.getInputStream(entry)) {
      properties.load(in);
    }
    return properties;
  }

  private static void unpack(ZipFile zip, Path into) throws IOException {
    for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
      Path file = into.resolve(entry.getName()).normalize();
      if (!file.startsWith(into)) {
        throw new IOException("it would write outside, to " + entry.getName());
      }
      Files.createDirectories(file.resolveSibling("."));
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, file);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(folder)) {
      deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
