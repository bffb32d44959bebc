package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.CreateProcessInstanceCommandStep1.CreateProcessInstanceCommandStep3;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of new process instances, with the official client by REST and by gRPC. */
final class CreationApiTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().with(Map.of("pitcrew.unique-business-ids", "true"));

  private static CamundaClient grpc;

  enum Way {
    REST,
    GRPC
  }

  @BeforeAll
  static void deploy() {
    grpc = engine.newGrpcClient();
    var model =
        Bpmn.createExecutableProcess("creation")
            .startEvent("start")
            .subProcess("sub")
            .embeddedSubProcess()
            .startEvent("inner-start")
            .serviceTask("work", task -> task.zeebeJobType("work"))
            .endEvent()
            .subProcessDone()
            .userTask("look", task -> task.zeebeUserTask())
            .endEvent()
            .done();
    engine
        .client()
        .newDeployResourceCommand()
        .addProcessModel(model, "creation.bpmn")
        .send()
        .join();
  }

  @AfterAll
  static void disconnect() {
    grpc.close();
  }

  private static CreateProcessInstanceCommandStep3 creating(Way way) {
    CamundaClient client = way == Way.REST ? engine.client() : grpc;
    return client.newCreateInstanceCommand().bpmnProcessId("creation").latestVersion();
  }

  private static ProcessInstance found(ProcessInstanceEvent created) {
    return engine
        .client()
        .newProcessInstanceGetRequest(created.getProcessInstanceKey())
        .send()
        .join();
  }

  private static ActivatedJob job(ProcessInstanceEvent created) {
    return grpc
        .newActivateJobsCommand()
        .jobType("work")
        .maxJobsToActivate(100)
        .send()
        .join()
        .getJobs()
        .stream()
        .filter(job -> job.getProcessInstanceKey() == created.getProcessInstanceKey())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldBeginWithinASubProcessAndEndAfterAnElement(Way way) {
    // given
    ProcessInstanceEvent created =
        creating(way).startBeforeElement("work").terminateAfterElement("sub").send().join();

    // when
    grpc.newCompleteCommand(job(created)).send().join();

    // then
    assertThat(found(created).getState()).isEqualTo(ProcessInstanceState.TERMINATED);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldRefuseToBeginAtAStartEvent(Way way) {
    assertRefused(
        () -> creating(way).startBeforeElement("inner-start").send().join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "but the element with id 'inner-start' targets unsupported element type 'START_EVENT'.");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldFindWhatHasAllTheTags(Way way) {
    // given
    ProcessInstanceEvent created = creating(way).tags(way + ":1", "kept", "late").send().join();

    // when
    ActivatedJob job = job(created);
    grpc.newCompleteCommand(job).send().join();

    // then
    assertThat(created.getTags()).containsExactlyInAnyOrder(way + ":1", "kept", "late");
    assertThat(job.getTags()).containsExactlyInAnyOrder(way + ":1", "kept", "late");
    assertThat(
            engine
                .client()
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.tags("kept", way + ":1"))
                .send()
                .join()
                .items())
        .extracting(ProcessInstance::getProcessInstanceKey)
        .containsExactly(created.getProcessInstanceKey());
    assertThat(
            engine
                .client()
                .newUserTaskSearchRequest()
                .filter(filter -> filter.tags(way + ":1"))
                .send()
                .join()
                .items())
        .singleElement()
        .extracting(UserTask::getTags)
        .isEqualTo(found(created).getTags());
    assertThat(
            engine
                .client()
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.tags("kept", "nowhere"))
                .send()
                .join()
                .items())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldKeepABusinessIdWhileTheInstanceIsActive(Way way) {
    // given
    String id = "order-" + way;
    ProcessInstanceEvent created = creating(way).businessId(id).send().join();

    // when
    for (Way other : Way.values()) {
      assertRefused(
          () -> creating(other).businessId(id).send().join(),
          409,
          Status.Code.ALREADY_EXISTS,
          "Expected to create instance of process with business id '%s', but an instance with this business id already exists for process definition 'creation'"
              .formatted(id));
    }
    grpc.newCancelInstanceCommand(created.getProcessInstanceKey()).send().join();
    ProcessInstanceEvent second = creating(way).businessId(id).send().join();

    // then
    assertThat(second.getBusinessId()).isEqualTo(id);
    List<ProcessInstance> both =
        engine
            .client()
            .newProcessInstanceSearchRequest()
            .filter(filter -> filter.businessId(id))
            .sort(sort -> sort.processInstanceKey().desc())
            .send()
            .join()
            .items();
    assertThat(both)
        .extracting(ProcessInstance::getProcessInstanceKey)
        .containsExactly(second.getProcessInstanceKey(), created.getProcessInstanceKey());
    assertThat(both).extracting(ProcessInstance::getBusinessId).containsOnly(id);
  }

  @Test
  void shouldRefuseTagsAndBusinessIdsThatTheClientLetsPass() {
    assertRefused(
        () -> creating(Way.GRPC).businessId("x".repeat(257)).send().join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "a business id of at most 256 characters, but found 257.");
  }
}
