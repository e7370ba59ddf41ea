package dev.leat.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.implement;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;

/** Who may depend on whom, beyond what the modules' own dependencies enforce. */
enum Rule {
  API_DEPENDS_ON_THE_JDK_AND_JSPECIFY_ONLY {
    @Override
    ArchRule below(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".api..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(root + ".api..", "java..", "javax..", "org.jspecify..")
          .because("whoever writes a connector or an engine inherits what api depends on");
    }
  },

  CORE_NAMES_NO_ENGINE_DATABASE_OR_WEB_SERVER {
    @Override
    ArchRule below(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              root + ".engine..",
              root + ".connector..",
              root + ".report..",
              root + ".cli..",
              "java.sql..",
              "javax.sql..",
              "org.duckdb..",
              "org.sqlite..",
              "org.postgresql..",
              "com.sun.net.httpserver..",
              "io.javalin..")
          .because("core reaches them through the ports in api, so that each can be exchanged");
    }
  },

  CONNECTORS_KNOW_NEITHER_CORE_NOR_ENGINES {
    @Override
    ArchRule below(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".connector..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              root + ".core..", root + ".engine..", root + ".store..", root + ".cli..")
          .because("every connector works with every engine");
    }
  },

  CONNECTORS_DO_NOT_KNOW_EACH_OTHER {
    @Override
    ArchRule below(String root) {
      return slices()
          .matching(root + ".connector.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(), resideInAPackage(root + ".connector.jdbc.."))
          .because("each is an optional part; only what databases share is a library for them");
    }
  },

  ENGINES_KNOW_NEITHER_CORE_NOR_CONNECTORS {
    @Override
    ArchRule below(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              root + ".core..", root + ".connector..", root + ".store..", root + ".cli..")
          .because("every engine works with every connector");
    }
  },

  PACKAGES_ARE_NAMED_BY_FEATURE {
    @Override
    ArchRule below(String root) {
      return noClasses()
          .should()
          .resideInAnyPackage(
              root + "..util..",
              root + "..utils..",
              root + "..common..",
              root + "..helper..",
              root + "..helpers..",
              root + "..service..",
              root + "..services..",
              root + "..manager..",
              root + "..managers..")
          .because("such a name says nothing of what is inside, so anything ends up there");
    }
  },

  ONLY_THE_COMMAND_LINE_PRINTS {
    @Override
    ArchRule below(String root) {
      return noClasses()
          .that()
          .resideOutsideOfPackage(root + ".cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because(
              "standard output belongs to the command's result; everything else logs or returns a value");
    }
  },

  TIME_AND_CHANCE_ARE_INJECTED {
    @Override
    ArchRule below(String root) {
      return noClasses()
          .that()
          .resideOutsideOfPackage(root + ".cli.bootstrap..")
          .and(areNotPutTogetherByTheServiceLoader(root))
          .and(areNoPrograms())
          .should()
          .accessTargetWhere(
              describe("the clock, sleep or chance is reached for", Rule::isTimeOrChance))
          .because(
              "a test moves the clock and repeats the same choices; start-up hands out the real ones");
    }

    /** A connector is found, not handed anything: it hands the clock to its own parts. */
    private DescribedPredicate<JavaClass> areNotPutTogetherByTheServiceLoader(String root) {
      return not(implement(root + ".api.connector.Connector"));
    }

    /** A program of its own, such as a development server, is where its start-up happens. */
    private DescribedPredicate<JavaClass> areNoPrograms() {
      return not(
          describe(
              "are programs",
              type ->
                  type.getMethods().stream()
                      .anyMatch(
                          method ->
                              method.getName().equals("main")
                                  && method.getModifiers().contains(JavaModifier.STATIC))));
    }
  };

  private static final Set<String> TIME_AND_CHANCE =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.Thread.sleep",
          "java.time.Clock.system",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.systemUTC",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.LocalTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.Year.now",
          "java.time.YearMonth.now",
          "java.time.ZonedDateTime.now",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  /** The rule for the product whose packages start with {@code root}. */
  abstract ArchRule below(String root);

  private static boolean isTimeOrChance(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && TIME_AND_CHANCE.contains(target.getOwner().getName() + "." + target.getName())
        && !takesClock(target);
  }

  private static boolean takesClock(CodeUnitAccessTarget target) {
    return target.getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }
}
