package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.web.people.Role;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VendorAndCaseTest {

  private static final String IBAN = "DE89370400440532013000";

  private TestApp.Running app;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    save("clara", "clerk");
    save("carl", "controller");
  }

  @Test
  void shouldTakeTwoPeopleToChangeABankAccount() {
    // given
    app.records().vendors().save(Books.vendor("V-two", "DE02120300000000202051"));
    Visitor clara = Visitor.signedIn(app, "clara");
    Visitor carl = Visitor.signedIn(app, "carl");

    // when
    clara.post(
        "/vendors/V-two",
        "/vendors/V-two/bank-account",
        Map.of("iban", "DE89 3704 0044 0532 0130 00", "reason", "Their letter of today"));
    String asked = carl.get("/vendors").body();
    long id = app.records().bankChanges().ofVendor("V-two").getFirst().id();
    HttpResponse<String> byClara =
        clara.post("/vendors/V-two", "/vendors/bank-changes/" + id + "/confirm", Map.of());
    String accountBefore = app.records().vendors().find("V-two").orElseThrow().iban();
    String confirmed =
        carl.post(
                "/vendors/V-two",
                "/vendors/bank-changes/" + id + "/confirm",
                Map.of("calledNumber", "+49 40 123456"))
            .body();

    // then
    assertThat(asked).contains("DE89 3704 0044 0532 0130 00", "asked for by clara");
    assertThat(byClara.statusCode()).isEqualTo(403);
    assertThat(accountBefore).isEqualTo("DE02120300000000202051");
    assertThat(confirmed).contains("Confirmed.");
    assertThat(app.records().vendors().find("V-two").orElseThrow().iban()).isEqualTo(IBAN);
  }

  @Test
  void shouldNotLetAControllerConfirmTheirOwnWish() {
    // given
    app.records().vendors().save(Books.vendor("V-own", "DE02120300000000202051"));
    Visitor carl = Visitor.signedIn(app, "carl");
    carl.post(
        "/vendors/V-own", "/vendors/V-own/bank-account", Map.of("iban", IBAN, "reason", "A call"));
    long id = app.records().bankChanges().ofVendor("V-own").getFirst().id();

    // when
    HttpResponse<String> answer =
        carl.post(
            "/vendors/V-own",
            "/vendors/bank-changes/" + id + "/confirm",
            Map.of("calledNumber", "+49 40 123456"));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Expected a second person");
  }

  @Test
  void shouldKeepWhatWasTypedWhenTheAccountIsNone() {
    // given
    app.records().vendors().save(Books.vendor("V-typo", "DE02120300000000202051"));
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    HttpResponse<String> answer =
        clara.post(
            "/vendors/V-typo",
            "/vendors/V-typo/bank-account",
            Map.of("iban", "DE11 1111", "reason", "Their letter"));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("no valid IBAN", "value=\"DE11 1111\"", "Their letter");
  }

  @Test
  void shouldShowOnlyCasesOfProcessesThatTheEngineShows() {
    // given
    app.records().cases().open("INV-seen", "invoice-intake", null, "seen.pdf", null, Instant.now());
    app.records().cases().open("HR-secret", "onboarding", null, "secret.pdf", null, Instant.now());
    app.records()
        .decisions()
        .record(
            new Decision(
                77L,
                "INV-seen",
                "approve-invoice",
                "approved",
                null,
                "sven",
                "anton",
                null,
                Instant.now()));
    app.records().cases().open("OLD-1", "retired", null, "old.pdf", null, Instant.now());
    Scene.cockpit(app.engine());
    app.engine().deleted("retired");
    Visitor clara = Visitor.signedIn(app, "clara");
    Visitor olga = Visitor.signedIn(app, "olga");

    // then
    assertThat(clara.get("/cases").body())
        .contains("INV-seen", "OLD-1")
        .doesNotContain("HR-secret");
    assertThat(clara.get("/cases/OLD-1").statusCode()).isEqualTo(200);
    assertThat(olga.get("/cockpit").body()).contains("Payment run").doesNotContain("retired");
    assertThat(clara.get("/cases?q=secret").body()).doesNotContain("HR-secret");
    assertThat(clara.get("/cases/HR-secret").statusCode()).isEqualTo(404);
    assertThat(clara.get("/cases/HR-secret/evidence").statusCode()).isEqualTo(404);
    assertThat(clara.get("/cases/INV-seen").body())
        .contains("Approval", "sven", "for anton", "Evidence (ZIP)");
    assertThat(clara.get("/cases/INV-seen/evidence").headers().firstValue("Content-Disposition"))
        .get()
        .asString()
        .startsWith("attachment");
  }

  @Test
  void shouldTakeARefusedCaseUpAgainForAReason() {
    // given
    String sha256 = "ab".repeat(32);
    app.records().intake().arrived(sha256, "upload", "again.pdf", "clara", 10);
    app.records()
        .cases()
        .open("INV-again", "invoice-intake", null, "again.pdf", sha256, Instant.now());
    app.records().cases().close("INV-again", "rejected", "Wrong buyer");
    Scene.cockpit(app.engine());
    Visitor olga = Visitor.signedIn(app, "olga");

    // when
    HttpResponse<String> without =
        olga.post("/cases/INV-again", "/cases/INV-again/reopen", Map.of());
    HttpResponse<String> again =
        olga.post("/cases/INV-again", "/cases/INV-again/reopen", Map.of("reason", "It is for us"));

    // then
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("Taken up again, try number 2.");
    assertThat(app.records().cases().find("INV-again").orElseThrow().outcome()).isNull();
  }

  @Test
  void shouldShowWhatSuppliersAreToBeToldAndRunNothingOfIt() {
    // given
    app.records().outbox().write("k-1", "V1001", "About <b>RE-1</b>", "<script>alert(1)</script>");

    // when
    String page = Visitor.signedIn(app, "clara").get("/outbox").body();

    // then
    assertThat(page).contains("About &lt;b&gt;RE-1").doesNotContain("<script>alert");
  }

  @Test
  void shouldLetAnOperatorSayWhatBecameOfAMessage() {
    // given
    app.records().outbox().write("k-failed", "nobody", "To nobody", "text");
    app.records().outbox().write("k-unsure", "V1001", "To somebody", "text");
    var delivery = app.records().delivery();
    for (var each : app.records().outbox().entries(10)) {
      delivery.takeNext(java.time.Duration.ofMinutes(1));
    }
    var failed = app.records().outbox().find("k-failed").orElseThrow();
    var unsure = app.records().outbox().find("k-unsure").orElseThrow();
    delivery.failed(failed, "No <b>address</b> is known.");
    app.records().effects().claim(unsure.effectKey());
    delivery.unsure(unsure, "<1@x>", "The connection broke.");
    Visitor olga = Visitor.signedIn(app, "olga");

    // then
    assertThat(olga.get("/outbox").body())
        .contains("No &lt;b&gt;address&lt;/b&gt; is known.", "sent or not?", "It was sent");
    assertThat(Visitor.signedIn(app, "clara").get("/outbox").body())
        .contains("sent or not?")
        .doesNotContain("It was sent");

    // when
    String again = olga.post("/outbox", "/outbox/" + failed.id() + "/send-again", Map.of()).body();
    String sent = olga.post("/outbox", "/outbox/" + unsure.id() + "/was-sent", Map.of()).body();
    String twice = olga.post("/outbox", "/outbox/" + unsure.id() + "/was-sent", Map.of()).body();

    // then
    assertThat(again).contains("It is sent again.");
    assertThat(sent).contains("Noted as sent.");
    assertThat(twice).contains("Somebody else has decided that already.");
    assertThat(app.records().outbox().find("k-failed").orElseThrow().state())
        .isEqualTo(dev.pitcrew.records.mail.OutboxEntry.State.WRITTEN);
    assertThat(app.records().outbox().find("k-unsure").orElseThrow().state())
        .isEqualTo(dev.pitcrew.records.mail.OutboxEntry.State.SENT);
  }

  @Test
  void shouldLetAPersonDoWithoutMailAboutTasks() {
    // given
    Visitor clara = Visitor.signedIn(app, "clara");
    assertThat(clara.get("/account/mail").body()).contains("You are told");

    // when
    String off = clara.post("/account/mail", "/account/mail", Map.of("wanted", "false")).body();

    // then
    assertThat(off).contains("You are not told");
    assertThat(app.records().taskNotices().isWanted("clara")).isFalse();
    assertThat(app.records().taskNotices().isWanted("carl")).isTrue();
  }

  @Test
  void shouldShowMailsThatWereNotUnderstoodUntilAPersonDealtWithThem() {
    // given
    var mails = app.records().mails();
    var mail =
        mails.begin(
            new dev.pitcrew.records.mail.Mails.Place("invoices", 1, 7),
            "ab12",
            "<m@x>",
            "evil@supplier.example",
            "<script>alert(2)</script>");
    mails.finish(
        mail,
        dev.pitcrew.records.mail.MailRecord.State.NOT_UNDERSTOOD,
        "\"<b>.docx\" is an Office file.",
        java.util.List.of());
    Visitor olga = Visitor.signedIn(app, "olga");

    // then
    assertThat(olga.get("/outbox").body())
        .contains("&lt;script&gt;alert(2)", "&lt;b&gt;.docx")
        .doesNotContain("<script>alert(2)");

    // when
    String done = olga.post("/outbox", "/outbox/mails/" + mail.id() + "/settle", Map.of()).body();

    // then
    assertThat(done).contains("Noted as done.").doesNotContain("Office file");
  }

  @Test
  void shouldFindAnEntryOfTheTrailByPersonAndThing() {
    // given
    app.records()
        .audit()
        .append("clara", "something-odd", "vendor", "V-odd", Map.of(), Map.of("iban", IBAN));
    String hash = app.people().find("clara").orElseThrow().passwordHash();
    app.people()
        .replace(
            new dev.pitcrew.web.people.Person("vera", "Vera", Set.of(Role.AUDITOR), hash, false),
            "ada");
    Visitor vera = Visitor.signedIn(app, "vera");

    // then
    assertThat(vera.get("/audit?about=V-odd&person=clara").body()).contains("something odd", IBAN);
    assertThat(vera.get("/audit?about=V-odd&person=anton").body()).doesNotContain("something odd");
    assertThat(vera.get("/audit?from=yesterday").statusCode()).isEqualTo(422);
  }

  private void save(String name, String... roles) {
    app.records().people().save(new Person(name, name, Set.of(roles), null, null));
  }
}
