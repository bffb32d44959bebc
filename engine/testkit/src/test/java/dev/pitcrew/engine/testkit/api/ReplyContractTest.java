package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.protocol.rest.AuditLogResult;
import io.camunda.client.protocol.rest.AuditLogSearchQueryResult;
import io.camunda.client.protocol.rest.BatchOperationCreatedResult;
import io.camunda.client.protocol.rest.BatchOperationItemSearchQueryResult;
import io.camunda.client.protocol.rest.BatchOperationResponse;
import io.camunda.client.protocol.rest.BatchOperationSearchQueryResult;
import io.camunda.client.protocol.rest.CamundaUserResult;
import io.camunda.client.protocol.rest.ClusterVariableResult;
import io.camunda.client.protocol.rest.ClusterVariableSearchQueryResult;
import io.camunda.client.protocol.rest.CorrelatedMessageSubscriptionSearchQueryResult;
import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.DecisionDefinitionResult;
import io.camunda.client.protocol.rest.DecisionDefinitionSearchQueryResult;
import io.camunda.client.protocol.rest.DecisionInstanceGetQueryResult;
import io.camunda.client.protocol.rest.DecisionInstanceSearchQueryResult;
import io.camunda.client.protocol.rest.DecisionRequirementsResult;
import io.camunda.client.protocol.rest.DecisionRequirementsSearchQueryResult;
import io.camunda.client.protocol.rest.DeleteResourceResponse;
import io.camunda.client.protocol.rest.DeploymentResult;
import io.camunda.client.protocol.rest.DocumentCreationBatchResponse;
import io.camunda.client.protocol.rest.DocumentLink;
import io.camunda.client.protocol.rest.DocumentReference;
import io.camunda.client.protocol.rest.ElementInstanceResult;
import io.camunda.client.protocol.rest.ElementInstanceSearchQueryResult;
import io.camunda.client.protocol.rest.EvaluateConditionalResult;
import io.camunda.client.protocol.rest.EvaluateDecisionResult;
import io.camunda.client.protocol.rest.ExpressionEvaluationResult;
import io.camunda.client.protocol.rest.FormResult;
import io.camunda.client.protocol.rest.GlobalJobStatisticsQueryResult;
import io.camunda.client.protocol.rest.GlobalTaskListenerResult;
import io.camunda.client.protocol.rest.GlobalTaskListenerSearchQueryResult;
import io.camunda.client.protocol.rest.IncidentProcessInstanceStatisticsByDefinitionQueryResult;
import io.camunda.client.protocol.rest.IncidentProcessInstanceStatisticsByErrorQueryResult;
import io.camunda.client.protocol.rest.IncidentResult;
import io.camunda.client.protocol.rest.IncidentSearchQueryResult;
import io.camunda.client.protocol.rest.JobActivationResult;
import io.camunda.client.protocol.rest.JobErrorStatisticsQueryResult;
import io.camunda.client.protocol.rest.JobSearchQueryResult;
import io.camunda.client.protocol.rest.JobTimeSeriesStatisticsQueryResult;
import io.camunda.client.protocol.rest.JobTypeStatisticsQueryResult;
import io.camunda.client.protocol.rest.JobWorkerStatisticsQueryResult;
import io.camunda.client.protocol.rest.LicenseResponse;
import io.camunda.client.protocol.rest.MessageCorrelationResult;
import io.camunda.client.protocol.rest.MessagePublicationResult;
import io.camunda.client.protocol.rest.MessageSubscriptionSearchQueryResult;
import io.camunda.client.protocol.rest.ProcessDefinitionElementStatisticsQueryResult;
import io.camunda.client.protocol.rest.ProcessDefinitionInstanceStatisticsQueryResult;
import io.camunda.client.protocol.rest.ProcessDefinitionInstanceVersionStatisticsQueryResult;
import io.camunda.client.protocol.rest.ProcessDefinitionMessageSubscriptionStatisticsQueryResult;
import io.camunda.client.protocol.rest.ProcessDefinitionResult;
import io.camunda.client.protocol.rest.ProcessDefinitionSearchQueryResult;
import io.camunda.client.protocol.rest.ProcessInstanceCallHierarchyEntry;
import io.camunda.client.protocol.rest.ProcessInstanceElementStatisticsQueryResult;
import io.camunda.client.protocol.rest.ProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceSearchQueryResult;
import io.camunda.client.protocol.rest.ProcessInstanceSequenceFlowsQueryResult;
import io.camunda.client.protocol.rest.ResourceResult;
import io.camunda.client.protocol.rest.SignalBroadcastResult;
import io.camunda.client.protocol.rest.SystemConfigurationResponse;
import io.camunda.client.protocol.rest.TopologyResponse;
import io.camunda.client.protocol.rest.UsageMetricsResponse;
import io.camunda.client.protocol.rest.UserTaskResult;
import io.camunda.client.protocol.rest.UserTaskSearchQueryResult;
import io.camunda.client.protocol.rest.VariableResult;
import io.camunda.client.protocol.rest.VariableSearchQueryResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Every property that the official client knows of a reply is in it, of the right type and filled
 * by some case, or it is known why not.
 */
