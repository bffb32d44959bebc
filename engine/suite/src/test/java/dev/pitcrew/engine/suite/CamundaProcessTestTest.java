package dev.pitcrew.engine.suite;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A suite as its users write it, with Camunda Process Test's own extension and assertions in remote
 * mode: against this engine, and no container is started. Each test begins on an empty engine.
 */
final class CamundaProcessTestTest {

  private static final EngineForTests SERVER = new EngineForTests();

  /** Closed last, because the suite's own extension still asks it. */
  @RegisterExtension static final EngineForTests CLOSED = SERVER;

  @RegisterExtension static final CamundaProcessTestExtension SUITE = SERVER.suite();

  private CamundaClient client;
  private CamundaProcessTestContext context;

  @BeforeEach
  void deploy() {
    client
        .newDeployResourceCommand()
        .addResourceFromClasspath("order.bpmn")
        .addResourceFromClasspath("approve-order.form")
        .send()
        .join();
  }

  private ProcessInstanceEvent order(String orderId) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("order")
        .latestVersion()
        .variables(Map.of("orderId", orderId, "amount", 12))
        .send()
        .join();
  }

  @Test
  void shouldShipWhatIsPaid() {
    // given
    ProcessInstanceEvent order = order("paid");
    assertThat(order).isActive().hasActiveElements(byId("reserve-stock"));

    // when
    context.completeJob("stock.reserve", Map.of("shelf", "B2"));
    assertThatUserTask(byElementId("approve-order"))
        .isCreated()
        .hasCandidateGroups(List.of("sales", "finance"));
    context.completeUserTask(byElementId("approve-order"), Map.of("approved", true));
    assertThat(order).hasActiveElements(byId("paid-in-time"));
    client
        .newPublishMessageCommand()
        .messageName("order-paid")
        .correlationKey("paid")
        .send()
        .join();

    // then
    assertThat(order)
        .isCompleted()
        .hasCompletedElementsInOrder(
            byId("order-known"),
            byId("reserve-stock"),
            byId("approve-order"),
            byId("order-shipped"))
        .hasNotActivatedElements("order-dropped")
        .hasVariable("shelf", "B2")
        .hasCorrelatedMessage("order-paid", "paid")
        .hasVariableNames("orderId", "amount", "approved");
  }

  @Test
  void shouldDropWhatIsNotPaidInTime() {
    // given
    ProcessInstanceEvent order = order("late");
    context.completeJob("stock.reserve");
    context.completeUserTask(byElementId("approve-order"));
    assertThat(order).hasActiveElements(byId("paid-in-time"));

    // when
    Instant before = context.getCurrentTime();
    context.increaseTime(Duration.ofDays(3));

    // then
    assertThat(Duration.between(before, context.getCurrentTime()))
        .isGreaterThan(Duration.ofDays(2));
    assertThat(order).isCompleted().hasCompletedElements(byId("order-dropped"));
  }

  @Test
  void shouldRefuseWhatIsSoldOut() {
    // given
    ProcessInstanceEvent order = order("refused");

    // when
    context.throwBpmnErrorFromJob("stock.reserve", "sold-out");

    // then
    assertThat(order)
        .isCompleted()
        .hasTerminatedElements(byId("reserve-stock"))
        .hasCompletedElements(byId("stock-sold-out"), byId("order-refused"))
        .hasNoActiveIncidents();
  }

  @Test
  void shouldBeginOnAnEmptyEngine() {
    // given
    order("alone");

    // then
    assertThatProcessInstance(byProcessId("order")).isActive();
    assertThat(client.newProcessInstanceSearchRequest().send().join().items()).hasSize(1);
    assertThat(client.newProcessDefinitionSearchRequest().send().join().items())
        .singleElement()
        .satisfies(definition -> assertThat(definition.getVersion()).isEqualTo(1));
  }
}
