package dev.pitcrew.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;

/** The arrows of the core. Each rule says what to do when it fails. */
@AnalyzeClasses(packages = "dev.pitcrew.engine", importOptions = ArchitectureTest.OfTheCore.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesDependOnEachOtherInOneDirection =
      slices()
          .matching("dev.pitcrew.engine.(**)")
          .should()
          .beFreeOfCycles()
          .because(
              "a package must be understood without those that use it: move what both need below"
                  + " them");

  @ArchTest
  static final ArchRule nothingDependsOnTheStateMachineItself =
      noClasses()
          .that()
          .resideInAPackage("dev.pitcrew.engine.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.pitcrew.engine")
          .because("the state machine is put together of its parts: hand the part in");

  @ArchTest
  static final ArchRule coreKnowsNothingAroundIt =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework..", "org.slf4j..")
          .because(
              "the core is a plain state machine: hand the thing in as an argument, or do it"
                  + " outside");

  @ArchTest
  static final ArchRule timeIsAnArgument =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .because("a step is a pure function: take now and keys from its context");

  /** Leaves out the tests, and modules that stand on the same class path. */
  static final class OfTheCore implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return location.contains(
          Engine.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
  }
}
