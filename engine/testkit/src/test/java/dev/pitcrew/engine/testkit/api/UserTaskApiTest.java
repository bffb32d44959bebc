package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Form;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.grpc.Status;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people do with user tasks, with the official client. */
final class UserTaskApiTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form");

  private CamundaClient client;
  private TestInstance order;

  @BeforeEach
  void reachTheTask() {
    client = engine.client();
    order = engine.start("order", Map.of("orderId", "a", "amount", 7));
    order.completeJob("stock.reserve", Map.of());
  }

  @Test
  void shouldShowAllOfATask() {
    // when
    UserTask task =
        client
            .newUserTaskGetRequest(order.userTask("approve-order").getUserTaskKey())
            .send()
            .join();

    // then
    assertThat(task.getName()).isEqualTo("Approve order");
    assertThat(task.getState()).isEqualTo(UserTaskState.CREATED);
    assertThat(task.getAssignee()).isNull();
    assertThat(task.getCandidateGroups()).containsExactly("sales", "finance");
    assertThat(task.getCandidateUsers()).containsExactly("clara");
    assertThat(task.getPriority()).isEqualTo(70);
    assertThat(task.getDueDate()).isEqualTo(OffsetDateTime.parse("2026-04-01T12:00:00Z"));
    assertThat(task.getFollowUpDate()).isEqualTo(OffsetDateTime.parse("2026-03-20T12:00:00Z"));
    assertThat(task.getCreationDate().toInstant()).isEqualTo(engine.now());
    assertThat(task.getCustomHeaders()).containsExactly(Map.entry("room", "inbox"));
    assertThat(task.getElementId()).isEqualTo("approve-order");
    assertThat(task.getBpmnProcessId()).isEqualTo("order");
    assertThat(task.getProcessName()).isEqualTo("Order");
    assertThat(task.getProcessInstanceKey()).isEqualTo(order.key());
    assertThat(task.getFormKey()).isPositive();
  }

  @Test
  void shouldGiveTheForm() {
    // when
    Form form =
        client
            .newUserTaskGetFormRequest(order.userTask("approve-order").getUserTaskKey())
            .send()
            .join();

    // then
    assertThat(form.getFormId()).isEqualTo("approve-order");
    assertThat(form.getVersion()).isEqualTo(1);
    assertThat(form.getSchema().toString()).contains("ok-field");
  }

  @Test
  void shouldBeAssignedAndFreedAgain() {
    // given
    long key = order.userTask("approve-order").getUserTaskKey();

    // when
    client.newAssignUserTaskCommand(key).assignee("clara").send().join();

    // then
    assertThat(order.userTask("approve-order").getAssignee()).isEqualTo("clara");
    assertRefused(
        () ->
            client
                .newAssignUserTaskCommand(key)
                .assignee("peter")
                .allowOverride(false)
                .send()
                .join(),
        409,
        Status.Code.FAILED_PRECONDITION,
        Long.toString(key));
    client.newUnassignUserTaskCommand(key).send().join();
    assertThat(order.userTask("approve-order").getAssignee()).isNull();
  }

  @Test
  void shouldBeUpdated() {
    // given
    long key = order.userTask("approve-order").getUserTaskKey();

    // when
    client
        .newUpdateUserTaskCommand(key)
        .candidateGroups("board")
        .dueDate("2026-05-01T00:00:00+02:00")
        .priority(90)
        .send()
        .join();

    // then
    UserTask task = order.userTask("approve-order");
    assertThat(task.getCandidateGroups()).containsExactly("board");
    assertThat(task.getCandidateUsers()).containsExactly("clara");
    assertThat(task.getDueDate().toInstant())
        .isEqualTo(OffsetDateTime.parse("2026-05-01T00:00:00+02:00").toInstant());
    assertThat(task.getPriority()).isEqualTo(90);
    assertThat(
            client
                .newUserTaskSearchRequest()
                .filter(
                    f ->
                        f.userTaskKey(key)
                            .dueDate(d -> d.lte(OffsetDateTime.parse("2026-04-30T22:00:00Z"))))
                .send()
                .join()
                .items())
        .hasSize(1);
    assertRefused(
        () -> client.newUpdateUserTaskCommand(key).dueDate("tomorrow").send().join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "dueDate");
  }

  @Test
  void shouldBeCompletedOnce() {
    // given
    long key = order.userTask("approve-order").getUserTaskKey();

    // when
    client.newCompleteUserTaskCommand(key).variables(Map.of("ok", true)).send().join();

    // then
    assertThat(order).passed("approve-order").hasVariable("ok", true);
    assertThat(client.newUserTaskGetRequest(key).send().join().getState())
        .isEqualTo(UserTaskState.COMPLETED);
    assertRefused(
        () -> client.newCompleteUserTaskCommand(key).send().join(),
        404,
        Status.Code.NOT_FOUND,
        Long.toString(key));
  }

  @Test
  void shouldBeFoundByWhatIsKnownOfIt() {
    // given
    order.assign("approve-order", "dora");

    // when
    List<UserTask> found =
        client
            .newUserTaskSearchRequest()
            .filter(
                f ->
                    f.processInstanceKey(order.key())
                        .assignee(a -> a.in("dora", "nobody"))
                        .candidateGroup("finance")
                        .candidateUser("clara")
                        .priority(p -> p.gte(70).lt(71))
                        .state(UserTaskState.CREATED)
                        .dueDate(d -> d.lt(OffsetDateTime.parse("2026-04-01T15:00:00+02:00")))
                        .processInstanceVariables(Map.of("orderId", "a", "amount", 7)))
            .send()
            .join()
            .items();

    // then
    assertThat(found).extracting(UserTask::getProcessInstanceKey).containsExactly(order.key());
    assertThat(count(Map.of("orderId", "another"))).isZero();
  }

  private long count(Map<String, Object> variables) {
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.processInstanceKey(order.key()).processInstanceVariables(variables))
        .send()
        .join()
        .page()
        .totalItems();
  }

  @Test
  void shouldSeeTheInnermostVariableOfEachName() {
    // given
    UserTask task = order.userTask("approve-order");
    client
        .newSetVariablesCommand(task.getElementInstanceKey())
        .variables(Map.of("amount", 8))
        .local(true)
        .send()
        .join();

    // when
    List<Variable> all =
        client.newUserTaskVariableSearchRequest(task.getUserTaskKey()).send().join().items();
    List<Variable> effective =
        client
            .newUserTaskEffectiveVariableSearchRequest(task.getUserTaskKey())
            .send()
            .join()
            .items();

    // then
    assertThat(all)
        .filteredOn(v -> v.getName().equals("amount"))
        .extracting(Variable::getValue)
        .containsExactlyInAnyOrder("7", "8");
    assertThat(effective)
        .filteredOn(v -> v.getName().equals("amount"))
        .extracting(Variable::getValue)
        .containsExactly("8");
    assertThat(effective).extracting(Variable::getName).contains("orderId");
  }
}
