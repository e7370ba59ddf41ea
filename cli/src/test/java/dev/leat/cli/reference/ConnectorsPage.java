package dev.leat.cli.reference;

import dev.leat.api.connector.ConnectionType;
import dev.leat.api.connector.Connector;
import dev.leat.api.connector.Guarantee;
import dev.leat.api.connector.Option;
import dev.leat.api.connector.Publisher;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.pipeline.Target.FileKind;
import dev.leat.api.pipeline.Target.SchemaPolicy;
import dev.leat.api.problem.Location;
import dev.leat.api.project.Connection;
import dev.leat.core.project.Connectors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of connectors: their options, and what each target promises, asked of the code. */
final class ConnectorsPage {
  private static final Map<String, PublishMode> MODES = modes();

  private ConnectorsPage() {}

  /** The page for these connectors; connections point below the folder. */
  static String of(Connectors connectors, Path folder) {
    StringBuilder page =
        new StringBuilder(
            """
            # Connectors

            Generated from the code; the build holds it current.

            A guarantee of *exactly once* means that the run's identity is committed together with its rows: a run that is
            resumed asks the target whether its publication happened, and a repeated commit changes nothing.
            """);
    for (String type : connectors.types()) {
      options(page, connectors.kind(type).orElseThrow());
      connectors.find(type).ifPresent(connector -> guarantees(page, connector, folder));
      if (connectors.notifier(type).isPresent()) {
        page.append("\nCarries notices: name the connection under `notifications:`.\n");
      }
    }
    return page.toString();
  }

  private static void options(StringBuilder page, ConnectionType type) {
    page.append("\n## ").append(type.type()).append("\n");
    if (!type.options().isEmpty()) {
      page.append("\n| option | | meaning |\n|---|---|---|\n");
      type.options().forEach(option -> option(page, option));
    }
  }

  private static void guarantees(StringBuilder page, Connector connector, Path folder) {
    page.append("\n| mode | guarantee | what readers see |\n|---|---|---|\n");
    Connection connection =
        new Connection(
            "example",
            connector.type(),
            connector.options().stream().anyMatch(option -> option.name().equals("path"))
                ? Map.of("path", folder.resolve(connector.type() + ".db").toString())
                : Map.of());
    try (Publisher publisher = connector.publisher(connection, folder)) {
      for (Map.Entry<String, Target> target : targets(connector).entrySet()) {
        if (connector.check(target.getValue(), Location.of("page")).isEmpty()) {
          guarantee(page, target.getKey(), publisher.guarantee(target.getValue()));
        }
      }
    }
  }

  private static void option(StringBuilder page, Option option) {
    String kind =
        switch (option.presence()) {
          case REQUIRED -> "required";
          case OPTIONAL -> "optional";
        };
    page.append("| `")
        .append(option.name())
        .append("` | ")
        .append(option.secret() ? kind + ", secret" : kind)
        .append(" | ")
        .append(option.description())
        .append(" |\n");
  }

  private static void guarantee(StringBuilder page, String target, Guarantee guarantee) {
    page.append("| ")
        .append(target)
        .append(" | ")
        .append(guarantee.level().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .append(" | ")
        .append(guarantee.visibility())
        .append(" |\n");
  }

  private static Map<String, Target> targets(Connector connector) {
    Map<String, Target> targets = new LinkedHashMap<>();
    for (Map.Entry<String, PublishMode> mode : MODES.entrySet()) {
      if (connector.type().equals("files")) {
        targets.put(
            "one file, " + mode.getKey(),
            new Target.FileTarget("out.csv", FileKind.CSV, mode.getValue(), List.of()));
        targets.put(
            "a folder, " + mode.getKey(),
            new Target.FileTarget("out/", FileKind.PARQUET, mode.getValue(), List.of("day")));
      } else {
        targets.put(
            mode.getKey(),
            new Target.TableTarget("example", "example", mode.getValue(), SchemaPolicy.FAIL));
      }
    }
    return targets;
  }

  private static Map<String, PublishMode> modes() {
    Map<String, PublishMode> modes = new LinkedHashMap<>();
    modes.put("append", new PublishMode.Append());
    modes.put("replace", new PublishMode.Replace());
    modes.put("merge", new PublishMode.Merge(List.of("id"), List.of()));
    modes.put("replace-partitions", new PublishMode.ReplacePartitions(List.of("day")));
    return modes;
  }
}
