package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.BatchOperationState;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Each command on something that is there but not, or no more, in a state for it. What has ended is
 * not found by commands, as in Camunda; what waits for something else is a conflict.
 */
final class WrongStateTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form");

  private static final Map<String, String> KEYS = new HashMap<>();

  @BeforeAll
  static void bringAboutTheStates() throws Exception {
    CamundaClient client = engine.client();
    TestInstance done = engine.start("order", Map.of("orderId", "done"));
    KEYS.put("DONE_JOB", key("/jobs/search", "done", done, "jobKey"));
    done.completeJob("stock.reserve", Map.of());
    keep("DONE_TASK", done.userTask("approve-order").getUserTaskKey());
    done.assign("approve-order", "clara").completeUserTask("approve-order", Map.of());

    TestInstance failed = engine.start("order", Map.of("orderId", "failed"));
    KEYS.put("FAILED_JOB", key("/jobs/search", "failed", failed, "jobKey"));
    failed.failJob("stock.reserve", 0, "no more");
    KEYS.put("INCIDENT", key("/incidents/search", "failed", failed, "incidentKey"));

    TestInstance mended = engine.start("order", Map.of("orderId", "mended"));
    mended.failJob("stock.reserve", 0, "no more");
    String incident = key("/incidents/search", "mended", mended, "incidentKey");
    KEYS.put("OLD_INCIDENT", incident);
    String job = key("/jobs/search", "mended", mended, "jobKey");
    send("PATCH", "/jobs/" + job, "{\"changeset\": {\"retries\": 1}}");
    send("POST", "/incidents/" + incident + "/resolution", "");
    KEYS.put("WAITING_JOB", job);

    TestInstance assigned = engine.start("order", Map.of("orderId", "assigned"));
    assigned.completeJob("stock.reserve", Map.of()).assign("approve-order", "clara");
    keep("ASSIGNED_TASK", assigned.userTask("approve-order").getUserTaskKey());

    TestInstance cancelled = engine.start("order", Map.of("orderId", "cancelled")).cancel();
    keep("CANCELLED", cancelled.key());
    keep("ACTIVE", assigned.key());
    String elements =
        send(
                "POST",
                "/element-instances/search",
                "{\"filter\": {\"processInstanceKey\": \"%d\"}}".formatted(cancelled.key()))
            .body();
    KEYS.put(
        "CANCELLED_ELEMENT",
        GatewayJson.MAPPER
            .readTree(elements)
            .path("items")
            .path(0)
            .path("elementInstanceKey")
            .asString());
    keep(
        "DEFINITION",
        client
            .newProcessDefinitionSearchRequest()
            .send()
            .join()
            .items()
            .getFirst()
            .getProcessDefinitionKey());
    keep(
        "GONE_DEFINITION",
        client
            .newDeployResourceCommand()
            .addProcessModel(
                Bpmn.createExecutableProcess("gone").startEvent().endEvent().done(), "gone.bpmn")
            .send()
            .join()
            .getProcesses()
            .getFirst()
            .getProcessDefinitionKey());
    send("POST", "/resources/" + KEYS.get("GONE_DEFINITION") + "/deletion", "");
    send("POST", "/cluster-variables/global", "{\"name\": \"there\", \"value\": 1}");
    send(
        "POST",
        "/global-task-listeners",
        "{\"id\": \"there\", \"type\": \"t\", \"eventTypes\": [\"completing\"]}");
    send("POST", "/messages/publication", message("there"));
    HttpResponse<String> batch =
        send(
            "POST",
            "/process-instances/cancellation",
            "{\"filter\": {\"processDefinitionId\": \"none\"}}");
    String ended = GatewayJson.MAPPER.readTree(batch.body()).path("batchOperationKey").asString();
    await()
        .until(
            () ->
                client.newBatchOperationGetRequest(ended).send().join().getStatus()
                    == BatchOperationState.COMPLETED);
    KEYS.put("ENDED_BATCH", ended);
  }

  private static String message(String id) {
    return "{\"name\": \"m\", \"correlationKey\": \"k\", \"timeToLive\": 600000, \"messageId\": \"%s\"}"
        .formatted(id);
  }

  private static void keep(String name, long key) {
    KEYS.put(name, Long.toString(key));
  }

  private static String key(String path, String what, TestInstance of, String field)
      throws Exception {
    JsonNode found =
        GatewayJson.MAPPER.readTree(
            send("POST", path, "{\"filter\": {\"processInstanceKey\": \"%d\"}}".formatted(of.key()))
                .body());
    assertThat(found.path("items").size()).as(what).isEqualTo(1);
    return found.path("items").path(0).path(field).asString();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /jobs/DONE_JOB/completion                        |                                            | 404
          POST   | /jobs/DONE_JOB/failure                           | {'retries': 1}                             | 404
          POST   | /jobs/DONE_JOB/error                             | {'errorCode': 'e'}                         | 404
          PATCH  | /jobs/DONE_JOB                                   | {'changeset': {'retries': 1}}              | 404
          POST   | /jobs/FAILED_JOB/completion                      |                                            | 409
          POST   | /jobs/FAILED_JOB/failure                         | {'retries': 1}                             | 409
          POST   | /jobs/FAILED_JOB/error                           | {'errorCode': 'e'}                         | 409
          PATCH  | /jobs/FAILED_JOB                                 | {'changeset': {'timeout': 1}}              | 409
          PATCH  | /jobs/WAITING_JOB                                | {'changeset': {'retries': 0}}              | 400
          PATCH  | /jobs/WAITING_JOB                                | {'changeset': {}}                          | 400
          POST   | /jobs/WAITING_JOB/error                          | {}                                         | 400
          POST   | /incidents/INCIDENT/resolution                   |                                            | 409
          POST   | /incidents/OLD_INCIDENT/resolution               |                                            | 404
          POST   | /user-tasks/DONE_TASK/completion                 |                                            | 404
          POST   | /user-tasks/DONE_TASK/assignment                 | {'assignee': 'bob'}                        | 404
          DELETE | /user-tasks/DONE_TASK/assignee                   |                                            | 404
          PATCH  | /user-tasks/DONE_TASK                            | {'changeset': {'priority': 1}}             | 404
          POST   | /user-tasks/ASSIGNED_TASK/assignment             | {'assignee': 'bob', 'allowOverride': false}| 409
          POST   | /user-tasks/ASSIGNED_TASK/assignment             | {}                                         | 400
          PATCH  | /user-tasks/ASSIGNED_TASK                        | {'changeset': {'priority': 101}}           | 400
          PATCH  | /user-tasks/ASSIGNED_TASK                        | {'changeset': {'dueDate': 'x'}}            | 400
          POST   | /process-instances/CANCELLED/cancellation        |                                            | 404
          POST   | /process-instances/CANCELLED/modification        | {'activateInstructions': [{'elementId': 'approve-order'}]} | 404
          POST   | /process-instances/CANCELLED/migration           | {'targetProcessDefinitionKey': 'DEFINITION', 'mappingInstructions': [{'sourceElementId': 'approve-order', 'targetElementId': 'approve-order'}]} | 404
          POST   | /process-instances/ACTIVE/deletion               |                                            | 409
          POST   | /process-instances/ACTIVE/modification           | {'activateInstructions': [{'elementId': 'none'}]} | 400
          PUT    | /element-instances/CANCELLED_ELEMENT/variables   | {'variables': {'a': 1}}                    | 404
          POST   | /element-instances/ad-hoc-activities/CANCELLED_ELEMENT/activation | {'elements': [{'elementId': 'a'}]} | 404
          POST   | /batch-operations/ENDED_BATCH/cancellation       |                                            | 404
          POST   | /batch-operations/ENDED_BATCH/suspension         |                                            | 404
          POST   | /batch-operations/ENDED_BATCH/resumption         |                                            | 404
          POST   | /resources/DEFINITION/deletion                   |                                            | 409
          POST   | /resources/GONE_DEFINITION/deletion              |                                            | 404
          POST   | /process-instances                               | {'processDefinitionKey': 'GONE_DEFINITION'}| 404
          POST   | /cluster-variables/global                        | {'name': 'there', 'value': 2}              | 409
          POST   | /global-task-listeners                           | {'id': 'there', 'type': 't', 'eventTypes': ['completing']} | 409
          POST   | /messages/publication                            | {'name': 'm', 'correlationKey': 'k', 'timeToLive': 600000, 'messageId': 'there'} | 409
          """)
  void shouldRefuseWithTheStatusThatIsDocumented(
      String method, String path, String body, int status) throws Exception {
    // when
    HttpResponse<String> answer =
        send(method, filled(path), body == null ? "" : filled(body.replace('\'', '"')));

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = GatewayJson.MAPPER.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString())
        .isIn("NOT_FOUND", "INVALID_STATE", "INVALID_ARGUMENT", "ALREADY_EXISTS");
    assertThat(problem.path("detail").asString()).isNotBlank();
  }

  private static String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> key : KEYS.entrySet()) {
      filled = filled.replaceAll("\\b" + key.getKey() + "\\b", key.getValue());
    }
    return filled;
  }

  private static HttpResponse<String> send(String method, String path, String body) {
    return Rest.send(engine, method, "/v2" + path, body);
  }
}
