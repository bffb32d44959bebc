package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.Resource;
import io.camunda.client.api.search.filter.DecisionDefinitionFilter;
import io.camunda.client.api.search.filter.ProcessDefinitionFilter;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployed files and their deletion as the official client sees them, by REST and by gRPC. */
final class ResourceApiTest {

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create();

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

  private static long deploy(String id) {
    DeploymentEvent deployed =
        engine
            .client()
            .newDeployResourceCommand()
            .addResourceStringUtf8("{\"id\":\"%s\",\"script\":1}".formatted(id), id + ".rpa")
            .send()
            .join();
    assertThat(deployed.getResource()).hasSize(1);
    return deployed.getResource().getFirst().getResourceKey();
  }

  @Test
  void shouldGiveBackWhatWasDeployed() {
    // given
    long key = deploy("robot");

    // when
    Resource resource = engine.client().newResourceGetRequest(key).send().join();
    String content = engine.client().newResourceContentGetRequest(key).send().join();

    // then
    assertThat(resource.getResourceId()).isEqualTo("robot");
    assertThat(resource.getResourceName()).isEqualTo("robot.rpa");
    assertThat(resource.getVersion()).isEqualTo(1);
    assertThat(content).isEqualTo("{\"id\":\"robot\",\"script\":1}");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldDeleteOnce(boolean rest) {
    // given
    long key = deploy("gone" + rest);

    // when
    String deleted = client(rest).newDeleteResourceCommand(key).send().join().getResourceKey();

    // then
    assertThat(deleted).isEqualTo(Long.toString(key));
    assertRefused(
        () -> client(rest).newDeleteResourceCommand(key).send().join(),
        404,
        Status.Code.NOT_FOUND,
        Long.toString(key));
  }

  private static long deployProcess(String id, String name) {
    return engine
        .client()
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess(id).name(name).startEvent().endEvent().done(),
            id + ".bpmn")
        .send()
        .join()
        .getProcesses()
        .getFirst()
        .getProcessDefinitionKey();
  }

  @Test
  void shouldOfferTheNewestVersionThatIsLeftAndShowADeletedOneToWhoNamesIt() {
    // given
    long first = deployProcess("versions", "first");
    long second = deployProcess("versions", "second");

    // when
    engine.client().newDeleteResourceCommand(second).send().join();

    // then
    assertThat(versions(f -> f.processDefinitionId("versions").isLatestVersion(true)))
        .containsExactly(first);
    assertThat(versions(f -> f.name(name -> name.in("first", "second")))).containsExactly(first);
    assertThat(versions(f -> f.processDefinitionId(id -> id.like("versio*"))))
        .containsExactly(first);
    assertThat(versions(f -> f.processDefinitionId("versions")))
        .containsExactlyInAnyOrder(first, second);
    assertThat(versions(f -> f.processDefinitionId(id -> id.in("versions", "other"))))
        .containsExactlyInAnyOrder(first, second);
    assertThat(versions(f -> f.processDefinitionKey(second))).containsExactly(second);
    assertThat(engine.client().newProcessDefinitionGetRequest(second).send().join().getName())
        .isEqualTo("second");
    engine.client().newDeleteResourceCommand(first).send().join();
    assertThat(versions(f -> f.processDefinitionId("versions").isLatestVersion(true))).isEmpty();
  }

  @Test
  void shouldShowADeletedDecisionToWhoNamesIt() throws IOException {
    // given
    long requirements;
    try (InputStream model = ResourceApiTest.class.getResourceAsStream("/discount.dmn")) {
      requirements =
          engine
              .client()
              .newDeployResourceCommand()
              .addResourceStream(model, "discount.dmn")
              .send()
              .join()
              .getDecisionRequirements()
              .getFirst()
              .getDecisionRequirementsKey();
    }

    // when
    engine.client().newDeleteResourceCommand(requirements).send().join();

    // then
    assertThat(decisions(f -> f.decisionDefinitionId("discount"))).isEqualTo(1);
    assertThat(decisions(f -> f.decisionDefinitionId("discount").isLatestVersion(true))).isZero();
    assertThat(decisions(f -> {})).isZero();
  }

  private static int decisions(Consumer<DecisionDefinitionFilter> filter) {
    return engine
        .client()
        .newDecisionDefinitionSearchRequest()
        .filter(filter)
        .send()
        .join()
        .items()
        .size();
  }

  private static List<Long> versions(Consumer<ProcessDefinitionFilter> filter) {
    return engine
        .client()
        .newProcessDefinitionSearchRequest()
        .filter(filter)
        .send()
        .join()
        .items()
        .stream()
        .map(ProcessDefinition::getProcessDefinitionKey)
        .toList();
  }
}
