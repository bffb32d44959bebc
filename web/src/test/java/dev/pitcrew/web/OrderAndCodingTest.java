package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderAndCodingTest {

  private static final String ORDER = "/tasks/" + Scene.ORDER;
  private static final String CODING = "/tasks/" + Scene.CODING;

  private TestApp.Running app;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
  }

  @Test
  void shouldShowWhatWasOrderedReceivedAndInvoicedWhenTheOrderDoesNotFit() {
    // given
    Scene.order(app.engine());

    // when
    String page = Visitor.signedIn(app, "carl").get(ORDER).body();

    // then
    assertThat(page)
        .contains("asks for more than is left of the order", "4500-0771", "Spindle")
        .contains("<mark>125.00\u00a0€</mark>", "ordered at 120.00\u00a0€");
  }

  @Test
  void shouldWantAReasonWhenTheOrderIsPassedOver() {
    // given
    Scene.order(app.engine());
    Visitor carl = Visitor.signedIn(app, "carl");

    // when
    HttpResponse<String> without = carl.post(ORDER, ORDER + "/order", Map.of("decision", "accept"));
    carl.post(ORDER, ORDER + "/order", Map.of("decision", "accept", "reason", "Agreed by phone"));

    // then
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Say why.");
    assertThat(app.engine().told.getLast().body())
        .contains("\"orderDecision\":{\"decision\":\"accept\",\"by\":\"carl\"")
        .contains("\"reason\":\"Agreed by phone\"");
  }

  @Test
  void shouldTellTheGuardsSentenceWhenItDenies() {
    // given
    Scene.order(app.engine());
    app.engine().refuseWith = 409;
    app.engine().refuseDetail =
        "Command 'COMPLETE' rejected with code 'INVALID_STATE': Completion of the User Task with key"
            + " '7' was denied by Task Listener. Reason to deny: 'Carl isn't a controller today.'";

    // when
    HttpResponse<String> answer =
        Visitor.signedIn(app, "carl").post(ORDER, ORDER + "/order", Map.of("decision", "wait"));

    // then
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Carl isn't a controller today.");
  }

  @Test
  void shouldKeepWhatWasTypedWhenALineIsNotCoded() {
    // given
    Scene.coding(app.engine());
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    HttpResponse<String> answer =
        clara.post(
            CODING,
            CODING + "/coding",
            Map.of("account-1", "6816", "vatCode-1", "S19", "costCentre-2", "1300"));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Account and VAT code are needed.", "value=\"6816\"", "value=\"1300\"");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldCompleteWithTheCodingWhenEveryLineIsCoded() {
    // given
    Scene.coding(app.engine());
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    clara.post(
        CODING,
        CODING + "/coding",
        Map.of(
            "account-1",
            "6815",
            "vatCode-1",
            "S19",
            "costCentre-1",
            "1100",
            "account-2",
            "0650",
            "vatCode-2",
            "S19",
            "costCentre-2",
            "1300"));

    // then
    assertThat(app.engine().told.getLast().body())
        .contains("\"complete\":true", "\"costCentres\":[\"1100\",\"1300\"]", "\"by\":\"clara\"")
        .contains(
            "\"account\":\"6815\",\"costCentre\":\"1100\",\"vatCode\":\"S19\",\"source\":\"vendor\"")
        .contains("\"account\":\"0650\"", "\"source\":\"person\"");
  }
}
