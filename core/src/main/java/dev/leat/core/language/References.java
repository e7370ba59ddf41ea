package dev.leat.core.language;

import dev.leat.api.pipeline.Argument;
import dev.leat.api.pipeline.ParameterType;
import dev.leat.api.pipeline.Template;
import dev.leat.api.problem.Suggestions;
import dev.leat.core.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What <code>${…}</code> means in a value. */
enum References {
  /** Nothing: the text is taken as it is. */
  RAW,
  /** Parameters, whose values are filled in. */
  PARAMETERS,
  /** Parameters, filled in, and facts of the run, which stay for whoever runs it. */
  PARAMETERS_AND_RUN,
  /** Parameters, filled in, and facts of a notice, which stay until there is one. */
  NOTICE,
  /** Parameters and facts of the run; all stay, since in SQL they become typed literals. */
  SQL;

  /** The facts of a run that a text may refer to. */
  static final List<String> RUN_FACTS =
      List.of("run.time", "run.id", "interval.start", "interval.end");

  /** The references, other than parameters, that may stand in such a text. */
  private List<String> facts() {
    return switch (this) {
      case RAW, PARAMETERS -> List.of();
      case PARAMETERS_AND_RUN, SQL -> RUN_FACTS;
      case NOTICE -> NoticeFact.references();
    };
  }

  /** The text with its references filled in; null when one is wrong, which is then a problem. */
  Word.@Nullable Text resolve(Node.Scalar scalar, Reading reading) {
    Word.Quoting quoting =
        scalar.style() == Node.Style.PLAIN ? Word.Quoting.BARE : Word.Quoting.QUOTED;
    if (this == RAW || !scalar.value().contains("${")) {
      return new Word.Text(scalar.value(), quoting);
    }
    Template template = Template.parse(scalar.value());
    boolean sound = true;
    for (Template.Part part : template.parts()) {
      sound &= isSound(part, scalar, reading);
    }
    if (!sound) {
      return null;
    }
    Optional<Argument> whole =
        template.whole().map(reference -> reading.surroundings().arguments().get(reference.name()));
    return new Word.Text(filled(template, reading), whole.map(References::quoting).orElse(quoting));
  }

  private static Word.Quoting quoting(Argument argument) {
    return argument.type() == ParameterType.STRING || argument.type() == ParameterType.PATH
        ? Word.Quoting.QUOTED
        : Word.Quoting.BARE;
  }

  private String filled(Template template, Reading reading) {
    Template.Values values =
        reference ->
            Optional.ofNullable(reading.surroundings().arguments().get(reference.name()))
                .map(Argument::text);
    return switch (this) {
      case RAW, PARAMETERS -> template.resolve(values);
      case PARAMETERS_AND_RUN, NOTICE -> template.fill(values);
      case SQL -> template.fill(_ -> Optional.empty());
    };
  }

  private boolean isSound(Template.Part part, Node.Scalar scalar, Reading reading) {
    return switch (part) {
      case Template.Plain _, Template.Escape _ -> true;
      case Template.Unclosed unclosed -> {
        reading.error(
            "unclosed-reference",
            scalar.locate(unclosed.offset()),
            "This ${ has no closing brace.",
            "Close it, or write $${ for a plain ${.");
        yield false;
      }
      case Template.Reference reference -> isKnown(reference, scalar, reading);
    };
  }

  private boolean isKnown(Template.Reference reference, Node.Scalar scalar, Reading reading) {
    String name = reference.name();
    Set<String> parameters = reading.surroundings().parameters();
    if (parameters.contains(name)) {
      // One without a value has been reported where it is declared.
      return this == SQL || reading.surroundings().arguments().containsKey(name);
    }
    if (facts().contains(name)) {
      return true;
    }
    var location = scalar.locate(reference.offset());
    if (name.startsWith("env:") || name.startsWith("secret:")) {
      reading.error(
          "misplaced-secret",
          location,
          reference.text() + " can stand in connections and settings only.",
          "Declare a parameter, and give it its value in leat.yaml or the environment.");
    } else if (RUN_FACTS.contains(name)) {
      reading.error(
          "misplaced-run-fact",
          location,
          reference.text() + " is not known before the run; it can stand in paths and SQL only.",
          null);
    } else {
      Set<String> known = new TreeSet<>(parameters);
      known.addAll(this == NOTICE ? facts() : RUN_FACTS);
      reading.error(
          "unknown-parameter",
          location,
          "There is no parameter " + name + ".",
          Suggestions.nearest(name, known)
              .map(near -> "Did you mean " + near + "?")
              .orElse("Declare it under parameters, or write $${ for a plain ${."));
    }
    return false;
  }
}
