package dev.leat.core.pack;

import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import java.util.List;
import java.util.Optional;

/**
 * Which optional pack brings what, known without having any of them: so that whoever needs one is
 * told its name. Packs are in alphabetical order.
 */
public record PackCatalogue(List<Pack> packs) {
  /** The packs of this version of Leat. */
  public static final PackCatalogue LEAT = new PackCatalogue(List.of());

  public PackCatalogue {
    packs = List.copyOf(packs);
  }

  public Optional<Pack> ofConnection(String type) {
    return packs.stream().filter(pack -> pack.connections().contains(type)).findFirst();
  }

  public Optional<Pack> ofEngine(String engine) {
    return packs.stream().filter(pack -> pack.engines().contains(engine)).findFirst();
  }

  /**
   * The pack of that name.
   *
   * @throws LeatException with code {@code unknown-pack}
   */
  public Pack named(String name) {
    return packs.stream()
        .filter(pack -> pack.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                LeatException.user(
                    "unknown-pack",
                    "There is no pack "
                        + name
                        + ". "
                        + Suggestions.remedy(name, packs.stream().map(Pack::name).toList())));
  }
}
