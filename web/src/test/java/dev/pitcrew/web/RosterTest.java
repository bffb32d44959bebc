package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RosterTest {

  private final TestApp.Running app = TestApp.withSamples();

  @Test
  void shouldNameEachBadCellOfARosterAndTakeAnotherOrItsRightRows() {
    // given
    HireScene.roster(app.engine());
    String page = "/tasks/" + HireScene.ROSTER;
    Visitor hanna = Visitor.signedIn(app, "hanna");

    // when
    String shown = hanna.get(page).body();
    HttpResponse<String> silent =
        hanna.upload(
            page, page + "/roster", Map.of("decision", "right-rows-only"), "sheet", Map.of());
    HttpResponse<String> without =
        hanna.upload(page, page + "/roster", Map.of("decision", "resubmitted"), "sheet", Map.of());
    HttpResponse<String> again =
        hanna.upload(
            page,
            page + "/roster",
            Map.of("decision", "resubmitted"),
            "sheet",
            Map.of("better.xlsx", new byte[] {1}));

    // then
    assertThat(shown)
        .contains("2 cells are wrong in one row", "<code>Hires!H4</code>", "<mark>soon</mark>")
        .contains("handed in by Hanna Seidel", page + "/documents/roster-marked");
    assertThat(silent.body()).contains("Say why the rest is left out.");
    assertThat(without.body()).contains("Choose the corrected sheet.");
    assertThat(again.body()).contains("Handed in again: december.xlsx.");
    assertThat(app.engine().told.getLast().body())
        .contains("\"rosterCorrection\":{\"decision\":\"resubmitted\",\"by\":\"hanna\"")
        .contains("better.xlsx");
  }
}
