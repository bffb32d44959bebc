package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeleteResourceCommandStep1;
import io.camunda.client.api.command.MigrationPlan;
import io.camunda.client.api.response.DeleteResourceResponse;
import io.camunda.client.api.search.enums.BatchOperationItemState;
import io.camunda.client.api.search.enums.BatchOperationState;
import io.camunda.client.api.search.enums.BatchOperationType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.BatchOperation;
import io.camunda.client.api.search.response.BatchOperationItems.BatchOperationItem;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same for many instances, with the official client. */
final class BatchApiTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form", "discount.dmn");

  private static CamundaClient client() {
    return engine.client();
  }

  private static List<Long> begin(String orderId, int count) {
    List<Long> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(
          client()
              .newCreateInstanceCommand()
              .bpmnProcessId("order")
              .latestVersion()
              .variables(Map.of("orderId", orderId))
              .send()
              .join()
              .getProcessInstanceKey());
    }
    return keys;
  }

  private static BatchOperation over(String key) {
    await()
        .until(
            () ->
                client().newBatchOperationGetRequest(key).send().join().getStatus()
                    == BatchOperationState.COMPLETED);
    return client().newBatchOperationGetRequest(key).send().join();
  }

  private static void assertGone(long key) {
    assertRefused(
        () -> client().newProcessInstanceGetRequest(key).send().join(),
        404,
        Status.Code.NOT_FOUND,
        Long.toString(key));
    assertThat(
            client()
                .newVariableSearchRequest()
                .filter(f -> f.processInstanceKey(key))
                .send()
                .join()
                .items())
        .isEmpty();
  }

  private static ProcessInstanceState stateOf(long key) {
    return client().newProcessInstanceGetRequest(key).send().join().getState();
  }

  @Test
  void shouldCancelWhatAFilterFindsAndShowEachItem() {
    // given
    List<Long> keys = begin("cancel-me", 3);
    long other = begin("keep-me", 1).getFirst();

    // when
    String key =
        client()
            .newCreateBatchOperationCommand()
            .processInstanceCancel()
            .filter(f -> f.variables(Map.of("orderId", "cancel-me")))
            .send()
            .join()
            .getBatchOperationKey();

    // then
    BatchOperation batch = over(key);
    assertThat(batch.getType()).isEqualTo(BatchOperationType.CANCEL_PROCESS_INSTANCE);
    assertThat(batch.getOperationsTotalCount()).isEqualTo(3);
    assertThat(batch.getOperationsCompletedCount()).isEqualTo(3);
    assertThat(keys)
        .allSatisfy(one -> assertThat(stateOf(one)).isEqualTo(ProcessInstanceState.TERMINATED));
    assertThat(stateOf(other)).isEqualTo(ProcessInstanceState.ACTIVE);
    assertThat(
            client()
                .newProcessInstanceSearchRequest()
                .filter(f -> f.batchOperationKey(key))
                .send()
                .join()
                .items())
        .extracting(ProcessInstance::getProcessInstanceKey)
        .containsExactlyElementsOf(keys);
    assertThat(
            client()
                .newBatchOperationItemsSearchRequest()
                .filter(f -> f.batchOperationKey(key))
                .send()
                .join()
                .items())
        .extracting(BatchOperationItem::getItemKey, BatchOperationItem::getStatus)
        .containsExactlyElementsOf(
            keys.stream().map(one -> tuple(one, BatchOperationItemState.COMPLETED)).toList());
    assertThat(
            client()
                .newBatchOperationSearchRequest()
                .filter(f -> f.batchOperationKey(key).state(BatchOperationState.COMPLETED))
                .send()
                .join()
                .items())
        .hasSize(1);
    assertRefused(
        () -> client().newCancelBatchOperationCommand(key).send().join(),
        404,
        Status.Code.NOT_FOUND,
        "but it is over: COMPLETED.");
  }

  @Test
  void shouldModifyMigrateAndResolveWhatAFilterFinds() {
    // given
    List<Long> keys = begin("change-me", 2);
    long definition =
        client()
            .newProcessInstanceGetRequest(keys.getFirst())
            .send()
            .join()
            .getProcessDefinitionKey();

    // when
    over(
        client()
            .newCreateBatchOperationCommand()
            .modifyProcessInstance()
            .addMoveInstruction("reserve-stock", "approve-order")
            .filter(f -> f.variables(Map.of("orderId", "change-me")))
            .send()
            .join()
            .getBatchOperationKey());
    BatchOperation migrated =
        over(
            client()
                .newCreateBatchOperationCommand()
                .migrateProcessInstance()
                .migrationPlan(
                    MigrationPlan.newBuilder()
                        .withTargetProcessDefinitionKey(definition)
                        .addMappingInstruction("approve-order", "approve-order")
                        .build())
                .filter(f -> f.variables(Map.of("orderId", "change-me")))
                .send()
                .join()
                .getBatchOperationKey());

    // then
    assertThat(migrated.getOperationsCompletedCount()).isEqualTo(2);
    assertThat(
            client()
                .newUserTaskSearchRequest()
                .filter(f -> f.processInstanceKey(keys.getFirst()))
                .send()
                .join()
                .items())
        .hasSize(1);
    BatchOperation resolved =
        over(
            client()
                .newCreateBatchOperationCommand()
                .resolveIncident()
                .filter(f -> f.variables(Map.of("orderId", "change-me")))
                .send()
                .join()
                .getBatchOperationKey());
    assertThat(resolved.getOperationsTotalCount()).isZero();
  }

  @Test
  void shouldDeleteWhatHasEndedWithAllItsRowsButTheAuditTrail() {
    // given
    long key = begin("delete-me", 1).getFirst();
    assertRefused(
        () -> client().newDeleteProcessInstanceCommand(key).send().join(),
        409,
        Status.Code.FAILED_PRECONDITION,
        "Expected to delete a process instance with key '%d', but it is active: only ended ones are deleted."
            .formatted(key));
    client().newCancelInstanceCommand(key).send().join();

    // when
    client().newDeleteProcessInstanceCommand(key).send().join();

    // then
    assertGone(key);
    assertThat(
            client()
                .newElementInstanceSearchRequest()
                .filter(f -> f.processInstanceKey(key))
                .send()
                .join()
                .items())
        .isEmpty();
    assertThat(
            client()
                .newAuditLogSearchRequest()
                .filter(f -> f.processInstanceKey(Long.toString(key)))
                .send()
                .join()
                .items())
        .hasSize(2);
  }

  @Test
  void shouldDeleteWhatHasEndedAndAFilterFinds() {
    // given: two that have ended, and one that runs
    List<Long> keys = begin("delete-all", 3);
    keys.subList(0, 2).forEach(key -> client().newCancelInstanceCommand(key).send().join());

    // when
    BatchOperation batch =
        over(
            client()
                .newCreateBatchOperationCommand()
                .deleteProcessInstance()
                .filter(f -> f.variables(Map.of("orderId", "delete-all")))
                .send()
                .join()
                .getBatchOperationKey());

    // then
    assertThat(batch.getType()).isEqualTo(BatchOperationType.DELETE_PROCESS_INSTANCE);
    assertThat(batch.getOperationsTotalCount()).isEqualTo(2);
    assertThat(batch.getOperationsCompletedCount()).isEqualTo(2);
    assertThat(stateOf(keys.getLast())).isEqualTo(ProcessInstanceState.ACTIVE);
    assertThat(
            client()
                .newProcessInstanceSearchRequest()
                .filter(f -> f.batchOperationKey(batch.getBatchOperationKey()))
                .send()
                .join()
                .items())
        .isEmpty();
    for (long key : keys.subList(0, 2)) {
      assertGone(key);
    }
  }

  @Test
  void shouldDeleteTheDecisionsThatAFilterFindsAndNoOther() {
    // given
    long one = decide(1);
    long other = decide(2000);

    // when
    BatchOperation batch =
        over(
            client()
                .newCreateBatchOperationCommand()
                .deleteDecisionInstance()
                .filter(f -> f.decisionInstanceKey(one))
                .send()
                .join()
                .getBatchOperationKey());

    // then
    assertThat(batch.getType()).isEqualTo(BatchOperationType.DELETE_DECISION_INSTANCE);
    assertThat(batch.getOperationsTotalCount()).isEqualTo(1);
    assertThat(batch.getOperationsCompletedCount()).isEqualTo(1);
    assertThat(
            client()
                .newBatchOperationItemsSearchRequest()
                .filter(f -> f.batchOperationKey(batch.getBatchOperationKey()))
                .send()
                .join()
                .items())
        .extracting(BatchOperationItem::getItemKey, BatchOperationItem::getStatus)
        .containsExactly(tuple(one, BatchOperationItemState.COMPLETED));
    assertThat(
            client()
                .newBatchOperationItemsSearchRequest()
                .filter(f -> f.itemKey(one))
                .send()
                .join()
                .items())
        .extracting(BatchOperationItem::getBatchOperationKey)
        .containsExactly(batch.getBatchOperationKey());
    assertThat(decisionsOf(one)).isZero();
    assertThat(decisionsOf(other)).isEqualTo(1);
  }

  private static long decide(int amount) {
    return client()
        .newEvaluateDecisionCommand()
        .decisionId("discount")
        .variables(Map.of("amount", amount))
        .send()
        .join()
        .getDecisionInstanceKey();
  }

  private static int decisionsOf(long evaluation) {
    return client()
        .newDecisionInstanceSearchRequest()
        .filter(f -> f.decisionInstanceKey(evaluation))
        .send()
        .join()
        .items()
        .size();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldDeleteAProcessWithAllThatCameOfIt(boolean rest) {
    // given
    String id = "history-" + rest;
    long definition = deploy(id);
    long ended =
        client()
            .newCreateInstanceCommand()
            .bpmnProcessId(id)
            .latestVersion()
            .send()
            .join()
            .getProcessInstanceKey();

    // when
    DeleteResourceCommandStep1 command =
        client().newDeleteResourceCommand(definition).deleteHistory(true);
    DeleteResourceResponse deleted = (rest ? command.useRest() : command.useGrpc()).send().join();

    // then
    assertThat(deleted.getResourceKey()).isEqualTo(Long.toString(definition));
    assertThat(deleted.getCreateBatchOperationResponse().getBatchOperationType())
        .isEqualTo(BatchOperationType.DELETE_PROCESS_INSTANCE);
    BatchOperation batch = over(deleted.getCreateBatchOperationResponse().getBatchOperationKey());
    assertThat(batch.getOperationsCompletedCount()).isEqualTo(1);
    assertRefused(
        () -> client().newProcessInstanceGetRequest(ended).send().join(),
        404,
        Status.Code.NOT_FOUND,
        Long.toString(ended));
    assertThat(
            client()
                .newProcessDefinitionSearchRequest()
                .filter(f -> f.processDefinitionId(id).isLatestVersion(true))
                .send()
                .join()
                .items())
        .isEmpty();
    assertThat(
            client()
                .newDeleteResourceCommand(deploy(id + "2"))
                .send()
                .join()
                .getCreateBatchOperationResponse())
        .isNull();
  }

  private static long deploy(String id) {
    return client()
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess(id).startEvent().endEvent().done(), id + ".bpmn")
        .send()
        .join()
        .getProcesses()
        .getFirst()
        .getProcessDefinitionKey();
  }

  @Test
  void shouldDeleteDecisionsTogetherWithTheirFile() {
    // given
    long requirements =
        client()
            .newDeployResourceCommand()
            .addResourceStringUtf8(discount().replace("discount", "rebate"), "rebate.dmn")
            .send()
            .join()
            .getDecisionRequirements()
            .getFirst()
            .getDecisionRequirementsKey();
    long evaluation =
        client()
            .newEvaluateDecisionCommand()
            .decisionId("rebate")
            .variables(Map.of("amount", 1))
            .send()
            .join()
            .getDecisionInstanceKey();

    // when
    DeleteResourceResponse deleted =
        client().newDeleteResourceCommand(requirements).deleteHistory(true).send().join();

    // then
    over(deleted.getCreateBatchOperationResponse().getBatchOperationKey());
    assertThat(decisionsOf(evaluation)).isZero();
    assertThat(
            client()
                .newDecisionDefinitionSearchRequest()
                .filter(f -> f.decisionRequirementsKey(requirements))
                .send()
                .join()
                .items())
        .isEmpty();
  }

  private static String discount() {
    try (InputStream dmn = BatchApiTest.class.getResourceAsStream("/discount.dmn")) {
      return new String(dmn.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldNotTakeAForgottenFilterForAll() {
    assertRefused(
        () ->
            client()
                .newCreateBatchOperationCommand()
                .processInstanceCancel()
                .filter(f -> {})
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "Expected 'filter' to have at least one field, but it has none.");
  }
}
