package dev.pitcrew.app.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.intake.IntakeOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.samples.Samples;
import dev.pitcrew.testing.FreePorts;
import dev.pitcrew.web.engine.EngineClients;
import dev.pitcrew.web.people.SamplePeople;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The pages of the real application in a real browser, without a mouse, and on a phone. */
class KeyboardTest {

  private static final String RIGHT_IBAN = "DE66999900070031415926";
  private static final String MISPRINTED_IBAN = "DE66999900070031415962";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir static Path data;
  private static PitcrewApplication application;
  private static Records books;
  private static Keyboard keyboard;
  private static String caseId;

  @BeforeAll
  static void open() throws IOException {
    var settings = Settings.local(data, FreePorts.next(), FreePorts.next(), true);
    application = PitcrewApplication.start(settings);
    books = application.bean(Records.class);
    caseId = send();
    awaitTask("validate-invoice");
    keyboard = Keyboard.at(settings.address());
  }

  @AfterAll
  static void close() {
    keyboard.close();
    application.close();
  }

  @BeforeEach
  void sitDown() {
    keyboard.size(1280, 860);
  }

  @Test
  void shouldCorrectAFieldAndApproveWithTheKeyboardAlone() {
    // given
    signIn("clara");
    expectGood();

    // when
    openFirstTask();
    expectGood();
    answerTheDoubts();
    keyboard.press(Keys.ENTER);
    keyboard.leave("/tasks/" + task("validate-invoice"));

    // then
    assertThat(keyboard.path()).isEqualTo("/inbox");
    assertThat(keyboard.text()).contains("Accepted:");
    awaitTask("approve-invoice");
    signOut();

    // when
    signIn("anton");
    openFirstTask();
    expectGood();
    String page = keyboard.path();
    keyboard.reach("button.primary");
    keyboard.press(Keys.ENTER);
    keyboard.leave(page);

    // then
    assertThat(keyboard.text()).contains("Approved:");
    assertThat(books.decisions().ofCase(caseId))
        .extracting(Decision::element, Decision::by)
        .startsWith(
            org.assertj.core.groups.Tuple.tuple("validate-invoice", "clara"),
            org.assertj.core.groups.Tuple.tuple("approve-invoice", "anton"));
    Awaitility.await().atMost(PATIENCE).until(() -> ended().isPresent());
    assertThat(books.invoices().find(caseId).orElseThrow().iban()).isEqualTo(RIGHT_IBAN);
    signOut();
  }

  /** On a phone, with the keys that a phone's reader has: every room of an administrator too. */
  private static void expectGood() {
    assertThat(keyboard.violations()).as(keyboard.path()).isEmpty();
    keyboard.size(390, 844);
    assertThat(keyboard.overflow()).as("too wide: " + keyboard.path()).isZero();
    assertThat(keyboard.unreachable()).as(keyboard.path()).isEmpty();
    assertThat(keyboard.violations()).as(keyboard.path() + " at 390").isEmpty();
    keyboard.size(1280, 860);
  }

  @Test
  void shouldFitAPhoneWithEveryRoomOfAnAdministrator() {
    // given
    signIn("ada");

    // then
    for (String room : List.of("/inbox", "/upload", "/cases", "/vendors", "/figures")) {
      keyboard.open(room);
      expectGood();
    }
    for (String room : List.of("/cockpit", "/audit", "/people", "/cases/" + caseId)) {
      keyboard.open(room);
      expectGood();
    }
    signOut();
  }

  private static void openFirstTask() {
    keyboard.press(Keys.ARROW_DOWN, Keys.ENTER);
    keyboard.leave("/inbox");
    assertThat(keyboard.path()).startsWith("/tasks/");
  }

  /** Types the right account; whatever else is doubtful is confirmed as it stands. */
  private static void answerTheDoubts() {
    boolean corrected = false;
    for (int field = 0; field < 20; field++) {
      String id = keyboard.focused().getDomProperty("id");
      if ("button".equals(keyboard.focused().getTagName())) {
        break;
      }
      if ("iban".equals(id)) {
        keyboard.retype(RIGHT_IBAN);
        corrected = true;
      }
      keyboard.press(Keys.ENTER);
    }
    assertThat(corrected).as("the account was doubtful").isTrue();
    assertThat(keyboard.focused().getText()).isEqualTo("Accept these values");
  }

  private static void signIn(String person) {
    keyboard.open("/signin");
    keyboard.press(person, Keys.TAB, SamplePeople.PASSWORD, Keys.ENTER);
    keyboard.leave("/signin");
  }

  private static void signOut() {
    keyboard.open("/inbox");
    keyboard.reach(".who summary");
    keyboard.press(Keys.ENTER);
    keyboard.reach("form[action='/signout'] button");
    keyboard.press(Keys.ENTER);
    keyboard.leave("/inbox");
  }

  private static String send() {
    var sample =
        Samples.invoices().stream()
            .filter(one -> one.fileName().equals("blaufeld-bf-2026-0740-xrechnung.xml"))
            .findFirst()
            .orElseThrow();
    byte[] misprinted =
        new String(sample.content(), StandardCharsets.UTF_8)
            .replace(RIGHT_IBAN, MISPRINTED_IBAN)
            .getBytes(StandardCharsets.UTF_8);
    return ((IntakeOutcome.Started)
            application.bean(Intake.class).submit(misprinted, sample.fileName(), "upload", "buyer"))
        .caseId();
  }

  private static java.util.Optional<Case> ended() {
    return books.cases().find(caseId).filter(one -> one.outcome() != null);
  }

  private static void awaitTask(String element) {
    Awaitility.await(element).atMost(PATIENCE).until(() -> task(element) != 0);
  }

  private static long task(String element) {
    return application
        .bean(EngineClients.class)
        .forPerson("olga")
        .newUserTaskSearchRequest()
        .filter(f -> f.elementId(element))
        .send()
        .join()
        .items()
        .stream()
        .findFirst()
        .map(task -> task.getUserTaskKey())
        .orElse(0L);
  }
}