final class ReplyContractTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying("contract.bpmn", "approve-order.form", "discount.dmn", "contract-failing.dmn");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String EVER = "'from':'2020-01-01T00:00:00Z','to':'2030-01-01T00:00:00Z'";

  /** What Pitcrew tells besides; later patches of 8.9 have the first. */
  private static final Set<String> MORE =
      Set.of(
          "AuditLogResult.operationReference is unknown",
          "ProcessDefinitionResult.state is unknown",
          "DecisionDefinitionResult.state is unknown",
          "DecisionRequirementsResult.state is unknown");

  /** What no reply has a value for, and why. */
  private static final Map<String, String> NEVER =
      Map.ofEntries(
          Map.entry("AuditLogResult.agentElementId", "there are no agents"),
          Map.entry("AuditLogResult.formKey", "a form is deployed and deleted as a resource"),
          Map.entry("AuditLogResult.relatedEntityKey", "it is for rights, which are settings"),
          Map.entry("AuditLogResult.relatedEntityType", "it is for rights, which are settings"),
          Map.entry("BatchOperationResponse.errors", "it needs a store that cannot be read"),
          Map.entry("CamundaUserResult.authorizedComponents", "pages are not for clients"),
          Map.entry("CamundaUserResult.c8Links", "there are no other components"),
          Map.entry("CamundaUserResult.groups", "without a sign-in there are none"),
          Map.entry("CamundaUserResult.roles", "without a sign-in there are none"),
          Map.entry("CamundaUserResult.tenants", "there is one tenant"),
          Map.entry("CamundaUserResult.email", "the directory of the application has it"),
          Map.entry("CamundaUserResult.salesPlanType", "nothing is sold"),
          Map.entry("ClusterVariableResult.tenantId", "there is one tenant; all are global"),
          Map.entry("ClusterVariableSearchResult.tenantId", "there is one tenant; all are global"),
          Map.entry("LicenseResponse.expiresAt", "it does not"));

  private final ReplyShape shape = new ReplyShape();
  private final Map<String, String> keys = new LinkedHashMap<>();

  private JsonNode send(String method, String path, String body) throws Exception {
    String filledPath = fill(path);
    HttpResponse<String> answer =
        Rest.send(engine, method, "/v2/" + filledPath, fill(body).replace('\'', '"'));
    assertThat(answer.statusCode())
        .as("%s %s: %s", method, filledPath, answer.body())
        .isBetween(200, 299);
    return GatewayJson.MAPPER.readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  private String fill(String text) {
    String filled = text;
    for (Map.Entry<String, String> key : keys.entrySet()) {
      filled = filled.replace("{" + key.getKey() + "}", key.getValue());
    }
    return filled;
  }

  private JsonNode post(String path, String body, Class<?> type) throws Exception {
    JsonNode reply = send("POST", path, body);
    shape.check(reply, type);
    return reply;
  }

  private JsonNode get(String path, Class<?> type) throws Exception {
    JsonNode reply = send("GET", path, "");
    shape.check(reply, type);
    return reply;
  }

  /** Remembers a key of the first item. */
  private void search(String path, Class<?> type, String key) throws Exception {
    JsonNode reply = post(path + "/search", "{}", type);
    assertThat(reply.get("items")).as(path).isNotEmpty();
    keys.put(key, reply.get("items").get(0).get(key).asString());
  }

  @Test
  void shouldFillEachPropertyOfEachReply() throws Exception {
    // when
    begin();
    ask();
    statistics();
    end();
    upload();

    // then
    assertThat(shape.problems()).isEqualTo(MORE);
    assertThat(shape.unfilled()).isEqualTo(NEVER.keySet());
  }

  private void begin() throws Exception {
    post("cluster-variables/global", "{'name':'rate','value':1}", ClusterVariableResult.class);
    post(
        "global-task-listeners",
        "{'id':'l','type':'contract.listener','eventTypes':['canceling']}",
        GlobalTaskListenerResult.class);
    keys.put(
        "processInstanceKey",
        post(
                "process-instances",
                "{'processDefinitionId':'contract-caller','variables':{'orderId':'1','amount':1200},'tags':['t'],'businessId':'b'}",
                CreateProcessInstanceResult.class)
            .get("processInstanceKey")
            .asString());
    engine.settle();
    post(
        "process-instances",
        "{'processDefinitionId':'contract-at-once','variables':{'orderId':'1'},'awaitCompletion':true}",
        CreateProcessInstanceResult.class);
    post(
        "process-definitions/statistics/message-subscriptions",
        "{}",
        ProcessDefinitionMessageSubscriptionStatisticsQueryResult.class);
    JsonNode jobs =
        post(
            "jobs/activation",
            "{'type':'contract.work','worker':'w','timeout':60000,'maxJobsToActivate':1}",
            JobActivationResult.class);
    keys.put("jobKey", jobs.get("jobs").get(0).get("jobKey").asString());
    post("jobs/search", "{'filter':{'jobKey':'{jobKey}'}}", JobSearchQueryResult.class);
    send("POST", "jobs/{jobKey}/failure", "{'retries':0,'errorMessage':'no luck'}");
    JsonNode second =
        post(
            "jobs/activation",
            "{'type':'contract.second','worker':'w','timeout':60000,'maxJobsToActivate':1}",
            JobActivationResult.class);
    keys.put("second", second.get("jobs").get(0).get("jobKey").asString());
    send("POST", "jobs/{second}/error", "{'errorCode':'nobody','errorMessage':'catches'}");
    post(
        "messages/correlation",
        "{'name':'contract-answer','correlationKey':'1'}",
        MessageCorrelationResult.class);
    post(
        "messages/publication",
        "{'name':'nothing','correlationKey':'1'}",
        MessagePublicationResult.class);
    post("signals/broadcast", "{'signalName':'nothing'}", SignalBroadcastResult.class);
    post(
        "decision-definitions/evaluation",
        "{'decisionDefinitionId':'discount','variables':{'amount':1200}}",
        EvaluateDecisionResult.class);
    post(
        "conditionals/evaluation", "{'variables':{'whenever':1}}", EvaluateConditionalResult.class);
    post("expression/evaluation", "{'expression':'=1+nothing'}", ExpressionEvaluationResult.class);
    post("expression/evaluation", "{'expression':'=1+1'}", ExpressionEvaluationResult.class);
    JsonNode failed =
        post(
            "decision-definitions/evaluation",
            "{'decisionDefinitionId':'failing','variables':{'amount':3}}",
            EvaluateDecisionResult.class);
    keys.put("failed", failed.get("decisionEvaluationKey").asString());
    keys.put(
        "batchOperationKey",
        post(
                "process-instances/modification",
                "{'filter':{'processInstanceKey':'{processInstanceKey}'},'moveInstructions':[{'sourceElementId':'a','targetElementId':'b'}]}",
                BatchOperationCreatedResult.class)
            .get("batchOperationKey")
            .asString());
    await()
        .until(
            () ->
                send("GET", "batch-operations/{batchOperationKey}", "")
                    .get("state")
                    .asString()
                    .equals("COMPLETED"));
  }

  /** Ends some, and leaves entries in the audit trail about each kind of thing. */
  private void end() throws Exception {
    // It would be asked before a task is canceled.
    send("DELETE", "global-task-listeners/l", "");
    send("PUT", "element-instances/{processInstanceKey}/variables", "{'variables':{'seen':1}}");
    send("PATCH", "jobs/{jobKey}", "{'changeset':{'retries':2}}");
    send(
        "POST",
        "global-task-listeners",
        "{'id':'u','type':'contract.updating','eventTypes':['updating']}");
    answerListener("PATCH", "", "{'changeset':{'priority':71}}", "updating", "{}", 204);
    String denied = "{'result':{'type':'userTask','denied':true,'deniedReason':'not yet'}}";
    answerListener("POST", "/completion", "{}", "denying", denied, 409);
    answerListener("POST", "/completion", "{}", "denying", "{}", 204);
    String other =
        send(
                "POST",
                "process-instances",
                "{'processDefinitionId':'contract-caller','variables':{'orderId':'2','amount':1}}")
            .get("processInstanceKey")
            .asString();
    send("POST", "process-instances/" + other + "/cancellation", "");
    await()
        .until(
            () ->
                !send("GET", "process-instances/" + other, "")
                    .get("state")
                    .asString()
                    .equals("ACTIVE"));
    JsonNode failed =
        post(
            "decision-instances/search",
            "{'filter':{'state':'FAILED'}}",
            DecisionInstanceSearchQueryResult.class);
    get(
        "decision-instances/"
            + failed.get("items").get(0).get("decisionEvaluationInstanceKey").asString(),
        DecisionInstanceGetQueryResult.class);
    send("POST", "decision-instances/{failed}/deletion", "");
    post("jobs/search", "{}", JobSearchQueryResult.class);
    post("user-tasks/search", "{}", UserTaskSearchQueryResult.class);
    post("process-instances/search", "{}", ProcessInstanceSearchQueryResult.class);
    post("audit-logs/search", "{}", AuditLogSearchQueryResult.class);
    get("process-instances/" + other, ProcessInstanceResult.class);
    for (JsonNode entry : send("POST", "audit-logs/search", "{}").get("items")) {
      get("audit-logs/" + entry.get("auditLogKey").asString(), AuditLogResult.class);
    }
    get("user-tasks/{userTaskKey}", UserTaskResult.class);
    post(
        "process-instances/{processInstanceKey}/incidents/search",
        "{}",
        IncidentSearchQueryResult.class);
    post(
        "element-instances/{elementInstanceKey}/incidents/search",
        "{}",
        IncidentSearchQueryResult.class);
    keys.put("decisionFile", decisionFile());
    post(
        "resources/{decisionFile}/deletion",
        "{'deleteHistory':true}",
        DeleteResourceResponse.class);
  }

  private void upload() throws Exception {
    String metadata =
        "{\"processDefinitionId\":\"contract\",\"processInstanceKey\":\"%s\",\"expiresAt\":\"2030-01-01T00:00:00Z\",\"customProperties\":{\"a\":1}}"
            .formatted(keys.get("processInstanceKey"));
    JsonNode document =
        form(
            "documents",
            part("metadata", "", "Content-Type: application/json\r\n", metadata)
                + part("file", "a.txt", "Content-Type: text/plain\r\n", "text"));
    shape.check(document, DocumentReference.class);
    keys.put("documentId", document.get("documentId").asString());
    shape.check(
        form(
            "documents/batch",
            part("files", "b.txt", "", "text")
                + part("files", "c.txt", "X-Document-Metadata: none\r\n", "text")),
        DocumentCreationBatchResponse.class);
    post("documents/{documentId}/links", "{}", DocumentLink.class);
    String form = resource("approve-order.form");
    shape.check(
        form(
            "deployments",
            part("resources", "contract.bpmn", "", resource("contract.bpmn") + "<!-- new -->")
                + part("resources", "f.dmn", "", resource("contract-failing.dmn") + "<!-- new -->")
                + part("resources", "approve-order.form", "", form + " ")
                + part("resources", "any.txt", "", "text")),
        DeploymentResult.class);
  }

  private static String resource(String name) throws Exception {
    try (var in = ReplyContractTest.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode form(String path, String parts) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:%d/v2/%s".formatted(engine.httpPort(), path)))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofString(parts + "--cut--\r\n"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 299);
    return GatewayJson.MAPPER.readTree(answer.body());
  }

  private static String part(String name, String fileName, String headers, String content) {
    String file = fileName.isEmpty() ? "" : "; filename=\"" + fileName + "\"";
    return "--cut\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n%s\r\n%s\r\n"
        .formatted(name, file, headers, content);
  }

  private String decisionFile() throws Exception {
    return send(
            "POST",
            "decision-requirements/search",
            "{'filter':{'decisionRequirementsId':'failings'}}")
        .get("items")
        .get(0)
        .get("decisionRequirementsKey")
        .asString();
  }

  private void answerListener(
      String method, String path, String body, String listener, String answer, int answered)
      throws Exception {
    var completion =
        HTTP.sendAsync(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://localhost:%d/v2/user-tasks/%s%s"
                            .formatted(engine.httpPort(), keys.get("userTaskKey"), path)))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode jobs =
        post(
            "jobs/activation",
            "{'type':'contract.%s','worker':'w','timeout':60000,'maxJobsToActivate':1,'requestTimeout':20000}"
                .formatted(listener),
            JobActivationResult.class);
    keys.put("listener", jobs.get("jobs").get(0).get("jobKey").asString());
    send("POST", "jobs/{listener}/completion", answer);
    assertThat(completion.get().statusCode()).isEqualTo(answered);
  }

  private void ask() throws Exception {
    get("topology", TopologyResponse.class);
    get("license", LicenseResponse.class);
    get("authentication/me", CamundaUserResult.class);
    search("process-definitions", ProcessDefinitionSearchQueryResult.class, "processDefinitionKey");
    get("process-definitions/{processDefinitionKey}", ProcessDefinitionResult.class);
    get("resources/{processDefinitionKey}", ResourceResult.class);
    search("process-instances", ProcessInstanceSearchQueryResult.class, "rootProcessInstanceKey");
    get("process-instances/{processInstanceKey}", ProcessInstanceResult.class);
    for (JsonNode entry :
        send("GET", "process-instances/{processInstanceKey}/call-hierarchy", "")) {
      shape.check(entry, ProcessInstanceCallHierarchyEntry.class);
    }
    get(
        "process-instances/{processInstanceKey}/sequence-flows",
        ProcessInstanceSequenceFlowsQueryResult.class);
    get(
        "process-instances/{processInstanceKey}/statistics/element-instances",
        ProcessInstanceElementStatisticsQueryResult.class);
    search("element-instances", ElementInstanceSearchQueryResult.class, "elementInstanceKey");
    get("element-instances/{elementInstanceKey}", ElementInstanceResult.class);
    search("variables", VariableSearchQueryResult.class, "variableKey");
    get("variables/{variableKey}", VariableResult.class);
    search("incidents", IncidentSearchQueryResult.class, "incidentKey");
    get("incidents/{incidentKey}", IncidentResult.class);
    search("jobs", JobSearchQueryResult.class, "jobKey");
    post("user-tasks/search", "{}", UserTaskSearchQueryResult.class);
    keys.put("userTaskKey", personsTask());
    get("user-tasks/{userTaskKey}", UserTaskResult.class);
    get("user-tasks/{userTaskKey}/form", FormResult.class);
    post("user-tasks/{userTaskKey}/variables/search", "{}", VariableSearchQueryResult.class);
    post(
        "user-tasks/{userTaskKey}/effective-variables/search",
        "{}",
        VariableSearchQueryResult.class);
    post("user-tasks/{userTaskKey}/audit-logs/search", "{}", AuditLogSearchQueryResult.class);
    search(
        "decision-definitions", DecisionDefinitionSearchQueryResult.class, "decisionDefinitionKey");
    get("decision-definitions/{decisionDefinitionKey}", DecisionDefinitionResult.class);
    search(
        "decision-requirements",
        DecisionRequirementsSearchQueryResult.class,
        "decisionRequirementsKey");
    get("decision-requirements/{decisionRequirementsKey}", DecisionRequirementsResult.class);
    search(
        "decision-instances",
        DecisionInstanceSearchQueryResult.class,
        "decisionEvaluationInstanceKey");
    get("decision-instances/{decisionEvaluationInstanceKey}", DecisionInstanceGetQueryResult.class);
    search(
        "message-subscriptions",
        MessageSubscriptionSearchQueryResult.class,
        "messageSubscriptionKey");
    search(
        "correlated-message-subscriptions",
        CorrelatedMessageSubscriptionSearchQueryResult.class,
        "subscriptionKey");
    search("cluster-variables", ClusterVariableSearchQueryResult.class, "name");
    get("cluster-variables/global/{name}", ClusterVariableResult.class);
    search("global-task-listeners", GlobalTaskListenerSearchQueryResult.class, "id");
    get("global-task-listeners/{id}", GlobalTaskListenerResult.class);
    search("batch-operations", BatchOperationSearchQueryResult.class, "batchOperationKey");
    get("batch-operations/{batchOperationKey}", BatchOperationResponse.class);
    search("batch-operation-items", BatchOperationItemSearchQueryResult.class, "itemKey");
    search("audit-logs", AuditLogSearchQueryResult.class, "auditLogKey");
    get("audit-logs/{auditLogKey}", AuditLogResult.class);
  }

  /** The other has no form of its own. */
  private String personsTask() throws Exception {
    return post(
            "user-tasks/search",
            "{'filter':{'elementId':'person'}}",
            UserTaskSearchQueryResult.class)
        .get("items")
        .get(0)
        .get("userTaskKey")
        .asString();
  }

  private void statistics() throws Exception {
    post(
        "process-definitions/{processDefinitionKey}/statistics/element-instances",
        "{}",
        ProcessDefinitionElementStatisticsQueryResult.class);
    post(
        "process-definitions/statistics/process-instances",
        "{}",
        ProcessDefinitionInstanceStatisticsQueryResult.class);
    post(
        "process-definitions/statistics/process-instances-by-version",
        "{'filter':{'processDefinitionId':'contract'}}",
        ProcessDefinitionInstanceVersionStatisticsQueryResult.class);
    post(
        "incidents/statistics/process-instances-by-error",
        "{}",
        IncidentProcessInstanceStatisticsByErrorQueryResult.class);
    post(
        "incidents/statistics/process-instances-by-definition",
        "{'filter':{'errorHashCode':" + "no luck".hashCode() + "}}",
        IncidentProcessInstanceStatisticsByDefinitionQueryResult.class);
    get(
        "jobs/statistics/global?from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z",
        GlobalJobStatisticsQueryResult.class);
    post(
        "jobs/statistics/by-types",
        "{'filter':{" + EVER + "}}",
        JobTypeStatisticsQueryResult.class);
    String ofType = "{'filter':{" + EVER + ",'jobType':'contract.work'}}";
    post("jobs/statistics/by-workers", ofType, JobWorkerStatisticsQueryResult.class);
    post("jobs/statistics/errors", ofType, JobErrorStatisticsQueryResult.class);
    post(
        "jobs/statistics/errors",
        ofType.replace("work", "second"),
        JobErrorStatisticsQueryResult.class);
    post("jobs/statistics/time-series", ofType, JobTimeSeriesStatisticsQueryResult.class);
    get(
        "system/usage-metrics?startTime=2020-01-01T00:00:00Z&endTime=2030-01-01T00:00:00Z&withTenants=true",
        UsageMetricsResponse.class);
    get("system/configuration", SystemConfigurationResponse.class);
  }
}
