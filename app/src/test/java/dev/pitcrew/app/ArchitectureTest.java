package dev.pitcrew.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import dev.pitcrew.records.payable.Invoices;
import dev.pitcrew.records.payable.OpenItems;
import java.io.ObjectInputStream;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The arrows of the house, but those inside the engine's core. Each rule says what to do when it
 * fails.
 */
@AnalyzeClasses(packages = "dev.pitcrew", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String[] WORKERS = {
    "dev.pitcrew.jobs..",
    "dev.pitcrew.documents..",
    "dev.pitcrew.spreadsheets..",
    "dev.pitcrew.browser..",
    "dev.pitcrew.reports..",
    "dev.pitcrew.mail..",
    "dev.pitcrew.records..",
    "dev.pitcrew.payments.."
  };

  /** What works with the books as a whole; all other packages of the records are the books. */
  private static final String[] ABOVE_THE_BOOKS = {
    "dev.pitcrew.records.evidence..",
    "dev.pitcrew.records.feeder..",
    "dev.pitcrew.records.guard..",
    "dev.pitcrew.records.master..",
    "dev.pitcrew.records.monthlyreport..",
    "dev.pitcrew.records.policy..",
    "dev.pitcrew.records.questions..",
    "dev.pitcrew.records.worker.."
  };

  private static final String[] PAY = {
    "dev.pitcrew.records.payable..", "dev.pitcrew.records.payment.."
  };

  @ArchTest
  static final ArchRule onlyTheApiLeadsIntoTheEngine =
      noClasses()
          .that()
          .resideInAPackage("dev.pitcrew.web..")
          .or()
          .resideInAnyPackage(WORKERS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.pitcrew.engine..")
          .because(
              "whatever is outside engine/ uses the Camunda 8 API, through the official client: ask"
                  + " the client for it");

  @ArchTest
  static final ArchRule storeKnowsNoRuntime =
      noClasses()
          .that()
          .resideInAPackage("dev.pitcrew.engine.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.pitcrew.engine.runtime..", "dev.pitcrew.engine.gateway..")
          .because("arrows point core <- store <- runtime <- gateway: move the type down");

  @ArchTest
  static final ArchRule runtimeKnowsNoGateway =
      noClasses()
          .that()
          .resideInAPackage("dev.pitcrew.engine.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.pitcrew.engine.gateway..")
          .because("arrows point core <- store <- runtime <- gateway: move the type down");

  @ArchTest
  static final ArchRule workersKnowNoPages =
      noClasses()
          .that()
          .resideInAnyPackage(WORKERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.pitcrew.web..", "dev.pitcrew.app..")
          .because("workers also run on machines without pages");

  @ArchTest
  static final ArchRule pagesKnowNoWorkersButTheRecords =
      noClasses()
          .that()
          .resideInAPackage("dev.pitcrew.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.pitcrew.documents..",
              "dev.pitcrew.payments..",
              "dev.pitcrew.browser..",
              "dev.pitcrew.reports..",
              "dev.pitcrew.mail..",
              "dev.pitcrew.app..")
          .because("pages show what the API and the books say: have the worker write it there");

  @ArchTest
  static final ArchRule scalaStaysInItsPackage =
      noClasses()
          .that(not(resideInAnyPackage("dev.pitcrew.engine.expression..")))
          .and()
          .resideInAPackage("dev.pitcrew..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("scala..", "org.camunda.feel..", "org.camunda.dmn..")
          .because("FEEL and DMN hide behind ExpressionLanguage and DecisionLanguage");

  @ArchTest
  static final ArchRule theBooksDependOnEachOtherInOneDirection =
      slices()
          .matching("dev.pitcrew.records.(*)..")
          .should()
          .beFreeOfCycles()
          .because(
              "a subject of the books must be understood without those that use it: move what both"
                  + " need below them");

  @ArchTest
  static final ArchRule theBooksDoNotKnowTheirShelf =
      noClasses()
          .that()
          .resideInAPackage("dev.pitcrew.records.*..")
          .and(not(resideInAnyPackage(ABOVE_THE_BOOKS)))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(dev.pitcrew.records.Records.class)
          .because(
              "who has all books can write in all of them: take the books that are needed, one by"
                  + " one");

  @ArchTest
  static final ArchRule onlyTheBooksReachTheirDatabase =
      noClasses()
          .that(
              not(resideInAPackage("dev.pitcrew.records.."))
                  .or(resideInAnyPackage(ABOVE_THE_BOOKS)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.pitcrew.records.store..")
          .because(
              "a statement from elsewhere goes past what the books refuse and what they note in the"
                  + " audit trail: ask the book for it");

  @ArchTest
  static final ArchRule onlyPaymentsMoveWhatIsOwed =
      noClasses()
          .that(not(resideInAnyPackage(PAY)))
          .should(call(OpenItems.class, "move", "settle", "unblock", "bind"))
          .orShould(call(Invoices.class, "move", "unblock"))
          .because(
              "an item is paid when the bank says so, and open again when a second person does: go"
                  + " through PaymentRuns, Settlement, PaymentReturns or Rebindings");

  @ArchTest
  static final ArchRule accountsChangeByTwoPeopleOnly =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.pitcrew.records.accounts.BankChanges")
          .should()
          .callMethod(
              dev.pitcrew.records.vendors.Vendors.class,
              "changeBankAccount",
              String.class,
              String.class,
              String.class,
              String.class)
          .orShould()
          .callMethod(
              dev.pitcrew.records.people.People.class,
              "changeBankAccount",
              String.class,
              String.class,
              Instant.class)
          .because("an account takes two people: ask for it with BankChanges.request");

  @ArchTest
  static final ArchRule wordsOfProgramsHaveNoLanguage =
      noClasses()
          .should()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .because("the small letter of I is another one in Turkish: name Locale.ROOT");

  @ArchTest
  static final ArchRule nothingDeserialisesObjects =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class)
          .because("serialised objects from outside are code: use JSON and records");

  @ArchTest
  static final ArchRule theEngineHasNoCycles =
      slices()
          .matching("dev.pitcrew.engine.(**)")
          .should()
          .beFreeOfCycles()
          .because(
              "a package must be understood without those that use it: move what both need below"
                  + " them");

  @ArchTest
  static final ArchRule documentsHaveNoCycles =
      slices().matching("dev.pitcrew.documents.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule webHasNoCycles =
      slices().matching("dev.pitcrew.web.(*)..").should().beFreeOfCycles();

  /** Calls and method references, whatever the arguments. */
  private static ArchCondition<JavaClass> call(Class<?> owner, String... methods) {
    // A name that nobody bears any more would make the rule hold for ever.
    for (String method : methods) {
      if (Stream.of(owner.getDeclaredMethods()).noneMatch(one -> one.getName().equals(method))) {
        throw new IllegalArgumentException(owner.getName() + " has no method " + method);
      }
    }
    Set<String> names = Set.of(methods);
    return ArchConditions.accessTargetWhere(
        DescribedPredicate.<JavaAccess<?>>describe(
            "calls %s of %s".formatted(names, owner.getSimpleName()),
            access ->
                access.getTargetOwner().isAssignableTo(owner) && names.contains(access.getName())));
  }
}
