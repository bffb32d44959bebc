package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers send that is wrong: it is said so, and the service goes on. */
final class HostileInputTest {

  private static CamundaClient grpc;

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form");

  @BeforeAll
  static void connect() {
    grpc = engine.newGrpcClient();
  }

  @AfterAll
  static void disconnect() {
    grpc.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"order\"",
        "{\"processDefinitionId\": \"order\", \"variables\": []}",
        "{\"processDefinitionId\": \"order\", \"variables\": \"{}\"}",
        "{\"processDefinitionId\": \"order\", \"variables\": {\"a\": 1e}}",
        "{\"processDefinitionId\": \"order\"} {}",
        "{\"processDefinitionId\": \"order\", \"processDefinitionKey\": \"1\"}",
        "{\"processDefinitionKey\": \"one\"}",
        "{\"processDefinitionId\": \"order\", \"tenantId\": \"others\"}",
        "{\"processDefinitionId\": \"order\", \"processDefinitionVersion\": \"x\"}",
        "{\"processDefinitionId\": \"order\", \"runtimeInstructions\": [{\"type\": \"T\"}]}"
      })
  void shouldRefuseABrokenCreation(String body) throws Exception {
    // when
    HttpResponse<String> answer = send("POST", "/v2/process-instances", body);

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v2/jobs/activation, {\"type\": \"\"}",
    "POST, /v2/jobs/activation, '{\"type\": \"t\", \"timeout\": 0, \"maxJobsToActivate\": 1}'",
    "POST, /v2/jobs/activation, '{\"type\": \"t\", \"timeout\": 1, \"maxJobsToActivate\": 0}'",
    "POST, /v2/jobs/one/completion, {}",
    "POST, /v2/jobs/1/error, {}",
    "PATCH, /v2/jobs/1, {\"changeset\": {}}",
    "POST, /v2/messages/publication, {\"name\": \" \"}",
    "PUT, /v2/element-instances/1/variables, {}",
    "POST, /v2/user-tasks/1/assignment, {}",
    "PATCH, /v2/user-tasks/1, {}",
    "POST, /v2/decision-definitions/evaluation, {}",
    "POST, /v2/process-instances/search, {\"filter\": {\"startDate\": \"+999999999-12-31T23:59:59Z\"}}",
    "POST, /v2/process-instances/search, {\"filter\": {\"endDate\": \"-0001-12-31T23:59:59Z\"}}",
    "POST, /v2/jobs/statistics/time-series, '{\"filter\": {\"jobType\": \"t\", \"from\": \"-200000000-01-01T00:00:00Z\", \"to\": \"+200000000-01-01T00:00:00Z\"}}'",
    "POST, /v2/incidents/statistics/process-instances-by-error, {\"page\": {\"after\": \"MjE0NzQ4MzY0Nw\"}}",
    "GET, /v2/process-instances/99999999999999999999, ''",
    "GET, /v2/decision-instances/one-two, ''"
  })
  void shouldSayWhatIsWrong(String method, String path, String body) throws Exception {
    // when
    HttpResponse<String> answer = send(method, path, body);

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"detail\":\"Expected ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"$or\": [{}]}",
        "{\"$or\": [{\"state\": \"ACTIVE\"}, {}]}",
        "{\"$or\": [{\"processDefinitionId\": null, \"tags\": []}]}",
        "{\"$or\": [{\"$or\": [{}]}]}",
        "{\"$or\": [{\"state\": {}}]}",
        "{\"state\": \"ACTIVE\", \"$or\": [null]}",
        "{\"elementId\": {}}",
        "{\"elementInstanceState\": {\"$eq\": null}}",
        "{\"errorMessage\": {}}"
      })
  void shouldRefuseABatchWhoseFilterWouldMeanAll(String filter) throws Exception {
    // when
    HttpResponse<String> answer =
        send("POST", "/v2/process-instances/cancellation", "{\"filter\": %s}".formatted(filter));

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("at least one field, but ");
  }

  @Test
  void shouldRefuseVariablesThatAreNoObjectByGrpcToo() {
    for (String variables : new String[] {"[]", "1", "\"x\""}) {
      assertRefused(
          () ->
              grpc.newCreateInstanceCommand()
                  .bpmnProcessId("order")
                  .latestVersion()
                  .variables(variables)
                  .send()
                  .join(),
          400,
          Status.Code.INVALID_ARGUMENT,
          "Expected variables to be");
    }
  }

  @Test
  void shouldRefuseOtherTenants() {
    for (CamundaClient client : List.of(grpc, engine.client())) {
      assertRefused(
          () ->
              client
                  .newActivateJobsCommand()
                  .jobType("t")
                  .maxJobsToActivate(1)
                  .tenantIds("others")
                  .send()
                  .join(),
          400,
          Status.Code.INVALID_ARGUMENT,
          "others");
      assertRefused(
          () ->
              client
                  .newCreateInstanceCommand()
                  .bpmnProcessId("order")
                  .latestVersion()
                  .tenantId("others")
                  .withResult()
                  .send()
                  .join(),
          400,
          Status.Code.INVALID_ARGUMENT,
          "others");
    }
    assertRefused(
        () ->
            grpc.newStreamJobsCommand()
                .jobType("t")
                .consumer(job -> {})
                .tenantIds("others")
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "others");
  }

  @Test
  void shouldRefuseJobStreamsBeyondTheLimitAndTakeThemAgainBelowIt() {
    // given
    List<CamundaFuture<?>> streams = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      streams.add(stream());
    }

    // when
    await().until(() -> streams.stream().anyMatch(Future::isDone));

    // then
    CamundaFuture<?> refused = streams.stream().filter(Future::isDone).findFirst().orElseThrow();
    assertRefused(
        refused::join,
        429,
        Status.Code.RESOURCE_EXHAUSTED,
        "Expected at most 1000 open job streams");
    streams.forEach(stream -> stream.cancel(true));
    await()
        .until(
            () -> {
              CamundaFuture<?> stream = stream();
              grpc.newTopologyRequest().send().join();
              boolean open = !stream.isDone();
              stream.cancel(true);
              return open;
            });
  }

  private static CamundaFuture<?> stream() {
    return grpc.newStreamJobsCommand().jobType("t").consumer(job -> {}).send();
  }

  @Test
  void shouldRefuseMessagesThatAreTooLargeByGrpc() {
    // when
    ClientStatusException failure =
        catchThrowableOfType(
            ClientStatusException.class,
            () ->
                grpc.newCreateInstanceCommand()
                    .bpmnProcessId("order")
                    .latestVersion()
                    .variables(Map.of("text", "x".repeat(6 * 1024 * 1024)))
                    .send()
                    .join());

    // then
    assertThat(failure.getStatusCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(grpc.newTopologyRequest().send().join().getClusterSize()).isEqualTo(1);
  }

  @Test
  void shouldRefuseDeploymentsThatWouldReadOtherFiles() {
    String model =
        """
        <!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="&e;"/>
        """;
    assertRefused(
        () ->
            engine
                .client()
                .newDeployResourceCommand()
                .addResourceStringUtf8(model, "xxe.bpmn")
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "xxe.bpmn");
  }

  private static HttpResponse<String> send(String method, String path, String body) {
    return Rest.send(engine, method, path, body);
  }
}
