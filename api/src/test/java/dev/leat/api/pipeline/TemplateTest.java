package dev.leat.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final Template.Values VALUES =
      reference ->
          Optional.ofNullable(Map.of("a", "1", "tricky", "${run.id}").get(reference.name()));

  @Test
  void fillsInWhatIsKnownAndLeavesTheRest() {
    assertThat(Template.parse("x${a}y${run.id}").fill(VALUES)).isEqualTo("x1y${run.id}");
  }

  @Test
  void escapesStayEscapesUntilTheTextIsFinal() {
    assertThat(Template.parse("$${a} ${a}").fill(VALUES)).isEqualTo("$${a} 1");
    assertThat(Template.parse("$${a} ${a}").resolve(VALUES)).isEqualTo("${a} 1");
  }

  @Test
  void aValueIsNeverReadAsAReference() {
    String filled = Template.parse("${tricky}").fill(VALUES);

    assertThat(Template.parse(filled).references()).isEmpty();
    assertThat(Template.parse(filled).resolve(VALUES)).isEqualTo("${run.id}");
  }

  @Test
  void tellsWhereItsPartsBegin() {
    assertThat(Template.parse("ab$${c${a}").parts())
        .containsExactly(
            new Template.Plain(0, "ab"),
            new Template.Escape(2),
            new Template.Plain(5, "c"),
            new Template.Reference(6, "a"));
    assertThat(Template.parse("ab${c").parts())
        .containsExactly(new Template.Plain(0, "ab"), new Template.Unclosed(2, "${c"));
  }

  @Test
  void knowsAReferenceThatFillsTheWholeText() {
    assertThat(Template.parse("${a}").whole()).contains(new Template.Reference(0, "a"));
    assertThat(Template.parse("${a} ").whole()).isEmpty();
  }
}
