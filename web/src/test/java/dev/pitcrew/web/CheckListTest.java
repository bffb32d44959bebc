package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CheckListTest {

  private static final String PAGE = "/tasks/" + HireScene.IT_LIST;

  private TestApp.Running app;
  private Visitor ivo;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    HireScene.itList(app.engine());
    ivo = Visitor.signedIn(app, "ivo");
  }

  @Test
  void shouldShowWhoComesAndWhatIsToDoWhenOpened() {
    // when
    String page = ivo.get(PAGE).body();

    // then
    assertThat(page)
        .contains("IT’s check list for Grace Hopper", "Laptop, Phone, Two screens", "E-4711")
        .contains("Anton Auer", "Clara Klein", "0 of 3 done", "overdue since");
  }

  @Test
  void shouldNameWhatIsOpenWhenNotAllIsTicked() {
    // when
    HttpResponse<String> answer =
        ivo.post(PAGE, PAGE + "/check-list", Map.of("done", "equipment-ready", "note", "wait"));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("2 things are not ticked yet.", "1 of 3 done", ">wait</textarea>");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldCloseTheListWhenAllIsTicked() {
    // when
    HttpResponse<String> answer =
        ivo.post(
            PAGE,
            PAGE + "/check-list",
            Map.of("done", "equipment-ready,accounts-tested,mailbox-ready,made-up"));

    // then
    assertThat(answer.body()).contains("Closed: IT’s check list of Grace Hopper.");
    JsonNode list =
        StubEngine.JSON
            .readTree(app.engine().told.getLast().body())
            .path("variables")
            .path("checkList");
    assertThat(list.path("decision").asString()).isEqualTo("done");
    assertThat(list.path("done").toString())
        .isEqualTo("[\"equipment-ready\",\"accounts-tested\",\"mailbox-ready\"]");
    assertThat(list.path("by").asString()).isEqualTo("ivo");
  }

  @Test
  void shouldKeepItsFormWhenTheCaseHasNoSuchList() {
    // given
    app.engine().task(90, "it-check-list", "Another list", "it").put("formKey", "5");
    app.engine()
        .form(90, "{\"components\":[{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"Own\"}]}");

    // when
    String page = ivo.get("/tasks/90").body();

    // then
    assertThat(page).contains("id=\"task-form\"", "Own");
  }
}
