package dev.leat.core.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reference of the language as a Markdown page. */
final class ReferencePage {
  private static final String HEAD =
      """
      # The language

      <!-- Generated from the definitions in core/src/main/java/dev/leat/core/language. To write it
           anew: mvn -pl core -am test -Dtest=LanguageReferenceTest -Dleat.record=true
           -Dsurefire.failIfNoSpecifiedTests=false -->

      This page is generated from the definitions that also read the files, suggest names and make
      the JSON Schemas for editors ([leat.yaml](schema/leat.schema.json),
      [pipeline.yaml](schema/pipeline.schema.json)). For completion while you type, begin a file with

      ```yaml
      # yaml-language-server: $schema=<path to pipeline.schema.json>
      ```

      ## References

      | written | is | may stand in |
      |---|---|---|
      | `${name}` | the value of the parameter `name`; in SQL a typed literal, never text | pipelines |
      | `${run.time}`, `${run.id}` | the run's time in UTC and its name | SQL, paths, titles |
      | `${interval.start}`, `${interval.end}` | the run's interval, half-open, in UTC | SQL, paths, titles |
      | `${env:NAME:-default}` | an environment variable | connections |
      | `${secret:NAME}` | a secret, from `LEAT__SECRET__NAME` or `.leat/secrets/NAME` | connections |
      | `$${` | a plain `${` | everywhere |

      A parameter's value comes from `--param name=value`, else `LEAT__PARAM__NAME`, else the
      environment's `parameters` in `leat.yaml`, else its default. A path given with `--param` is
      relative to the current directory, every other path to the project.

      """;

  private final StringBuilder page = new StringBuilder(HEAD);
  private final Map<String, Section<?>> pending = new LinkedHashMap<>();
  private final List<String> done = new ArrayList<>();

  static String write() {
    ReferencePage page = new ReferencePage();
    page.chapter("pipelines/&lt;name&gt;/pipeline.yaml", PipelineWords.SECTION);
    page.chapter("leat.yaml", ProjectWords.SECTION);
    page.settings();
    return page.page.toString().strip() + "\n";
  }

  private void chapter(String title, Section<?> root) {
    page.append("## ").append(title).append("\n\n");
    pending.put(root.name(), root);
    while (!pending.isEmpty()) {
      Section<?> section = pending.values().iterator().next();
      pending.remove(section.name());
      done.add(section.name());
      section(section);
    }
  }

  private void section(Section<?> section) {
    page.append("### ").append(section.name()).append("\n\n");
    page.append(section.description()).append("\n\n");
    page.append("| key | value | when left out | |\n|---|---|---|---|\n");
    for (Key<?> key : section.keys()) {
      String fallback = key.fallback();
      String silent = key.presence() == Key.Presence.REQUIRED ? "**required**" : "";
      page.append("| `").append(key.name()).append("` | ");
      page.append(value(key.form())).append(" | ");
      page.append(fallback == null ? silent : fallback).append(" | ");
      page.append(key.description());
      String example = key.example();
      if (example != null) {
        page.append(" Example: `").append(example).append('`');
      }
      page.append(" |\n");
    }
    page.append('\n');
  }

  private String value(Form<?> form) {
    return switch (form) {
      case Word<?> word ->
          word.choices().isEmpty()
              ? word.noun()
              : String.join(
                  ", ", word.choices().stream().map(choice -> "`" + choice + "`").toList());
      case Either<?> either -> value(either.shortForm()) + "; or " + value(either.longForm());
      case Listing<?> listing ->
          listing.single() == Listing.Single.ALLOWED
              ? value(listing.item()) + "; or a list"
              : "a list, each " + value(listing.item());
      case Named<?> named -> "by name: " + value(named.value());
      case Section<?> section -> link(section);
      case Form.Mapped<?, ?> mapped -> value(mapped.form());
    };
  }

  private String link(Section<?> section) {
    if (!done.contains(section.name())) {
      pending.putIfAbsent(section.name(), section);
    }
    return "[" + section.name() + "](#" + section.name() + ")";
  }

  private void settings() {
    page.append("## Settings\n\n");
    page.append(
        "Under `settings:` in `leat.yaml`, in the environment, or with `--set name=value`; the"
            + " later wins.\n\n");
    page.append("| setting | variable | value | default | |\n|---|---|---|---|---|\n");
    for (Settings.Setting setting : Settings.all()) {
      page.append("| `").append(setting.name()).append("` | `").append(setting.variable());
      page.append("` | ").append(setting.noun()).append(" | ").append(setting.fallback());
      page.append(" | ").append(setting.description()).append(" |\n");
    }
  }
}
