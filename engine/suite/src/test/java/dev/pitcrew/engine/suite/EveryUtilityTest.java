package dev.pitcrew.engine.suite;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatDecision;
import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ElementSelectors.byName;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.response.ProcessInstanceResult;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.DecisionSelectors;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import io.camunda.zeebe.client.ZeebeClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every utility, selector and assertion that Camunda Process Test 8.8 has, against this engine. */
final class EveryUtilityTest {

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
        .addResourceFromClasspath("claim.bpmn")
        .addResourceFromClasspath("claim.dmn")
        .send()
        .join();
  }

  private ProcessInstanceEvent claim(int amount) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("claim")
        .latestVersion()
        .variables(Map.of("claimId", "c-1", "amount", amount, "parts", List.of("door", "wing")))
        .send()
        .join();
  }

  @Test
  void shouldWorkWithMocksOfWorkersAndProcesses() {
    // given
    JobWorkerMock inspector =
        context.mockJobWorker("claim.inspect").thenComplete(Map.of("seen", true));
    context.mockChildProcess("payment", Map.of("paid", 250));

    // when
    ProcessInstanceEvent claim = claim(250);

    // then
    assertThat(claim)
        .isCreated()
        .isActive()
        .hasCompletedElements("rate-claim", "pay-claim")
        .hasCompletedElements(byName("Rate the claim"))
        .hasCompletedElement("inspect-claim", 3)
        .hasCompletedElement(byId("pay-claim"), 1)
        .hasActiveElement("file-claim", 1)
        .hasActiveElementsExactly("file-claim")
        .hasActiveElementsExactly(byName("File the claim"))
        .hasNoActiveElements("inspect-claim", "pay-claim")
        .hasNotActivatedElements("claim-rejected")
        .hasCompletedElementsInOrder("claim-made", "rate-claim", "pay-claim")
        .hasVariable("risk", "high")
        .hasVariable("paid", 250)
        .hasVariables(Map.of("amount", 250, "parts", List.of("door", "wing")))
        .hasVariableSatisfies("risk", String.class, risk -> assertThat(risk).startsWith("hi"))
        .hasVariableNames("claimId", "amount", "parts", "risk", "paid")
        .hasNoActiveIncidents();
    assertThat(inspector.getActivatedJobs())
        .extracting(job -> job.getVariable("inspected"))
        .containsExactlyInAnyOrder("door", "wing");
    assertThat(inspector.getInvocations()).isEqualTo(2);
    assertThatProcessInstance(
            ProcessInstanceSelectors.byParentProcessInstanceKey(claim.getProcessInstanceKey()))
        .isCompleted();
  }

  @Test
  void shouldTellOfUserTasksAndMessages() {
    // given
    context.mockJobWorker("claim.inspect").thenComplete();
    context.mockChildProcess("payment");
    ProcessInstanceEvent claim = claim(250);

    // when / then
    assertThat(claim)
        .hasLocalVariableNames("file-claim", "shown")
        .hasLocalVariable("file-claim", "shown", "high")
        .hasLocalVariables("file-claim", Map.of("shown", "high"))
        .hasLocalVariableSatisfies(
            "file-claim", "shown", String.class, shown -> assertThat(shown).isEqualTo("high"));
    assertThatUserTask(UserTaskSelectors.byTaskName("File the claim"))
        .isCreated()
        .hasAssignee("ida")
        .hasPriority(70)
        .hasElementId("file-claim")
        .hasName("File the claim")
        .hasProcessInstanceKey(claim.getProcessInstanceKey())
        .hasDueDate("2026-04-01T12:00:00Z")
        .hasFollowUpDate("2026-03-20T12:00:00Z")
        .hasCandidateGroup("archive")
        .hasCandidateGroups(List.of("archive"));
    assertThat(claim)
        .isWaitingForMessage("claim-withdrawn")
        .isWaitingForMessage("claim-withdrawn", "c-1")
        .isNotWaitingForMessage("claim-withdrawn", "c-2")
        .isNotWaitingForMessage("claim-lost");
    client
        .newCorrelateMessageCommand()
        .messageName("claim-withdrawn")
        .correlationKey("c-1")
        .send()
        .join();
    assertThatUserTask(UserTaskSelectors.byElementId("file-claim", claim.getProcessInstanceKey()))
        .isCanceled();
    assertThat(claim)
        .isCompleted()
        .hasTerminatedElements("file-claim")
        .hasTerminatedElement("file-claim", 1)
        .hasCompletedElements(byId("claim-dropped"))
        .hasCorrelatedMessage("claim-withdrawn")
        .hasCorrelatedMessage("claim-withdrawn", "c-1");
  }

  @Test
  void shouldCompleteATaskByItsNameAndTellWhen() {
    // given
    context.mockJobWorker("claim.inspect").thenComplete();
    context.mockChildProcess("payment");
    ProcessInstanceEvent claim = claim(250);

    // when
    context.completeUserTask("file-claim", Map.of("shelf", 7));

    // then
    assertThat(claim).isCompleted().hasVariable("shelf", 7);
    assertThatUserTask(UserTaskSelectors.byProcessInstanceKey(claim.getProcessInstanceKey()))
        .isCompleted();
  }

  @Test
  void shouldCompleteWhatIsThereOfAProcessById() {
    // given
    ProcessInstanceEvent claim = claim(250);
    context.mockChildProcess("payment");

    // when
    context.completeJob("claim.inspect", Map.of("seen", true));
    context.completeJob("claim.inspect");
    context.completeUserTask(UserTaskSelectors.byTaskName("File the claim"));

    // then
    assertThatProcessInstance(ProcessInstanceSelectors.byProcessId("claim")).isCompleted();
    assertThat(claim).isCompleted();
  }

  @Test
  void shouldThrowErrorsFromJobs() {
    // given
    ProcessInstanceEvent claim = claim(250);
    assertThat(claim)
        .hasActiveElement("inspect-claim", 3)
        .hasActiveElement(byId("inspect-claim"), 3);

    // when
    context.throwBpmnErrorFromJob("claim.inspect", "fraud", Map.of("suspect", "door"));

    // then
    assertThat(claim)
        .isCompleted()
        .hasTerminatedElement(byId("inspect-claim"), 3)
        .hasCompletedElements("claim-is-fraud", "claim-rejected");
  }

  @Test
  void shouldHandleJobsAndSeeIncidents() {
    // given
    context
        .mockJobWorker("claim.inspect")
        .withHandler(
            (jobs, job) ->
                jobs.newFailCommand(job).retries(0).errorMessage("no light").send().join());

    // when
    ProcessInstanceEvent claim = claim(250);

    // then
    assertThat(claim).hasActiveIncidents();
    client.newCancelInstanceCommand(claim.getProcessInstanceKey()).send().join();
    assertThat(claim).isTerminated().hasNoActiveIncidents();
  }

  @Test
  void shouldThrowErrorsFromAMock() {
    // given
    context.mockJobWorker("claim.inspect").thenThrowBpmnError("fraud", Map.of("by", "mock"));

    // when
    ProcessInstanceEvent claim = claim(250);

    // then
    assertThat(claim).isCompleted().hasCompletedElements("claim-rejected");
  }

  @Test
  void shouldTellOfDecisions() {
    // when
    ProcessInstanceEvent claim = claim(50);

    // then
    long key = claim.getProcessInstanceKey();
    assertThatDecision(DecisionSelectors.byId("claim-risk", key))
        .isEvaluated()
        .hasOutput("low")
        .hasMatchedRules(1)
        .hasNotMatchedRules(2);
    assertThatDecision(DecisionSelectors.byName("Risk of a claim")).hasOutput("low");
    assertThatDecision(DecisionSelectors.byProcessInstanceKey(key)).isEvaluated();
    EvaluateDecisionResponse none =
        client
            .newEvaluateDecisionCommand()
            .decisionId("claim-risk")
            .variables(Map.of("amount", 1_000_000))
            .send()
            .join();
    assertThatDecision(none).hasNoMatchedRules();
    assertThatDecision(DecisionSelectors.byResponse(none)).isEvaluated();
  }

  @Test
  void shouldDecideAsTheMockSays() {
    // given
    context.mockDmnDecision("claim-risk", "mocked");

    // when
    ProcessInstanceEvent claim = claim(50);

    // then
    assertThat(claim).hasVariable("risk", "mocked");
    assertThatDecision(DecisionSelectors.byId("claim-risk", claim.getProcessInstanceKey()))
        .hasOutput("mocked");
  }

  @Test
  void shouldMoveTheClockAndMakeClients() {
    // given
    Instant then = context.getCurrentTime().plus(Duration.ofDays(400));

    // when
    context.setTime(then);

    // then
    assertThat(context.getCurrentTime()).isBetween(then, then.plusSeconds(3_600));
    assertThat(context.getCamundaRestAddress()).isEqualTo(SERVER.http());
    assertThat(context.getCamundaGrpcAddress()).isEqualTo(SERVER.grpc());
    try (CamundaClient another = context.createClient();
        ZeebeClient old = context.createZeebeClient()) {
      assertThat(another.newTopologyRequest().send().join().getBrokers()).hasSize(1);
      assertThat(old.newTopologyRequest().send().join().getBrokers()).hasSize(1);
    }
  }

  @Test
  void shouldAssertOnAResultThatWasAwaited() {
    // given
    context.mockJobWorker("claim.inspect").thenThrowBpmnError("fraud");

    // when
    ProcessInstanceResult result =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("claim")
            .latestVersion()
            .variables(Map.of("claimId", "c-2", "amount", 5, "parts", List.of("door")))
            .withResult()
            .send()
            .join();

    // then
    assertThat(result).isCompleted().hasVariable("risk", "low");
    assertThatProcessInstance(ProcessInstanceSelectors.byKey(result.getProcessInstanceKey()))
        .isCompleted();
  }
}
