package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.EvaluationWarning;
import io.camunda.client.api.search.enums.ClusterVariableScope;
import io.camunda.client.api.search.response.ClusterVariable;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Variables that expressions of all processes see, and expressions by themselves. */
final class ClusterVariableApiTest {

  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:process id="priced" isExecutable="true">
          <bpmn:startEvent id="s"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
          <bpmn:sequenceFlow id="a" sourceRef="s" targetRef="t" />
          <bpmn:scriptTask id="t"><bpmn:extensionElements><zeebe:script expression="=amount * camunda.vars.env.TAX.rate" resultVariable="tax" /></bpmn:extensionElements><bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing></bpmn:scriptTask>
          <bpmn:sequenceFlow id="b" sourceRef="t" targetRef="e" />
          <bpmn:endEvent id="e"><bpmn:incoming>b</bpmn:incoming></bpmn:endEvent>
        </bpmn:process>
      </bpmn:definitions>
      """;

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create();

  private static CamundaClient client;

  @BeforeEach
  void create() {
    client = engine.client();
    client
        .newGloballyScopedClusterVariableCreateRequest()
        .create("TAX", Map.of("rate", 0.19))
        .send()
        .join();
  }

  @AfterEach
  void delete() {
    client.newGloballyScopedClusterVariableDeleteRequest().delete("TAX").send().join();
  }

  @Test
  void shouldFindWhatWasCreatedAndUpdated() {
    // when
    client.newGloballyScopedClusterVariableUpdateRequest().update("TAX", 7).send().join();

    // then
    ClusterVariable one =
        client.newGloballyScopedClusterVariableGetRequest().withName("TAX").send().join();
    assertThat(one.getValue()).isEqualTo("7");
    assertThat(one.getScope()).isEqualTo(ClusterVariableScope.GLOBAL);
    assertThat(one.getTenantId()).isNull();
    assertThat(
            client
                .newClusterVariableSearchRequest()
                .filter(f -> f.name(n -> n.like("T*")).scope(ClusterVariableScope.GLOBAL))
                .sort(s -> s.name().desc())
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(found -> assertThat(found.isTruncated()).isFalse());
    assertThat(
            client
                .newClusterVariableSearchRequest()
                .filter(f -> f.scope(ClusterVariableScope.TENANT))
                .send()
                .join()
                .items())
        .isEmpty();
  }

  @Test
  void shouldRefuseWhatIsThereIsNotThereOrIsNoName() {
    assertRefused(
        () -> client.newGloballyScopedClusterVariableCreateRequest().create("TAX", 1).send().join(),
        409,
        Status.Code.ALREADY_EXISTS,
        "TAX");
    assertRefused(
        () ->
            client.newGloballyScopedClusterVariableUpdateRequest().update("NONE", 1).send().join(),
        404,
        Status.Code.NOT_FOUND,
        "NONE");
    assertRefused(
        () ->
            client
                .newGloballyScopedClusterVariableCreateRequest()
                .create("no-name", 1)
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "letters, digits and underscores");
    assertRefused(
        () ->
            client
                .newGloballyScopedClusterVariableCreateRequest()
                .create("LONG", "x".repeat(9_000))
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "8191 characters");
    assertRefused(
        () ->
            client
                .newTenantScopedClusterVariableCreateRequest("other")
                .create("X", 1)
                .send()
                .join(),
        501,
        Status.Code.UNIMPLEMENTED,
        "there is one tenant");
  }

  @Test
  void shouldBeSeenByTheExpressionsOfAProcess() {
    // given
    client.newDeployResourceCommand().addResourceStringUtf8(MODEL, "priced.bpmn").send().join();

    // when
    Map<String, Object> result =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("priced")
            .latestVersion()
            .variables(Map.of("amount", 100))
            .withResult()
            .send()
            .join()
            .getVariablesAsMap();

    // then
    assertThat(result).containsOnlyKeys("amount", "tax");
    assertThat(((Number) result.get("tax")).doubleValue()).isEqualTo(19.0);
  }

  @Test
  void shouldEvaluateAnExpressionWithWhatIsGivenAndWhatTheClusterHas() {
    assertThat(result("=amount * camunda.vars.cluster.TAX.rate", Map.of("amount", 10)))
        .isEqualTo(1.9);
    assertThat(result("={a: [1, amount]}", Map.of("amount", 10)))
        .isEqualTo(Map.of("a", List.of(1, 10)));
    assertThat(result("=camunda", Map.of("camunda", "mine"))).isEqualTo("mine");
    assertThat(result("=null", Map.of())).isNull();
  }

  @Test
  void shouldWarnOfANameThatNothingHas() {
    var answer = client.newEvaluateExpressionCommand().expression("=missing + 1").send().join();
    assertThat(answer.getResult()).isNull();
    assertThat(answer.getWarnings())
        .extracting(EvaluationWarning::getMessage)
        .anySatisfy(warning -> assertThat(warning).contains("missing"));
  }

  @Test
  void shouldRefuseAnExpressionThatDoesNotParseOrEnd() {
    assertRefused(
        () -> client.newEvaluateExpressionCommand().expression("=1 +").send().join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "Expected to parse expression '=1 +'");
    assertRefused(
        () ->
            client
                .newEvaluateExpressionCommand()
                .expression("=count(for a in 1..100000, b in 1..100000 return a)")
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "Expected to evaluate expression");
  }

  private static Object result(String expression, Map<String, Object> variables) {
    return client
        .newEvaluateExpressionCommand()
        .expression(expression)
        .variables(variables)
        .send()
        .join()
        .getResult();
  }
}
