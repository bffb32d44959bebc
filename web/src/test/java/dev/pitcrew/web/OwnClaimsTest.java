package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.accounts.BankChange;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Own claims, own account, and what the bank sent back. */
class OwnClaimsTest {

  private static final String NEW_IBAN = "DE89370400440532013000";

  private TestApp.Running app;
  private Visitor anton;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    OwnClaimScene.play(app.records());
    anton = Visitor.signedIn(app, "anton");
  }

  @Test
  void shouldShowTheOwnClaimsWithWhereTheyWait() {
    // when
    String all = anton.get("/claims").body();
    String open = anton.get("/claims/" + OwnClaimScene.OPEN).body();

    // then
    assertThat(all)
        .contains("Fair in Graz &lt;script&gt;alert(3)", "Customer visit")
        .contains("approved, paid with the next payment run")
        .contains("… 2051")
        .doesNotContain("DE0212", "<script>alert(3)");
    assertThat(open)
        .contains("Decide on claim, with Anton &lt;b&gt;Ohl", "Meals are 40.00 EUR a day at most.")
        .contains("Withdraw the claim");
  }

  @Test
  void shouldSayWhatWasCutAndWhy() {
    // when
    String page = anton.get("/claims/" + OwnClaimScene.CUT).body();

    // then
    assertThat(page).contains("Meals end at 40.00.", "168.40", "Not paid", "21.20");
    assertThat(page).doesNotContain("Withdraw the claim");
  }

  @Test
  void shouldNotKnowSomebodyElsesClaim() {
    // given
    Visitor clara = Visitor.signedIn(app, "clara");

    // then
    assertThat(clara.get("/claims").body()).contains("No claim yet");
    assertThat(clara.get("/claims/" + OwnClaimScene.OPEN).statusCode()).isEqualTo(404);
    assertThat(
            clara
                .post("/claims", "/claims/" + OwnClaimScene.OPEN + "/withdraw", Map.of())
                .statusCode())
        .isEqualTo(404);
    assertThat(clara.get("/claims/EXP-none").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldWithdrawOnceInTheOwnName() {
    // given
    var told = app.context().getBean(TestApp.Told.class);

    // when
    String first =
        anton
            .post(
                "/claims", "/claims/" + OwnClaimScene.OPEN + "/withdraw", Map.of("reason", "twice"))
            .body();
    String again =
        anton.post("/claims", "/claims/" + OwnClaimScene.OPEN + "/withdraw", Map.of()).body();

    // then
    assertThat(first).contains("Withdrawn. Nothing of it is paid.");
    assertThat(again).contains("Nothing was started twice.");
    assertThat(told.all).contains("withdraw " + OwnClaimScene.OPEN + " anton");
  }

  @Test
  void shouldChangeAnEmployeesAccountByASecondPerson() {
    // given
    Visitor carl = Visitor.signedIn(app, "carl");
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    String asked =
        anton
            .post("/claims", "/claims/account", Map.of("iban", NEW_IBAN, "reason", "New bank"))
            .body();
    anton.post("/claims", "/claims/account", Map.of("iban", NEW_IBAN));
    String wrong = anton.post("/claims", "/claims/account", Map.of("iban", "DE1")).body();
    BankChange change = OwnClaimScene.waiting(app.records());
    String forClara = clara.get("/vendors/employee:anton").body();
    String forCarl = carl.get("/vendors/employee:anton").body();
    String list = clara.get("/vendors").body();
    HttpResponse<String> byClara =
        clara.post(
            "/vendors/employee:anton",
            "/vendors/bank-changes/" + change.id() + "/confirm",
            Map.of());
    String confirmed =
        carl.post(
                "/vendors/employee:anton",
                "/vendors/bank-changes/" + change.id() + "/confirm",
                Map.of())
            .body();

    // then
    assertThat(asked).contains("Asked for.", "ending in … 3000");
    assertThat(app.records().bankChanges().ofVendor("employee:anton")).hasSize(1);
    assertThat(wrong).contains("is no valid IBAN");
    assertThat(forClara).contains("… 3000").doesNotContain("0532", "DE02 1203");
    assertThat(list).contains("… 3000");
    assertThat(forCarl).contains("DE89 3704 0044 0532 0130 00");
    assertThat(byClara.statusCode()).isEqualTo(403);
    assertThat(confirmed).contains("Confirmed.");
    assertThat(app.records().people().find("anton").orElseThrow().iban()).isEqualTo(NEW_IBAN);
  }

  @Test
  void shouldReopenAReimbursementThatCameBack() {
    // given
    Visitor carl = Visitor.signedIn(app, "carl");

    // when
    String list = carl.get("/vendors").body();
    String claim = anton.get("/claims/" + OwnClaimScene.BACK).body();
    HttpResponse<String> silent =
        carl.post(
            "/vendors/employee:anton", "/vendors/employee:anton/returned", Map.of("how", " "));
    String opened =
        carl.post(
                "/vendors/employee:anton",
                "/vendors/employee:anton/returned",
                Map.of("how", "spoke to him"))
            .body();
    String again =
        carl.post(
                "/vendors/employee:anton",
                "/vendors/employee:anton/returned",
                Map.of("how", "spoke to him"))
            .body();

    // then
    assertThat(list).contains("/vendors/employee:anton", "Payments that the bank sent back");
    assertThat(claim).contains("account closed", "approved, payment held");
    assertThat(silent.statusCode()).isEqualTo(422);
    assertThat(opened).contains("One item is open again.");
    assertThat(again).contains("Nothing waits any more.");
    assertThat(carl.get("/vendors/employee:nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldNotLetAControllerDecideOnTheOwnAccount() {
    // given
    Visitor carl = Visitor.signedIn(app, "carl");

    // when
    HttpResponse<String> own =
        carl.post(
            "/vendors/employee:carl", "/vendors/employee:carl/returned", Map.of("how", "myself"));

    // then
    assertThat(own.statusCode()).isEqualTo(422);
    assertThat(own.body()).contains("Expected somebody else to confirm");
  }
}
