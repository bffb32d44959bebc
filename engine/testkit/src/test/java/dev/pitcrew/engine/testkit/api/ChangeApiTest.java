package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.api.command.MigrationPlan;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Repairing running instances, with the official client by REST and by gRPC. */
final class ChangeApiTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form");

  @RegisterExtension static final Clients clients = new Clients(engine);

  private static long begin() {
    return engine
        .client()
        .newCreateInstanceCommand()
        .bpmnProcessId("order")
        .latestVersion()
        .variables(Map.of("orderId", "o1"))
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private static List<ElementInstance> active(long instance) {
    return engine
        .client()
        .newElementInstanceSearchRequest()
        .filter(f -> f.processInstanceKey(instance).state(ElementInstanceState.ACTIVE))
        .send()
        .join()
        .items();
  }

  private static List<String> activeIds(long instance) {
    return active(instance).stream().map(ElementInstance::getElementId).toList();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldActivateAndEndElements(Way way) {
    // given
    long instance = begin();
    long reserve = active(instance).getFirst().getElementInstanceKey();

    // when
    clients
        .by(way)
        .newModifyProcessInstanceCommand(instance)
        .activateElement("approve-order")
        .withVariables(Map.of("amount", 5))
        .and()
        .terminateElement(reserve)
        .send()
        .join();

    // then
    assertThat(activeIds(instance)).containsExactly("approve-order");
    assertThat(
            engine
                .client()
                .newVariableSearchRequest()
                .filter(f -> f.processInstanceKey(instance).name("amount"))
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(variable -> assertThat(variable.getScopeKey()).isEqualTo(instance));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldMoveElementsByIdAndByKeyAndEndThemById(Way way) {
    // given
    long instance = begin();

    // when
    clients
        .by(way)
        .newModifyProcessInstanceCommand(instance)
        .moveElements("reserve-stock", "approve-order")
        .send()
        .join();
    assertThat(activeIds(instance)).containsExactly("approve-order");
    clients
        .by(way)
        .newModifyProcessInstanceCommand(instance)
        .moveElementWithInferredAncestor(
            active(instance).getFirst().getElementInstanceKey(), "reserve-stock")
        .send()
        .join();
    assertThat(activeIds(instance)).containsExactly("reserve-stock");
    clients
        .by(way)
        .newModifyProcessInstanceCommand(instance)
        .moveElementsWithSourceParentAsAncestor("reserve-stock", "approve-order")
        .send()
        .join();
    clients
        .by(way)
        .newModifyProcessInstanceCommand(instance)
        .terminateElements("approve-order")
        .send()
        .join();

    // then
    assertThat(engine.client().newProcessInstanceGetRequest(instance).send().join().getState())
        .isEqualTo(ProcessInstanceState.TERMINATED);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldChangeNothingWhenOneInstructionIsRefused(Way way) {
    // given
    long instance = begin();

    // then
    assertRefused(
        () ->
            clients
                .by(way)
                .newModifyProcessInstanceCommand(instance)
                .activateElement("approve-order")
                .and()
                .terminateElement(4711)
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "Expected to modify instance of process 'order' but it contains one or more terminate instructions with an element instance that could not be found: '4711'");
    assertRefused(
        () ->
            clients
                .by(way)
                .newModifyProcessInstanceCommand(instance)
                .activateElement("payment-late")
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "Expected to modify instance of process 'order' but it contains one or more activate instructions for elements that are unsupported: 'payment-late'. The activation of events belonging to an event-based gateway is not supported.");
    assertRefused(
        () ->
            clients
                .by(way)
                .newModifyProcessInstanceCommand(4711)
                .activateElement("approve-order")
                .send()
                .join(),
        404,
        Status.Code.NOT_FOUND,
        "Expected to modify process instance but no process instance found with key '4711'");
    assertThat(activeIds(instance)).containsExactly("reserve-stock");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldTakeAnInstanceOverToAnotherVersion(Way way) throws IOException {
    // given
    long instance = begin();
    String model;
    try (InputStream in = ChangeApiTest.class.getResourceAsStream("/order.bpmn")) {
      model =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("name=\"Order\"", "name=\"Order " + way + "\"");
    }
    long target =
        engine
            .client()
            .newDeployResourceCommand()
            .addResourceStringUtf8(model, "order.bpmn")
            .send()
            .join()
            .getProcesses()
            .getFirst()
            .getProcessDefinitionKey();

    // when
    clients
        .by(way)
        .newMigrateProcessInstanceCommand(instance)
        .migrationPlan(
            MigrationPlan.newBuilder()
                .withTargetProcessDefinitionKey(target)
                .addMappingInstruction("reserve-stock", "reserve-stock")
                .build())
        .send()
        .join();

    // then
    assertThat(
            engine
                .client()
                .newProcessInstanceGetRequest(instance)
                .send()
                .join()
                .getProcessDefinitionName())
        .isEqualTo("Order " + way);
    assertRefused(
        () ->
            clients
                .by(way)
                .newMigrateProcessInstanceCommand(instance)
                .migrationPlan(
                    MigrationPlan.newBuilder()
                        .withTargetProcessDefinitionKey(target)
                        .addMappingInstruction("approve-order", "reserve-stock")
                        .build())
                .send()
                .join(),
        409,
        Status.Code.FAILED_PRECONDITION,
        "no mapping instruction defined for active element with id 'reserve-stock'");
  }
}
