package dev.leat.core.pack;

import dev.leat.api.problem.LeatException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The optional packs that are there. Nothing is looked at before something needs it: a project that
 * needs no pack pays for none. Thread-safe; a pack is loaded once.
 */
public final class Packs {
  private final PackCatalogue catalogue;
  private final @Nullable Installation installation;
  private final Map<String, ClassLoader> loaders = new ConcurrentHashMap<>();

  private Packs(PackCatalogue catalogue, @Nullable Installation installation) {
    this.catalogue = catalogue;
    this.installation = installation;
  }

  public static Packs of(PackCatalogue catalogue, Installation installation) {
    return new Packs(catalogue, installation);
  }

  /** All that is known is on the class path, as in tests. */
  public static Packs none() {
    return new Packs(new PackCatalogue(List.of()), null);
  }

  public PackCatalogue catalogue() {
    return catalogue;
  }

  public Optional<Installation> installation() {
    return Optional.ofNullable(installation);
  }

  public boolean isInstalled(Pack pack) {
    return installation != null && folder(installation, pack).exists();
  }

  /**
   * What the pack brings of that service.
   *
   * @throws LeatException {@code missing-pack} when it is not installed, {@code wrong-pack} when it
   *     is of another version
   */
  public <T> List<T> parts(Pack pack, Class<T> service) {
    ClassLoader loader = loaders.computeIfAbsent(pack.name(), _ -> load(pack));
    return ServiceLoader.load(service, loader).stream()
        .filter(provider -> provider.type().getClassLoader() == loader)
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** Where the pack's jars are, its own and all it depends on. */
  public Path libraries(Pack pack) {
    return verified(pack).folder().resolve(PackFolder.LIBRARIES);
  }

  /** How to get the pack, as a sentence. */
  public String remedy(Pack pack) {
    return installation != null && installation.checkout() == null
        ? "Add it: leat pack add leat-pack-" + pack.name() + "-" + installation.version() + ".zip."
        : "Add it: leat pack build " + pack.name() + ".";
  }

  private ClassLoader load(Pack pack) {
    PackFolder folder = verified(pack);
    return new PackClassLoader(
        pack.name(),
        folder.jars(installation().orElseThrow().libraries()),
        Packs.class.getClassLoader());
  }

  private PackFolder verified(Pack pack) {
    if (installation == null || !isInstalled(pack)) {
      throw LeatException.user(
          "missing-pack", "The pack " + pack.name() + " is not installed. " + remedy(pack));
    }
    PackFolder folder = folder(installation, pack);
    if (!folder.version().equals(installation.version())) {
      throw LeatException.user(
          "wrong-pack",
          "The pack "
              + pack.name()
              + " is of Leat "
              + folder.version()
              + ", this is "
              + installation.version()
              + ". "
              + remedy(pack));
    }
    return folder;
  }

  private static PackFolder folder(Installation installation, Pack pack) {
    return new PackFolder(installation.packs().resolve(pack.name()));
  }
}
