package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasks that have a form and no room of their own. */
class FormTest {

  private static final String FORM =
      """
      {"components": [
        {"type": "radio", "key": "contractDecision.decision", "label": "Signed?",
         "values": [{"label": "Yes", "value": "signed"}, {"label": "No", "value": "declined"}]},
        {"type": "checklist", "key": "contractDecision.seen", "label": "Seen", "values": []},
        {"type": "dynamiclist", "path": "contractDecision.items", "components": [
          {"type": "textfield", "key": "name", "label": "Name"}]},
        {"type": "filepicker", "key": "contractDecision.document", "label": "Signed contract",
         "accept": ".pdf", "validate": {"required": true}}]}
      """;
  private static final String REFERENCE =
      """
      {"camunda.document.type": "camunda", "documentId": "%s", "contentHash": "%s",
       "metadata": {"fileName": "%s", "contentType": "%s"}}
      """;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 1};

  private TestApp.Running app;
  private Visitor clara;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    app.engine().task(10, "sign-contract", "Sign contract", "clerk").put("formKey", "5");
    app.engine().form(10, FORM);
    clara = Visitor.signedIn(app, "clara");
  }

  @Test
  void shouldCompleteWithTheFileAndWhoDecidedWhenAFormAsksForAFile() {
    // when
    HttpResponse<String> answer =
        hands(
            """
            {"contractDecision": {"decision": "signed", "seen": ["a"], "by": "somebody-else", "extra": 1,
             "items": [{"name": "Laptop", "price": 3}]}, "other": true}
            """,
            Map.of("C:\\temp\\signed.pdf", "%PDF".getBytes(StandardCharsets.UTF_8)));

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode variables = completedWith();
    JsonNode decision = variables.path("contractDecision");
    assertThat(variables.propertyNames()).containsExactly("contractDecision");
    assertThat(decision.path("by").asString()).isEqualTo("clara");
    assertThat(decision.has("extra")).isFalse();
    assertThat(decision.path("seen").path(0).asString()).isEqualTo("a");
    assertThat(decision.path("items").toString()).isEqualTo("[{\"name\":\"Laptop\"}]");
    assertThat(decision.path("document").path("metadata").path("fileName").asString())
        .isEqualTo("signed.pdf");
    assertThat(decision.path("document").path("documentId").asString()).isEqualTo("d");
  }

  @Test
  void shouldSayWhichFileIsMissingWhenNoneWasChosen() {
    // when
    HttpResponse<String> answer =
        hands("{\"contractDecision\": {\"decision\": \"signed\"}}", Map.of());

    // then
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Choose a file for “Signed contract”.");
    assertThat(app.engine().told).noneMatch(told -> told.path().endsWith("/completion"));
  }

  @Test
  void shouldShowPicturesAndOfferFilesWhenVariablesNameDocuments() {
    // given
    app.engine().document("p1", PNG);
    app.engine().document("m1", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    app.engine()
        .variable(
            12, "botFailure", "{\"picture\": " + reference("p1", "step.png", "image/png") + "}");
    app.engine().variable(12, "markedCopy", reference("m1", "marked.html", "text/html"));

    // when
    String page = clara.get("/tasks/10").body();
    HttpResponse<String> file = clara.get("/tasks/10/documents/m1");

    // then
    assertThat(page)
        .contains("<img src=\"/tasks/10/documents/p1\"", "marked.html")
        .doesNotContain("<img src=\"/tasks/10/documents/m1\"");
    assertThat(clara.get("/tasks/10/documents/p1").headers().firstValue("Content-Type"))
        .contains("image/png");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .get()
        .asString()
        .startsWith("attachment");
    assertThat(clara.get("/tasks/10/documents/not-of-this-task").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> hands(String json, Map<String, byte[]> files) {
    return clara.upload(
        "/tasks/10",
        "/tasks/10/form",
        Map.of("json", json),
        "file:contractDecision.document",
        files);
  }

  private JsonNode completedWith() {
    return app.engine().told.stream()
        .filter(told -> told.path().endsWith("/completion"))
        .map(told -> JsonMapper.shared().readTree(told.body()).path("variables"))
        .findFirst()
        .orElseThrow();
  }

  private static String reference(String id, String name, String type) {
    return REFERENCE.formatted(id, id, name, type);
  }
}
