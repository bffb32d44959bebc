package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.Hire;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmployeesTest {

  private static final String HIRE = "HIR-0000000000b1";

  private static final String OWN = "HIR-0000000000b2";

  private TestApp.Running app;
  private TestApp.Told told;
  private Visitor hanna;

  static void scene(Records records) {
    Ledger.posted(records, "staff");
    hire(records, HIRE, "Eva <b>Nowak</b>");
    hire(records, "HIR-over", "Ole Over");
    hire(records, OWN, "Ann Nahoe");
    records.accessLedger().request(HIRE, "hr-portal", HIRE, "portal-access", "hanna");
    records
        .leavers()
        .announce("OFF-emil-1", "emil", "E-1", LocalDate.of(2026, 12, 31), false, "hanna");
    records.cases().open("OFF-emil-1", "offboarding", null, "Emil", null, Instant.EPOCH);
  }

  private static void hire(Records records, String id, String last) {
    records
        .hires()
        .register(
            new Hire(
                id,
                "RST-1",
                "E-1",
                last.substring(0, 3),
                last.substring(4),
                null,
                id + "@example.com",
                "Buyer",
                null,
                "anton",
                null,
                LocalDate.of(2026, 12, 1),
                null,
                null,
                null,
                null,
                null,
                "en",
                List.of("hr-portal"),
                List.of(),
                1),
            "hanna");
  }

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    OwnClaimScene.play(app.records());
    scene(app.records());
    told = app.context().getBean(TestApp.Told.class);
    hanna = Visitor.signedIn(app, "hanna");
  }

  @Test
  void shouldShowWhoComesAndWhatAccessIsOpen() {
    // when
    String all = hanna.get("/employees").body();
    String found = hanna.get("/employees?q=nowak").body();
    String one = hanna.get("/employees/" + HIRE).body();

    // then
    assertThat(all).contains("Eva &lt;b&gt;Nowak", "being onboarded", "Anton Ohl");
    assertThat(all).doesNotContain("<b>Nowak");
    assertThat(found).contains("Nowak").doesNotContain("Anton Ohl");
    assertThat(one)
        .contains("hr-portal", "open, requested", "Decide on claim", "Another first day");
    assertThat(hanna.get("/employees/HIR-nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldTellTheCaseWhatHasChangedInTheNameOfWhoIsSignedIn() {
    // when
    String moved = tell("start-date", Map.of("day", "2026-12-15", "reason", "House move")).body();
    String noDay = tell("start-date", Map.of("day", "15.12.")).body();
    String noReason = tell("withdraw", Map.of()).body();
    String withdrawn = tell("withdraw", Map.of("reason", "Another offer")).body();

    // then
    assertThat(moved).contains("Every step is planned anew from that day");
    assertThat(noDay).contains("Choose a day.");
    assertThat(noReason).contains("Say why they do not come.");
    assertThat(withdrawn).contains("Every access is taken back now");
    assertThat(told.all)
        .contains("starts " + HIRE + " 2026-12-15 hanna", "withdraw " + HIRE + " hanna");
  }

  @Test
  void shouldSayInPlainWordsWhenItIsOver() {
    // when
    String page =
        hanna
            .post(
                "/employees/HIR-over", "/employees/HIR-over/withdraw", Map.of("reason", "Too late"))
            .body();

    // then
    assertThat(page).contains("It is over already, or not far enough");
  }

  @Test
  void shouldAnnounceALeaverOnce() {
    // when
    Map<String, String> last = Map.of("day", "2027-01-31", "reason", "Retires");
    String first = hanna.post("/employees/anton", "/employees/anton/leaves", last).body();
    String again = hanna.post("/employees/anton", "/employees/anton/leaves", last).body();

    // then
    assertThat(first).contains("at the end of the last day");
    assertThat(again).contains("Nothing was started twice.");
    assertThat(told.all).contains("leaves anton 2027-01-31 false");
  }

  @Test
  void shouldLetNobodySteerTheOwnComingAndGoing() {
    // given hanna of HR, who once came as a hire herself
    app.records()
        .people()
        .save(new Person("hanna", "Hanna", Set.of("hr"), null, OWN + "@Example.com"));
    Map<String, String> typed = Map.of("day", "2027-01-31", "reason", "Mine");

    // then neither by name nor as that hire
    for (String id : List.of("hanna", OWN)) {
      assertThat(hanna.get("/employees/" + id).body())
          .doesNotContain("Another first day", " leaves…", "They stay…");
      for (String what : List.of("start-date", "withdraw", "leaves", "last-day", "stays")) {
        assertThat(hanna.post("/employees/" + id, "/employees/" + id + "/" + what, typed).body())
            .as(id + " " + what)
            .contains("This is about yourself. Somebody else of HR does it.");
      }
    }
    assertThat(told.all).noneMatch(what -> what.contains(OWN) || what.contains(" hanna 2"));
  }

  @Test
  void shouldPointToHandingInOnlyThoseWhoMayHandIn() {
    // given
    Visitor vera = Visitor.signedIn(app, "vera");

    // then
    assertThat(hanna.get("/employees?q=zzz").body()).contains("on the page <a href=\"/hand-in\"");
    assertThat(vera.get("/employees?q=zzz").body())
        .contains("Nobody found")
        .doesNotContain("href=\"/hand-in\"");
    assertThat(hanna.get("/claims").body()).contains("Hand in a claim");
    assertThat(vera.get("/claims").body())
        .contains("Your claims")
        .doesNotContain("href=\"/hand-in\"");
  }

  @Test
  void shouldLetItLookAndNotTouch() {
    // given
    Visitor ivo = Visitor.signedIn(app, "ivo");

    // then
    assertThat(ivo.get("/employees/" + HIRE).body()).doesNotContain("Another first day");
    assertThat(
            ivo.post("/employees", "/employees/" + HIRE + "/withdraw", Map.of("reason", "x"))
                .statusCode())
        .isEqualTo(403);
  }

  private HttpResponse<String> tell(String what, Map<String, String> typed) {
    return hanna.post("/employees/" + HIRE, "/employees/" + HIRE + "/" + what, typed);
  }
}
