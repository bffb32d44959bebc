package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandInTest {

  private TestApp.Running app;
  private Visitor clara;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    clara = Visitor.signedIn(app, "clara");
  }

  @Test
  void shouldOfferTheEmptySheetWhenSomebodyWantsToFillItIn() {
    // when
    var page = clara.get("/hand-in").body();
    var sheet = clara.get("/hand-in/claim-template.xlsx");

    // then
    assertThat(page).contains("href=\"/hand-in/claim-template.xlsx\"");
    assertThat(sheet.body()).isEqualTo("the empty sheet");
    assertThat(sheet.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment")
        .contains("expense-claim.xlsx");
  }

  @Test
  void shouldTakeASheetWithItsReceiptsInTheNameOfWhoIsSignedIn() {
    // when
    String page =
        clara
            .upload(
                "/hand-in",
                "/hand-in/claim",
                Map.of("title", "Fair in Graz", "claimant", "somebody-else"),
                "sheet",
                Map.of("claim.csv", new byte[] {1}))
            .body();

    // then
    assertThat(page).contains("Taken as EXP-clara-1-0-0. You are told how it goes on.");
  }

  @Test
  void shouldTakeLinesOfTheFormWithoutTheEmptyOnes() {
    // when
    String page =
        clara
            .upload(
                "/hand-in",
                "/hand-in/claim",
                Map.of(
                    "date1", "2026-11-10",
                    "amount1", "12,40",
                    "currency1", "EUR",
                    "currency2", "EUR",
                    "paidWith2", "own"),
                "receipts",
                Map.of("a.jpg", new byte[] {1}))
            .body();

    // then
    assertThat(page).contains("EXP-clara-0-1-1");
  }

  @Test
  void shouldSayWhatIsMissingOrWrong() {
    // when
    HttpResponse<String> nothing =
        clara.upload("/hand-in", "/hand-in/claim", Map.of(), "sheet", Map.of());
    HttpResponse<String> refused =
        clara.upload(
            "/hand-in",
            "/hand-in/claim",
            Map.of("title", "broken"),
            "sheet",
            Map.of("claim.csv", new byte[] {1}));

    // then
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Choose a sheet, or fill in at least one line.");
    assertThat(refused.body()).contains("The books do not say which company you work for.");
  }

  @Test
  void shouldTakeRostersOfHrAlone() {
    // given
    Visitor hanna = Visitor.signedIn(app, "hanna");

    // when
    String taken =
        hanna
            .upload(
                "/hand-in", "/hand-in/roster", Map.of(), "roster", Map.of("r.csv", new byte[] {1}))
            .body();
    String known =
        hanna
            .upload(
                "/hand-in",
                "/hand-in/roster",
                Map.of(),
                "roster",
                Map.of("again.csv", new byte[] {1}))
            .body();

    // then
    assertThat(taken).contains("Taken as RST-2.");
    assertThat(known).contains("handed in before as RST-1");
    assertThat(clara.get("/hand-in").body()).doesNotContain("/hand-in/roster");
    assertThat(
            clara
                .upload(
                    "/hand-in",
                    "/hand-in/roster",
                    Map.of(),
                    "roster",
                    Map.of("r.csv", new byte[] {1}))
                .statusCode())
        .isEqualTo(403);
  }
}
