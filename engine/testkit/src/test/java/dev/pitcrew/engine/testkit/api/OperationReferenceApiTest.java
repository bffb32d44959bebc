package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.CommandWithOperationReferenceStep;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.command.MigrationPlan;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.grpc.Status;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The number by which a caller knows what it asks for stands with what came of it. */
final class OperationReferenceApiTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form", "discount.dmn");

  @RegisterExtension static final Clients clients = new Clients(engine);

  private static final AtomicLong REFERENCES = new AtomicLong(Long.MAX_VALUE - 1_000);

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

  private static long job(long instance) {
    return Long.parseLong(
        found("jobs", "{\"processInstanceKey\": \"%d\"}".formatted(instance), "jobKey"));
  }

  private static HttpResponse<String> send(String method, String path, String body) {
    return Rest.send(engine, method, "/v2/" + path, body);
  }

  private static List<JsonNode> search(String path, String filter) {
    HttpResponse<String> answer =
        send("POST", path + "/search", "{\"filter\": %s}".formatted(filter));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return List.copyOf(GatewayJson.MAPPER.readTree(answer.body()).get("items").values());
  }

  private static String found(String path, String filter, String name) {
    return search(path, filter).getFirst().get(name).asString();
  }

  /** What the audit trail knows by this number, as operation and kind. */
  private static List<String> known(long reference) {
    List<String> known = new ArrayList<>();
    for (JsonNode entry :
        search("audit-logs", "{\"operationReference\": \"%d\"}".formatted(reference))) {
      assertThat(entry.get("operationReference").asLong()).isEqualTo(reference);
      known.add(entry.get("operationType").asString() + " " + entry.get("entityType").asString());
    }
    return known;
  }

  private static long refer(CommandWithOperationReferenceStep<?> step) {
    long reference = REFERENCES.incrementAndGet();
    ((FinalCommandStep<?>) step.operationReference(reference)).send().join();
    return reference;
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldKeepTheReferenceOfEachCommandThatHasOne(Way way) {
    // given
    CamundaClient client = clients.by(way);
    long instance = begin();
    long definition =
        Long.parseLong(
            found(
                "process-instances",
                "{\"processInstanceKey\": \"%d\"}".formatted(instance),
                "processDefinitionKey"));

    // when, then
    assertThat(known(refer(client.newSetVariablesCommand(instance).variables(Map.of("a", 1)))))
        .containsExactly("UPDATE VARIABLE");
    assertThat(known(refer(client.newUpdateRetriesCommand(job(instance)).retries(2))))
        .containsExactly("UPDATE JOB");
    client
        .newActivateJobsCommand()
        .jobType("stock.reserve")
        .maxJobsToActivate(100)
        .timeout(Duration.ofHours(1))
        .send()
        .join();
    assertThat(
            known(
                refer(
                    client.newUpdateTimeoutCommand(job(instance)).timeout(Duration.ofMinutes(5)))))
        .containsExactly("UPDATE JOB");
    client.newFailCommand(job(instance)).retries(0).send().join();
    long incident =
        Long.parseLong(
            found(
                "incidents",
                "{\"processInstanceKey\": \"%d\"}".formatted(instance),
                "incidentKey"));
    client.newUpdateRetriesCommand(job(instance)).retries(2).send().join();
    assertThat(known(refer(client.newResolveIncidentCommand(incident))))
        .containsExactly("RESOLVE INCIDENT");
    assertThat(
            known(
                refer(
                    client
                        .newModifyProcessInstanceCommand(instance)
                        .moveElements("reserve-stock", "approve-order"))))
        .containsExactly("MODIFY PROCESS_INSTANCE");
    assertThat(
            known(
                refer(
                    client
                        .newMigrateProcessInstanceCommand(instance)
                        .migrationPlan(
                            MigrationPlan.newBuilder()
                                .withTargetProcessDefinitionKey(definition)
                                .addMappingInstruction("approve-order", "approve-order")
                                .build()))))
        .containsExactly("MIGRATE PROCESS_INSTANCE");
    assertThat(known(refer(client.newCancelInstanceCommand(instance))))
        .containsExactly("CANCEL PROCESS_INSTANCE");
    long resource =
        client
            .newDeployResourceCommand()
            .addProcessModel(
                Bpmn.createExecutableProcess("gone").startEvent().endEvent().done(), "gone.bpmn")
            .send()
            .join()
            .getProcesses()
            .getFirst()
            .getProcessDefinitionKey();
    assertThat(known(refer(client.newDeleteResourceCommand(resource))))
        .containsExactly("DELETE RESOURCE");
  }

  /** Each path whose body has the field and that the client has no builder for. */
  @ParameterizedTest
  @CsvSource({
    "process-instances, CREATE PROCESS_INSTANCE, '\"processDefinitionId\": \"order\",'",
    "process-instances/cancellation, CREATE BATCH, '\"filter\": {\"processInstanceKey\": \"1\"},'",
    "process-instances/deletion, CREATE BATCH, '\"filter\": {\"processInstanceKey\": \"1\"},'",
    "process-instances/incident-resolution, CREATE BATCH, '\"filter\": {\"processInstanceKey\": \"1\"},'",
    "process-instances/modification, CREATE BATCH, '\"filter\": {\"processInstanceKey\": \"1\"}, \"moveInstructions\": [{\"sourceElementId\": \"a\", \"targetElementId\": \"b\"}],'",
    "process-instances/migration, CREATE BATCH, '\"filter\": {\"processInstanceKey\": \"1\"}, \"migrationPlan\": {\"targetProcessDefinitionKey\": \"1\", \"mappingInstructions\": [{\"sourceElementId\": \"a\", \"targetElementId\": \"b\"}]},'",
    "decision-instances/deletion, CREATE BATCH, '\"filter\": {\"decisionDefinitionId\": \"none\"},'",
    "process-instances/{ended}/deletion, DELETE PROCESS_INSTANCE, ''",
    "decision-instances/{decision}/deletion, DELETE DECISION, ''"
  })
  void shouldKeepTheReferenceOfWhatIsDeletedAndOfBatches(String path, String entry, String body) {
    // given
    String filled = path;
    if (path.contains("{ended}")) {
      long ended = begin();
      engine.client().newCancelInstanceCommand(ended).send().join();
      filled = path.replace("{ended}", Long.toString(ended));
    } else if (path.contains("{decision}")) {
      filled =
          path.replace(
              "{decision}",
              Long.toString(
                  engine
                      .client()
                      .newEvaluateDecisionCommand()
                      .decisionId("discount")
                      .variables(Map.of("amount", 5))
                      .send()
                      .join()
                      .getDecisionInstanceKey()));
    }
    long reference = REFERENCES.incrementAndGet();

    // when
    HttpResponse<String> answer =
        send("POST", filled, "{%s \"operationReference\": %d}".formatted(body, reference));

    // then
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    assertThat(known(reference)).containsExactly(entry);
  }

  @ParameterizedTest
  @CsvSource({"REST, 0", "REST, -1", "GRPC, 0", "GRPC, -1"})
  void shouldRefuseAReferenceThatIsNotPositive(Way way, long reference) {
    // given
    long instance = begin();

    // when, then
    assertRefused(
        () ->
            clients
                .by(way)
                .newCancelInstanceCommand(instance)
                .operationReference(reference)
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "Expected 'operationReference' to be greater than 0, but it is %d.".formatted(reference));
  }

  @Test
  void shouldTellOfEachItemOfABatchWhichItIsOf() {
    // given
    long instance = begin();

    // when
    String batch =
        engine
            .client()
            .newCreateBatchOperationCommand()
            .processInstanceCancel()
            .filter(f -> f.processInstanceKey(instance))
            .send()
            .join()
            .getBatchOperationKey();

    // then
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        search(
                            "audit-logs",
                            "{\"batchOperationKey\": \"%s\", \"entityType\": \"PROCESS_INSTANCE\"}"
                                .formatted(batch)))
                    .singleElement()
                    .satisfies(
                        entry -> {
                          assertThat(entry.get("batchOperationKey").asString()).isEqualTo(batch);
                          assertThat(entry.get("batchOperationType").asString())
                              .isEqualTo("CANCEL_PROCESS_INSTANCE");
                          assertThat(entry.get("entityKey").asLong()).isEqualTo(instance);
                        }));
    assertThat(search("audit-logs", "{\"batchOperationKey\": {\"$eq\": \"%s\"}}".formatted(batch)))
        .extracting(entry -> entry.get("entityType").asString())
        .containsExactlyInAnyOrder("BATCH", "PROCESS_INSTANCE");
    assertThat(
            search(
                "audit-logs",
                "{\"batchOperationKey\": {\"$neq\": \"%s\"}, \"processInstanceKey\": \"%d\"}"
                    .formatted(batch, instance)))
        .isEmpty();
  }
}
