package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ad-hoc sub-processes with the official client. */
final class AdHocApiTest {

  @RegisterExtension
  static final EngineTestkit engine = EngineTestkit.create().deploying("adhoc.bpmn");

  private static CamundaClient grpc;

  @BeforeAll
  static void connect() {
    grpc = engine.newGrpcClient();
  }

  @AfterAll
  static void disconnect() {
    grpc.close();
  }

  private static long start(String processId) {
    return engine
        .client()
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private static long adHoc(long instance) {
    return engine
        .client()
        .newElementInstanceSearchRequest()
        .filter(f -> f.processInstanceKey(instance).type(ElementInstanceType.AD_HOC_SUB_PROCESS))
        .send()
        .join()
        .singleItem()
        .getElementInstanceKey();
  }

  private static ActivatedJob job(CamundaClient client, String type) {
    return client
        .newActivateJobsCommand()
        .jobType(type)
        .maxJobsToActivate(1)
        .send()
        .join()
        .getJobs()
        .getFirst();
  }

  private static void assertCompleted(long instance) {
    assertThat(engine.client().newProcessInstanceGetRequest(instance).send().join().getState())
        .isEqualTo(ProcessInstanceState.COMPLETED);
  }

  @Test
  void shouldBeginWhatIsAskedForWithItsVariables() {
    // given
    long instance = start("by-hand");

    // when
    engine
        .client()
        .newActivateAdHocSubProcessActivitiesCommand(Long.toString(adHoc(instance)))
        .activateElement("look-up", Map.of("customer", "ann"))
        .activateElement("write-to")
        .send()
        .join();

    // then
    ActivatedJob first = job(engine.client(), "look-up");
    assertThat(first.getVariablesAsMap())
        .containsEntry("customer", "ann")
        .hasEntrySatisfying(
            "adHocSubProcessElements",
            value -> assertThat(value.toString()).contains("Finds a customer."));
    assertThat(
            engine
                .client()
                .newElementInstanceSearchRequest()
                .filter(
                    f ->
                        f.processInstanceKey(instance)
                            .type(ElementInstanceType.AD_HOC_SUB_PROCESS_INNER_INSTANCE))
                .send()
                .join()
                .items())
        .hasSize(2)
        .allSatisfy(inner -> assertThat(inner.getElementId()).isEqualTo("tools#innerInstance"));
    engine.client().newCompleteCommand(first).variable("result", 1).send().join();
    ActivatedJob second = job(grpc, "write-to");
    grpc.newCompleteCommand(second).variable("result", 2).send().join();
    assertCompleted(instance);
  }

  @Test
  void shouldRefuseWhatIsNotThere() {
    // given
    long instance = start("by-hand");
    String adHoc = Long.toString(adHoc(instance));

    // when
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                engine
                    .client()
                    .newActivateAdHocSubProcessActivitiesCommand(adHoc)
                    .activateElement("nothing")
                    .send()
                    .join());

    // then
    assertThat(refused.details().getStatus()).isEqualTo(404);
    assertThat(refused.details().getDetail())
        .contains("but the given elements [nothing] do not exist.");
    engine.client().newCancelInstanceCommand(instance).send().join();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldLetAWorkerDecide(boolean byGrpc) {
    // given
    CamundaClient client = byGrpc ? grpc : engine.client();
    long instance = start("by-worker");
    ActivatedJob choice = job(client, "choose");
    if (!byGrpc) {
      assertThat(choice.getKind()).isEqualTo(JobKind.AD_HOC_SUB_PROCESS);
    }

    // when
    client
        .newCompleteCommand(choice)
        .withResult(
            r ->
                r.forAdHocSubProcess()
                    .activateElement("look-up2")
                    .variables(Map.of("customer", "bob")))
        .send()
        .join();

    // then
    ActivatedJob asked = job(client, "look-up2");
    assertThat(asked.getVariablesAsMap()).containsEntry("customer", "bob");
    client.newCompleteCommand(asked).variable("result", 7).send().join();
    client
        .newCompleteCommand(job(client, "choose"))
        .withResult(r -> r.forAdHocSubProcess().completionConditionFulfilled(true))
        .send()
        .join();
    assertCompleted(instance);
  }
}
