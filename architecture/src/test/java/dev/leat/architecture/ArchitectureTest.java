package dev.leat.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.leat.architecture.broken.api.NamesALibrary;
import dev.leat.architecture.broken.connector.files.KnowsAnotherConnector;
import dev.leat.architecture.broken.connector.files.KnowsCore;
import dev.leat.architecture.broken.connector.jdbc.KnowsAProduct;
import dev.leat.architecture.broken.core.DrawsLots;
import dev.leat.architecture.broken.core.NamesADatabase;
import dev.leat.architecture.broken.core.NamesAnEngine;
import dev.leat.architecture.broken.core.ReadsTheClock;
import dev.leat.architecture.broken.core.ReadsTheClockByReference;
import dev.leat.architecture.broken.core.Sleeps;
import dev.leat.architecture.broken.engine.duckdb.KnowsAConnector;
import dev.leat.architecture.broken.store.Prints;
import dev.leat.architecture.broken.store.util.Something;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ArchitectureTest {
  private static final String BROKEN = "dev.leat.architecture.broken";
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.leat");
  private static final JavaClasses COUNTEREXAMPLES = new ClassFileImporter().importPackages(BROKEN);

  @ParameterizedTest
  @EnumSource
  void holdsInTheProduct(Rule rule) {
    rule.below("dev.leat").check(PRODUCT);
  }

  /** A rule that cannot fail is not a rule; nor is one that fails on what is right. */
  @ParameterizedTest
  @EnumSource
  void failsOnItsCounterexamplesOnly(Rule rule) {
    ArchRule broken = rule.below(BROKEN).allowEmptyShould(true);

    Set<Class<?>> rejected =
        COUNTEREXAMPLES.stream()
            .filter(candidate -> broken.evaluate(only(candidate)).hasViolation())
            .map(JavaClass::reflect)
            .collect(toUnmodifiableSet());

    assertThat(rejected).isEqualTo(counterexamples(rule));
  }

  @Test
  void looksAtEveryModule() {
    assertThat(PRODUCT)
        .extracting(type -> type.getPackageName().replaceFirst("^(dev\\.leat\\.[a-z]+).*", "$1"))
        .contains(
            "dev.leat.api",
            "dev.leat.cli",
            "dev.leat.connector",
            "dev.leat.core",
            "dev.leat.engine",
            "dev.leat.report",
            "dev.leat.sql",
            "dev.leat.store",
            "dev.leat.testing")
        .doesNotContain("dev.leat.architecture");
  }

  private static Set<Class<?>> counterexamples(Rule rule) {
    return switch (rule) {
      case API_DEPENDS_ON_THE_JDK_AND_JSPECIFY_ONLY -> Set.of(NamesALibrary.class);
      case CORE_NAMES_NO_ENGINE_DATABASE_OR_WEB_SERVER ->
          Set.of(NamesADatabase.class, NamesAnEngine.class);
      case CONNECTORS_KNOW_NEITHER_CORE_NOR_ENGINES -> Set.of(KnowsCore.class);
      case CONNECTORS_DO_NOT_KNOW_EACH_OTHER ->
          Set.of(KnowsAnotherConnector.class, KnowsAProduct.class);
      case ENGINES_KNOW_NEITHER_CORE_NOR_CONNECTORS -> Set.of(KnowsAConnector.class);
      case PACKAGES_ARE_NAMED_BY_FEATURE -> Set.of(Something.class);
      case ONLY_THE_COMMAND_LINE_PRINTS -> Set.of(Prints.class);
      case TIME_AND_CHANCE_ARE_INJECTED ->
          Set.of(
              DrawsLots.class, ReadsTheClock.class, ReadsTheClockByReference.class, Sleeps.class);
    };
  }

  /** Keeps what the others are known by, which a class imported alone would not. */
  private static JavaClasses only(JavaClass type) {
    return COUNTEREXAMPLES.that(describe("is " + type.getName(), type::equals));
  }
}
