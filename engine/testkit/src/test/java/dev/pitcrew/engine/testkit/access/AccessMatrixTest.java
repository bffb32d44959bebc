package dev.pitcrew.engine.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.testkit.EngineTestkit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every operation that is served, by everybody who may call, on a case of a protected process. A
 * new operation without a row here fails.
 */
final class AccessMatrixTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .knowing(
              new TestPeople()
                  .with("ulf", "approver")
                  .with("nora", "approver")
                  .with("clara", "clerk")
                  .with("rita", "auditor")
                  .with("olga", "operator"))
          .deploying("closed.bpmn", "discount.dmn");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static @Nullable ClosedCase common;

  /** Who calls; each signs in with the name as password, and nobody with nothing. */
  private static final List<String> CALLERS =
      List.of("", "ulf", "nora", "clara", "rita", "olga", "testkit");

  /** What is expected, in the order of the callers. */
  private enum Rule {
    /** Nothing of any case. */
    OPEN("ok", "ok", "ok", "ok", "ok", "ok", "ok"),
    /** One thing of the case. */
    READ("gone", "gone", "gone", "ok", "ok", "ok", "ok"),
    /** What a task that names somebody shows them. */
    TASK("gone", "gone", "ok", "ok", "ok", "ok", "ok"),
    /** A list of what the case has, and of it what such a task shows. */
    TASKS("none", "none", "some", "some", "some", "some", "some"),
    /** A list of what the case has. */
    LIST("none", "none", "none", "some", "some", "some", "some"),
    /** Beginning a case. */
    BEGIN("no", "no", "no", "ok", "no", "ok", "ok"),
    /** Changing how a case runs. */
    OPERATE("no", "no", "no", "no", "no", "ok", "ok"),
    /** Taking it over to a definition without mappings. */
    MIGRATE("no", "no", "no", "no", "no", "wait", "wait"),
    /** As {@link #OPERATE}, of what the case does not have, or of a batch that is over. */
    OPERATE_ON_NOTHING("no", "no", "no", "no", "no", "gone", "gone"),
    /** Asking for what each sees to be done, and be it that all of it is refused. */
    TRY("gone", "gone", "gone", "ok", "ok", "ok", "ok"),
    /** Deleting what was decided in the case. */
    FORGET("gone", "gone", "gone", "no", "no", "ok", "ok"),
    /** What workers do. */
    WORK("no", "no", "no", "no", "no", "no", "ok"),
    /** Giving the task to a person; the callers try it for clara. */
    ASSIGN("no", "no", "no", "ok", "no", "ok", "ok"),
    /** Giving back what nobody has taken. */
    UNASSIGN("no", "no", "ok", "ok", "no", "ok", "ok"),
    /** Completing what nobody has taken. */
    COMPLETE("no", "no", "wait", "wait", "no", "wait", "ok"),
    /** Deploying the protected process again. */
    DEPLOY("no", "no", "no", "no", "no", "ok", "ok"),
    /** Not there but for tests. */
    OFF("gone", "gone", "gone", "gone", "gone", "gone", "gone"),
    /** Changing what all processes see. */
    CONFIGURE("no", "no", "no", "no", "no", "ok", "ok"),
    /** Looking at who did what. */
    AUDIT("no", "no", "no", "no", "ok", "ok", "ok"),
    /** What is refused to all, for the case is not over. */
    AFTERWARDS("no", "no", "no", "no", "no", "wait", "wait"),
    /** Ruling all processes. */
    RULE("no", "no", "no", "no", "no", "ok", "ok"),
    /** What only the first of them finds to be done. */
    RULE_NEW("no", "no", "no", "no", "no", "ok", "wait"),
    RULE_LAST("no", "no", "no", "no", "no", "ok", "gone"),
    /** Storing a document of the process. */
    STORE("no", "no", "no", "ok", "no", "ok", "ok");

    private static final Set<Rule> CHANGING =
        Set.of(OPERATE, TRY, FORGET, WORK, ASSIGN, UNASSIGN, COMPLETE, CONFIGURE);
    private final List<String> outcomes;

    Rule(String... outcomes) {
      this.outcomes = List.of(outcomes);
    }

    /** Whether the case is another one when it was done. */
    boolean changesTheCase() {
      return CHANGING.contains(this);
    }
  }

  /**
   * @param body JSON with names in braces; empty for none; a leading {@code @} for a multipart form
   */
  private record Row(String route, Rule rule, String body) {}

  private static Row row(String route, Rule rule, String body) {
    return new Row(route, rule, body.replace('\'', '"'));
  }

  private static final String NO_CASE = "{'filter':{'processInstanceKey':'1'}}";

  private static final String OF_CASE = "{'filter':{'processInstanceKey':'{processInstanceKey}'}}";

  private static final String OF_JOBS =
      "{'filter':{'from':'2026-01-01T00:00:00Z','to':'2027-01-01T00:00:00Z',"
          + "'jobType':'closed.work'}}";

  private static final String LISTENER =
      "{'id':'matrix','type':'matrix','eventTypes':['canceling']}";

  private static final List<Row> ROWS =
      List.of(
          row("POST /v2/audit-logs/search", Rule.AUDIT, "{}"),
          row("GET /v2/audit-logs/{auditLogKey}", Rule.AUDIT, ""),
          row("POST /v2/user-tasks/{userTaskKey}/audit-logs/search", Rule.TASK, "{}"),
          row("GET /v2/topology", Rule.OPEN, ""),
          row("GET /v2/status", Rule.OPEN, ""),
          row("GET /v2/license", Rule.OPEN, ""),
          row("GET /v2/authentication/me", Rule.OPEN, ""),
          row(
              "POST /v2/decision-definitions/evaluation",
              Rule.OPEN,
              "{'decisionDefinitionId':'discount','variables':{'amount':1}}"),
          row("POST /v2/decision-definitions/search", Rule.OPEN, "{}"),
          row("GET /v2/decision-definitions/{decisionDefinitionKey}", Rule.OPEN, ""),
          row("GET /v2/decision-definitions/{decisionDefinitionKey}/xml", Rule.OPEN, ""),
          row("POST /v2/decision-requirements/search", Rule.OPEN, "{}"),
          row("GET /v2/decision-requirements/{decisionRequirementsKey}", Rule.OPEN, ""),
          row("GET /v2/decision-requirements/{decisionRequirementsKey}/xml", Rule.OPEN, ""),
          row("POST /v2/decision-instances/search", Rule.LIST, OF_CASE),
          row("GET /v2/decision-instances/{decisionEvaluationInstanceKey}", Rule.READ, ""),
          row("POST /v2/deployments", Rule.DEPLOY, "@deployment"),
          row("GET /v2/resources/{resourceKey}", Rule.READ, ""),
          row("POST /v2/resources/{resourceKey}/deletion", Rule.AFTERWARDS, "{}"),
          row("GET /v2/resources/{resourceKey}/content", Rule.READ, ""),
          row(
              "POST /v2/process-definitions/search",
              Rule.LIST,
              "{'filter':{'processDefinitionId':'closed'}}"),
          row("GET /v2/process-definitions/{processDefinitionKey}", Rule.READ, ""),
          row("GET /v2/process-definitions/{processDefinitionKey}/xml", Rule.READ, ""),
          row("GET /v2/process-definitions/{processDefinitionKey}/form", Rule.READ, ""),
          row(
              "POST /v2/process-instances",
              Rule.BEGIN,
              "{'processDefinitionId':'closed','variables':{'orderId':'x','amount':1}}"),
          row("POST /v2/process-instances/{processInstanceKey}/cancellation", Rule.OPERATE, ""),
          row(
              "POST /v2/element-instances/ad-hoc-activities/{adHocSubProcessInstanceKey}/activation",
              Rule.OPERATE_ON_NOTHING,
              "{'elements':[{'elementId':'x'}]}"),
          row(
              "POST /v2/process-instances/{processInstanceKey}/modification",
              Rule.OPERATE,
              "{'terminateInstructions':[{'elementInstanceKey':'{processInstanceKey}'}]}"),
          row(
              "POST /v2/process-instances/{processInstanceKey}/migration",
              Rule.MIGRATE,
              "{'targetProcessDefinitionKey':'{processDefinitionKey}'}"),
          row("POST /v2/process-instances/cancellation", Rule.OPEN, NO_CASE),
          row("POST /v2/process-instances/deletion", Rule.OPEN, NO_CASE),
          row("POST /v2/decision-instances/deletion", Rule.OPEN, NO_CASE),
          row("POST /v2/process-instances/incident-resolution", Rule.OPEN, NO_CASE),
          row(
              "POST /v2/process-instances/modification",
              Rule.OPEN,
              NO_CASE.replace(
                  "}}", "},'moveInstructions':[{'sourceElementId':'a','targetElementId':'b'}]}")),
          row(
              "POST /v2/process-instances/migration",
              Rule.OPEN,
              NO_CASE.replace("}}", "},'migrationPlan':{'targetProcessDefinitionKey':'1'}}")),
          row("POST /v2/process-instances/{processInstanceKey}/incident-resolution", Rule.TRY, ""),
          row("POST /v2/batch-operations/search", Rule.OPEN, "{}"),
          row("GET /v2/batch-operations/{batchOperationKey}", Rule.OPEN, ""),
          row(
              "POST /v2/batch-operation-items/search",
              Rule.LIST,
              "{'filter':{'batchOperationKey':'{batchOperationKey}'}}"),
          row(
              "POST /v2/batch-operations/{batchOperationKey}/cancellation",
              Rule.OPERATE_ON_NOTHING,
              ""),
          row(
              "POST /v2/batch-operations/{batchOperationKey}/suspension",
              Rule.OPERATE_ON_NOTHING,
              ""),
          row(
              "POST /v2/batch-operations/{batchOperationKey}/resumption",
              Rule.OPERATE_ON_NOTHING,
              ""),
          row("POST /v2/process-instances/{processInstanceKey}/deletion", Rule.MIGRATE, ""),
          row("POST /v2/decision-instances/{decisionEvaluationKey}/deletion", Rule.FORGET, ""),
          row("POST /v2/process-instances/search", Rule.LIST, OF_CASE),
          row("GET /v2/process-instances/{processInstanceKey}", Rule.READ, ""),
          row("GET /v2/process-instances/{processInstanceKey}/call-hierarchy", Rule.READ, ""),
          row(
              "GET /v2/process-instances/{processInstanceKey}/statistics/element-instances",
              Rule.READ,
              ""),
          row("GET /v2/process-instances/{processInstanceKey}/sequence-flows", Rule.READ, ""),
          row(
              "POST /v2/process-definitions/{processDefinitionKey}/statistics/element-instances",
              Rule.READ,
              "{}"),
          row("POST /v2/process-definitions/statistics/process-instances", Rule.LIST, "{}"),
          row(
              "POST /v2/process-definitions/statistics/process-instances-by-version",
              Rule.LIST,
              "{'filter':{'processDefinitionId':'closed'}}"),
          row("POST /v2/process-definitions/statistics/message-subscriptions", Rule.LIST, OF_CASE),
          row("POST /v2/incidents/statistics/process-instances-by-error", Rule.LIST, "{}"),
          row(
              "POST /v2/incidents/statistics/process-instances-by-definition",
              Rule.LIST,
              "{'filter':{'errorHashCode':" + "no luck".hashCode() + "}}"),
          row(
              "GET /v2/jobs/statistics/global?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z",
              Rule.OPEN,
              ""),
          row("POST /v2/jobs/statistics/by-types", Rule.LIST, OF_JOBS),
          row("POST /v2/jobs/statistics/by-workers", Rule.LIST, OF_JOBS),
          row("POST /v2/jobs/statistics/time-series", Rule.OPEN, OF_JOBS),
          row("POST /v2/jobs/statistics/errors", Rule.LIST, OF_JOBS),
          row(
              "GET /v2/system/usage-metrics?startTime=2026-01-01T00:00:00Z&endTime=2027-01-01T00:00:00Z",
              Rule.OPEN,
              ""),
          row("GET /v2/system/configuration", Rule.OPEN, ""),
          row(
              "POST /v2/correlated-message-subscriptions/search",
              Rule.LIST,
              "{'filter':{'processDefinitionId':'closed'}}"),
          row("POST /v2/process-instances/{processInstanceKey}/incidents/search", Rule.READ, "{}"),
          row("POST /v2/element-instances/search", Rule.LIST, OF_CASE),
          row("GET /v2/element-instances/{elementInstanceKey}", Rule.READ, ""),
          row("POST /v2/element-instances/{elementInstanceKey}/incidents/search", Rule.READ, "{}"),
          row(
              "PUT /v2/element-instances/{elementInstanceKey}/variables",
              Rule.OPERATE,
              "{'variables':{'amount':2}}"),
          row("POST /v2/variables/search", Rule.TASKS, OF_CASE),
          row("GET /v2/variables/{variableKey}", Rule.TASK, ""),
          row("POST /v2/incidents/search", Rule.LIST, OF_CASE),
          row("GET /v2/incidents/{incidentKey}", Rule.READ, ""),
          row("POST /v2/incidents/{incidentKey}/resolution", Rule.OPERATE, ""),
          row("POST /v2/jobs/search", Rule.LIST, OF_CASE),
          row(
              "POST /v2/jobs/activation",
              Rule.WORK,
              "{'type':'closed.work','worker':'w','timeout':60000,'maxJobsToActivate':1,'requestTimeout':-1}"),
          row("POST /v2/jobs/{jobKey}/completion", Rule.WORK, "{}"),
          row("POST /v2/jobs/{jobKey}/failure", Rule.WORK, "{'retries':1}"),
          row("POST /v2/jobs/{jobKey}/error", Rule.WORK, "{'errorCode':'nobody-catches'}"),
          row("PATCH /v2/jobs/{jobKey}", Rule.OPERATE, "{'changeset':{'retries':2}}"),
          row("POST /v2/conditionals/evaluation", Rule.OPEN, "{'variables':{'nothing':1}}"),
          row(
              "POST /v2/messages/publication",
              Rule.OPERATE,
              "{'name':'closed-answer','correlationKey':'{orderId}','timeToLive':0}"),
          row(
              "POST /v2/messages/correlation",
              Rule.OPERATE,
              "{'name':'closed-answer','correlationKey':'{orderId}'}"),
          row("POST /v2/signals/broadcast", Rule.OPERATE, "{'signalName':'closed-stop'}"),
          row("POST /v2/message-subscriptions/search", Rule.LIST, OF_CASE),
          row("POST /v2/user-tasks/search", Rule.TASKS, OF_CASE),
          row("GET /v2/user-tasks/{userTaskKey}", Rule.TASK, ""),
          row("GET /v2/user-tasks/{userTaskKey}/form", Rule.TASK, ""),
          row("POST /v2/user-tasks/{userTaskKey}/variables/search", Rule.TASK, "{}"),
          row("POST /v2/user-tasks/{userTaskKey}/effective-variables/search", Rule.TASK, "{}"),
          row("POST /v2/user-tasks/{userTaskKey}/assignment", Rule.ASSIGN, "{'assignee':'clara'}"),
          row("DELETE /v2/user-tasks/{userTaskKey}/assignee", Rule.UNASSIGN, ""),
          row("PATCH /v2/user-tasks/{userTaskKey}", Rule.OPERATE, "{'changeset':{'priority':3}}"),
          row("POST /v2/user-tasks/{userTaskKey}/completion", Rule.COMPLETE, "{}"),
          row("POST /v2/global-task-listeners", Rule.RULE_NEW, LISTENER),
          row("GET /v2/global-task-listeners/{id}", Rule.RULE, ""),
          row(
              "PUT /v2/global-task-listeners/{id}",
              Rule.RULE,
              "{'type':'matrix','eventTypes':['canceling']}"),
          row("POST /v2/global-task-listeners/search", Rule.RULE, "{}"),
          row("DELETE /v2/global-task-listeners/{id}", Rule.RULE_LAST, ""),
          row("POST /v2/documents", Rule.STORE, "@document"),
          row("POST /v2/documents/batch", Rule.STORE, "@documents"),
          row("GET /v2/documents/{documentId}", Rule.READ, ""),
          row("POST /v2/documents/{documentId}/links", Rule.READ, "{}"),
          row("GET /v2/documents/{documentId}/links/{token}", Rule.OPEN, ""),
          row("DELETE /v2/documents/{documentId}", Rule.WORK, ""),
          row("PUT /v2/clock", Rule.OFF, "{'timestamp':1}"),
          row("POST /v2/clock/reset", Rule.OFF, ""),
          row("GET /actuator/clock", Rule.OFF, ""),
          row("POST /actuator/clock", Rule.OFF, "{'epochMilli':1}"),
          row("POST /actuator/clock/pin", Rule.OFF, "{'epochMilli':1}"),
          row("POST /actuator/clock/add", Rule.OFF, "{'offsetMilli':1}"),
          row("DELETE /actuator/clock", Rule.OFF, ""),
          row("POST /actuator/cluster/purge", Rule.OFF, ""),
          row("POST /v2/expression/evaluation", Rule.OPEN, "{'expression':'=1+1'}"),
          row("POST /v2/cluster-variables/search", Rule.OPEN, "{}"),
          row("GET /v2/cluster-variables/global/{name}", Rule.OPEN, ""),
          row("POST /v2/cluster-variables/global", Rule.CONFIGURE, "{'name':'v{n}','value':1}"),
          row("PUT /v2/cluster-variables/global/{name}", Rule.CONFIGURE, "{'value':2}"),
          row("DELETE /v2/cluster-variables/global/{name}", Rule.CONFIGURE, ""));

  @BeforeAll
  static void beginOneByMessage() {
    engine
        .client()
        .newPublishMessageCommand()
        .messageName("closed-arrived")
        .withoutCorrelationKey()
        .send()
        .join();
  }

  static Stream<Arguments> cells() {
    return ROWS.stream()
        .flatMap(
            row ->
                CALLERS.stream()
                    .map(
                        caller ->
                            Arguments.of(
                                row.route(),
                                caller.isEmpty() ? "anonymous" : caller,
                                row.rule().outcomes.get(CALLERS.indexOf(caller)))));
  }

  @Test
  void shouldSayForEachServedOperationWhoMayDoIt() {
    assertThat(
            ROWS.stream()
                .map(row -> row.route().replaceFirst("\\?.*", ""))
                .collect(Collectors.toSet()))
        .isEqualTo(engine.routes());
  }

  @ParameterizedTest(name = "{0} by {1}: {2}")
  @MethodSource("cells")
  void shouldLetEverybodyDoWhatTheRuleSays(String route, String who, String expected)
      throws Exception {
    // given
    Row row = ROWS.stream().filter(one -> one.route().equals(route)).findFirst().orElseThrow();
    boolean changes =
        row.rule().changesTheCase() && (expected.equals("ok") || expected.equals("wait"));
    ClosedCase closed = changes ? ClosedCase.begin(engine) : common();
    if (changes
        && (route.equals("POST /v2/jobs/{jobKey}/completion")
            || route.equals("POST /v2/jobs/{jobKey}/failure")
            || route.equals("POST /v2/jobs/{jobKey}/error")
            || route.equals("POST /v2/incidents/{incidentKey}/resolution"))) {
      retry(closed, route.startsWith("POST /v2/jobs"));
    }

    // when
    HttpResponse<String> answer = send(row, closed, who.equals("anonymous") ? "" : who);

    // then
    assertThat(outcome(row, answer))
        .as(answer.statusCode() + " " + answer.body())
        .isEqualTo(expected);
  }

  /** For all who only look, or may not do what they try. */
  private static ClosedCase common() {
    if (common == null) {
      common = ClosedCase.begin(engine);
    }
    return common;
  }

  /** What it was, in one word. */
  private static String outcome(Row row, HttpResponse<String> answer) {
    boolean ok = answer.statusCode() / 100 == 2;
    if ((row.rule() == Rule.LIST || row.rule() == Rule.TASKS) && ok) {
      JsonNode found = GatewayJson.MAPPER.readTree(answer.body());
      assertThat(found.get("items").size()).isEqualTo(found.get("page").get("totalItems").asInt());
      return found.get("items").isEmpty() ? "none" : "some";
    }
    if (answer.statusCode() == 207) {
      return "no";
    }
    return switch (answer.statusCode()) {
      case 403 -> {
        assertThat(GatewayJson.MAPPER.readTree(answer.body()).get("title").asString())
            .isEqualTo("FORBIDDEN");
        yield "no";
      }
      case 404 -> "gone";
      case 409 -> "wait";
      default -> ok ? "ok" : "?";
    };
  }

  private static void retry(ClosedCase closed, boolean resolve) {
    engine
        .client()
        .newUpdateRetriesCommand(Long.parseLong(closed.key("jobKey")))
        .retries(3)
        .send()
        .join();
    if (resolve) {
      engine
          .client()
          .newResolveIncidentCommand(Long.parseLong(closed.key("incidentKey")))
          .send()
          .join();
    }
  }

  private static HttpResponse<String> send(Row row, ClosedCase closed, String who)
      throws IOException, InterruptedException {
    String[] parts = row.route().split(" ");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(
                "http://localhost:"
                    + engine.httpPort()
                    + closed.fill(parts[1].replace("{id}", "matrix"))));
    if (!who.isEmpty()) {
      String credentials = who + ":" + who;
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
    if (row.body().startsWith("@")) {
      request.header("Content-Type", "multipart/form-data; boundary=cut");
      request.method(parts[0], HttpRequest.BodyPublishers.ofString(form(row.body())));
    } else {
      request.header("Content-Type", "application/json");
      request.method(
          parts[0],
          row.body().isEmpty()
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString(closed.fill(row.body())));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String form(String what) throws IOException {
    String metadata = "{\"processDefinitionId\":\"closed\"}";
    return switch (what) {
          case "@deployment" -> part("resources", "closed.bpmn", "", changedModel());
          case "@document" ->
              part("metadata", "", "Content-Type: application/json\r\n", metadata)
                  + part("file", "a.txt", "", "of a closed case");
          default ->
              part(
                  "files",
                  "a.txt",
                  "X-Document-Metadata: " + metadata + "\r\n",
                  "of a closed case");
        }
        + "--cut--\r\n";
  }

  private static String part(String name, String fileName, String headers, String content) {
    return "--cut\r\nContent-Disposition: form-data; name=\""
        + name
        + "\""
        + (fileName.isEmpty() ? "" : "; filename=\"" + fileName + "\"")
        + "\r\n"
        + headers
        + "\r\n"
        + content
        + "\r\n";
  }

  /** The same process in other bytes. */
  private static String changedModel() throws IOException {
    try (var in = AccessMatrixTest.class.getResourceAsStream("/closed.bpmn")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "<!-- changed -->";
    }
  }
}
