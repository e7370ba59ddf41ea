package dev.leat.cli.command;

import dev.leat.api.problem.LeatException;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.PackBuild;
import dev.leat.cli.output.TextTable;
import dev.leat.core.pack.Installation;
import dev.leat.core.pack.Pack;
import dev.leat.core.pack.PackArchive;
import dev.leat.core.pack.Packs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows, adds and removes optional packs. */
@Command(
    name = "pack",
    description = "Shows, adds and removes optional packs: list, build, add, remove.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PackCommand.ListPacks.class,
      PackCommand.BuildPack.class,
      PackCommand.AddPack.class,
      PackCommand.RemovePack.class
    })
final class PackCommand extends LeatGroup {
  /** A verb about packs; they belong to the installation, not to a project. */
  abstract static class OfPacks extends GroupedCommand {
    Packs packs() {
      return surroundings().packs();
    }

    Installation installation() {
      return packs()
          .installation()
          .orElseThrow(
              () ->
                  LeatException.user(
                      "no-installation",
                      "Packs belong to an installation, and this process has none. Start Leat with"
                          + " its launcher, leat."));
    }

    void report(String done, Pack pack) {
      if (wantsJson()) {
        printJson(Map.of("pack", pack.name(), "installed", packs().isInstalled(pack)));
      } else {
        print(done + " " + pack.name() + ".");
      }
    }
  }

  /** Lists packs, whether they are there or not. */
  @Command(
      name = "list",
      description = "All packs: what they bring, and whether they are installed.",
      mixinStandardHelpOptions = true)
  static final class ListPacks extends OfPacks {
    @Override
    public Integer call() {
      List<Pack> all = packs().catalogue().packs();
      if (wantsJson()) {
        printJson(all.stream().map(this::json).toList());
      } else {
        TextTable table = new TextTable("pack", "installed", "for");
        all.forEach(
            pack ->
                table.row(pack.name(), packs().isInstalled(pack) ? "yes" : "no", pack.summary()));
        table.lines().forEach(this::print);
      }
      return ExitCode.OK;
    }

    private Map<String, Object> json(Pack pack) {
      return Map.of(
          "pack",
          pack.name(),
          "installed",
          packs().isInstalled(pack),
          "connections",
          pack.connections().stream().sorted().toList(),
          "engines",
          pack.engines().stream().sorted().toList());
    }
  }

  /** Builds a pack where Leat itself was built. */
  @Command(
      name = "build",
      description = "Builds and installs a pack, in a source checkout.",
      mixinStandardHelpOptions = true)
  static final class BuildPack extends OfPacks {
    @Parameters(paramLabel = "NAME", description = "The pack.")
    String name = "";

    @Override
    public Integer call() {
      Pack pack = packs().catalogue().named(name);
      new PackBuild(installation()).build(pack);
      report("Built and installed", pack);
      return ExitCode.OK;
    }
  }

  /** Adds a pack from its archive. */
  @Command(
      name = "add",
      description = "Installs a pack from its archive, replacing an older one.",
      mixinStandardHelpOptions = true)
  static final class AddPack extends OfPacks {
    @Parameters(paramLabel = "FILE", description = "The archive, leat-pack-NAME-VERSION.zip.")
    Path archive = Path.of("");

    @Override
    public Integer call() {
      Path file = surroundings().workingDirectory().resolve(archive);
      report("Installed", new PackArchive(packs(), installation()).add(file));
      return ExitCode.OK;
    }
  }

  /** Removes a pack. */
  @Command(name = "remove", description = "Removes a pack.", mixinStandardHelpOptions = true)
  static final class RemovePack extends OfPacks {
    @Parameters(paramLabel = "NAME", description = "The pack.")
    String name = "";

    @Override
    public Integer call() {
      Pack pack = packs().catalogue().named(name);
      new PackArchive(packs(), installation()).remove(pack);
      report("Removed", pack);
      return ExitCode.OK;
    }
  }
}
