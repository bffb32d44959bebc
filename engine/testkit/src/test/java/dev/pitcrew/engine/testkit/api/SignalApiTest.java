package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.BroadcastSignalResponse;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.response.ElementInstance;
import io.grpc.Status;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals and event sub-processes as the official client sees them, by REST and by gRPC. */
final class SignalApiTest {

  @RegisterExtension
  static final EngineTestkit engine = EngineTestkit.create().deploying("signals.bpmn");

  private static CamundaClient grpc;

  @BeforeAll
  static void connect() {
    grpc = engine.newGrpcClient();
  }

  @AfterAll
  static void disconnect() {
    grpc.close();
  }

  private static CamundaClient client(boolean rest) {
    return rest ? engine.client() : grpc;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReachAllWhoWaitForASignal(boolean rest) {
    // given
    TestInstance one = engine.start("planned", Map.of("hire", "ann" + rest));
    TestInstance two = engine.start("planned", Map.of("hire", "ann" + rest));
    TestInstance other = engine.start("planned", Map.of("hire", "ben" + rest));

    // when
    BroadcastSignalResponse broadcast =
        client(rest)
            .newBroadcastSignalCommand()
            .signalName("replan-ann" + rest)
            .variables(Map.of("day", 3))
            .send()
            .join();
    engine.settle();

    // then
    assertThat(broadcast.getKey()).isPositive();
    assertThat(broadcast.getTenantId()).isEqualTo("<default>");
    assertThat(one).isCompleted().hasVariable("day", 3);
    assertThat(two).isCompleted();
    assertThat(other).isActive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRefuseASignalThatCannotBe(boolean rest) {
    assertRefused(
        () -> client(rest).newBroadcastSignalCommand().signalName(" ").send().join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "signalName");
    assertRefused(
        () ->
            client(rest)
                .newBroadcastSignalCommand()
                .signalName("x")
                .tenantId("elsewhere")
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "elsewhere");
  }

  @Test
  void shouldThrowASignalWithItsOwnVariables() {
    // given
    TestInstance waiting = engine.start("planned", Map.of("hire", "cem"));

    // when
    engine.start("changed", Map.of("hire", "cem", "day", "2026-04-01"));

    // then
    assertThat(waiting).isCompleted().hasVariable("newDay", "2026-04-01");
  }

  @Test
  void shouldShowEventSubProcessesAmongTheElements() {
    // given
    TestInstance planned = engine.start("planned", Map.of("hire", "dag"));

    // when
    engine.broadcast("holiday", Map.of());
    engine.broadcast("holiday", Map.of());
    engine.publish("withdrawn", "dag", Map.of());

    // then
    assertThat(planned).isCompleted();
    assertThat(
            engine
                .client()
                .newElementInstanceSearchRequest()
                .filter(
                    f ->
                        f.processInstanceKey(planned.key())
                            .type(ElementInstanceType.EVENT_SUB_PROCESS))
                .send()
                .join()
                .items())
        .extracting(ElementInstance::getElementId)
        .containsExactlyInAnyOrder("on-holiday", "on-holiday", "on-withdrawal");
  }
}
