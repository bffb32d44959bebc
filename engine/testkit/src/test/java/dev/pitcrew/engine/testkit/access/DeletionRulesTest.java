package dev.pitcrew.engine.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.BatchOperationItemState;
import io.camunda.client.api.search.enums.BatchOperationState;
import io.camunda.client.api.search.response.BatchOperation;
import io.camunda.client.api.search.response.BatchOperationItems.BatchOperationItem;
import io.camunda.client.api.search.response.DecisionInstance;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may delete, many at a time, what came of a protected process and of decisions beside it. */
final class DeletionRulesTest {

  private static final TestPeople PEOPLE =
      new TestPeople()
          .with("clara", "clerk")
          .with("anna", "analyst")
          .with("vera", "analyst", "clerk")
          .with("olga", "operator");

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create().knowing(PEOPLE);

  private static long requirements;
  private static long evaluation;
  private static long instance;

  /** One decision that a client asked for, and one of an ended case. */
  @BeforeAll
  static void begin() {
    requirements = deploy("discount.dmn");
    deploy("closed.bpmn");
    evaluation =
        engine
            .client()
            .newEvaluateDecisionCommand()
            .decisionId("discount")
            .variables(Map.of("amount", 4711))
            .send()
            .join()
            .getDecisionInstanceKey();
    instance = engine.start("closed", Map.of("orderId", "to-delete", "amount", 1200)).key();
    engine.client().newCancelInstanceCommand(instance).send().join();
    engine.settle();
  }

  private static long deploy(String resource) {
    var deployed =
        engine.client().newDeployResourceCommand().addResourceFromClasspath(resource).send().join();
    return deployed.getDecisionRequirements().isEmpty()
        ? 0
        : deployed.getDecisionRequirements().getFirst().getDecisionRequirementsKey();
  }

  @Test
  void shouldDeleteNothingThatSomebodySeesWhenItIsNotTheirsToOperate() {
    for (String name : List.of("clara", "vera")) {
      try (CamundaClient person = engine.newClientOf(name, true)) {
        // when
        String ofInstance =
            person
                .newCreateBatchOperationCommand()
                .deleteProcessInstance()
                .filter(f -> f.processInstanceKey(instance))
                .send()
                .join()
                .getBatchOperationKey();
        String ofItsDecision =
            person
                .newCreateBatchOperationCommand()
                .deleteDecisionInstance()
                .filter(f -> f.processInstanceKey(instance))
                .send()
                .join()
                .getBatchOperationKey();
        String ofNoProcess =
            person
                .newCreateBatchOperationCommand()
                .deleteDecisionInstance()
                .filter(f -> f.decisionInstanceKey(evaluation))
                .send()
                .join()
                .getBatchOperationKey();

        // then
        assertAllFailed(ofInstance, 1, "of protected process 'closed'");
        assertAllFailed(ofItsDecision, 1, "of protected process 'closed'");
        assertAllFailed(ofNoProcess, 1, "may not operate all protected processes");
        assertForbidden(
            () -> person.newDeleteDecisionInstanceCommand(evaluation).send().join(),
            "may not operate all protected processes");
      }
    }
    assertAllThere();
  }

  @Test
  void shouldDeleteNoHistoryThatSomebodySeesWhenItIsNotTheirsToOperate() {
    try (CamundaClient vera = engine.newClientOf("vera", true);
        CamundaClient clara = engine.newClientOf("clara", true)) {
      // when
      String key = deleteHistory(vera);

      // then
      BatchOperation batch = over(key);
      assertThat(batch.getOperationsFailedCount()).isEqualTo(2);
      assertThat(batch.getOperationsCompletedCount()).isZero();
      assertForbidden(() -> deleteHistory(clara), "Expected to delete a resource");
    }
    assertAllThere();
  }

  @Test
  void shouldNeitherDeleteNorCountTheHistoryThatSomebodyDoesNotSee() {
    try (CamundaClient anna = engine.newClientOf("anna", true)) {
      assertThat(anna.newDecisionInstanceSearchRequest().send().join().items()).isEmpty();

      // when
      BatchOperation batch = over(deleteHistory(anna));

      // then
      assertThat(batch.getOperationsTotalCount()).isZero();
    }
    assertAllThere();
  }

  @Test
  void shouldLetAnOperatorDeleteWhatADecisionMadeOfNoProcess() {
    // given
    engine
        .client()
        .newDeployResourceCommand()
        .addResourceStringUtf8(OTHER, "other.dmn")
        .send()
        .join();
    long other =
        engine
            .client()
            .newEvaluateDecisionCommand()
            .decisionId("other")
            .send()
            .join()
            .getDecisionInstanceKey();
    try (CamundaClient olga = engine.newClientOf("olga", true)) {
      // when
      olga.newDeleteDecisionInstanceCommand(other).send().join();
    }

    // then
    assertThat(decisions())
        .extracting(DecisionInstance::getDecisionInstanceKey)
        .doesNotContain(other);
  }

  private static final String OTHER =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="others" name="Others" namespace="t">
        <decision id="other" name="Other"><literalExpression><text>1</text></literalExpression></decision>
      </definitions>
      """;

  /**
   * The definition is deleted by the first who asks, and asked for afterwards the rest still goes.
   */
  private static String deleteHistory(CamundaClient client) {
    return client
        .newDeleteResourceCommand(requirements)
        .deleteHistory(true)
        .send()
        .join()
        .getCreateBatchOperationResponse()
        .getBatchOperationKey();
  }

  private static void assertAllFailed(String key, int count, String why) {
    BatchOperation batch = over(key);
    assertThat(batch.getOperationsTotalCount()).isEqualTo(count);
    assertThat(batch.getOperationsFailedCount()).isEqualTo(count);
    assertThat(
            engine
                .client()
                .newBatchOperationItemsSearchRequest()
                .filter(f -> f.batchOperationKey(key))
                .send()
                .join()
                .items())
        .hasSize(count)
        .allSatisfy(item -> assertThat(item.getErrorMessage()).contains(why))
        .extracting(BatchOperationItem::getStatus)
        .containsOnly(BatchOperationItemState.FAILED);
  }

  private static void assertAllThere() {
    assertThat(engine.client().newProcessInstanceGetRequest(instance).send().join()).isNotNull();
    assertThat(decisions())
        .anyMatch(one -> one.getDecisionInstanceKey() == evaluation)
        .anyMatch(one -> Long.valueOf(instance).equals(one.getProcessInstanceKey()));
  }

  private static List<DecisionInstance> decisions() {
    return engine.client().newDecisionInstanceSearchRequest().send().join().items();
  }

  private static BatchOperation over(String key) {
    await()
        .until(
            () ->
                engine.client().newBatchOperationGetRequest(key).send().join().getStatus()
                    == BatchOperationState.COMPLETED);
    return engine.client().newBatchOperationGetRequest(key).send().join();
  }

  private static void assertForbidden(ThrowingCallable call, String reason) {
    ProblemException problem = (ProblemException) catchThrowable(call);
    assertThat(problem).isNotNull();
    assertThat(problem.code()).isEqualTo(403);
    assertThat(problem.details().getDetail()).contains(reason);
  }
}
