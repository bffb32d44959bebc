package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.testkit.EngineTestkit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What holds for each operation that is served, walked through by the list that the server itself
 * answers by: how it says that something is unknown, of the wrong type, too much or not a field.
 */
final class EveryOperationTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form", "discount.dmn");

  private static final String UNKNOWN_KEY = "1";

  /** What each operation needs at least, by its id; those that are not here need nothing. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "activateAdHocSubProcessActivities", "{\"elements\": [{\"elementId\": \"a\"}]}"),
          Map.entry("createGlobalClusterVariable", "{\"name\": \"audited\", \"value\": 1}"),
          Map.entry("updateGlobalClusterVariable", "{\"value\": 1}"),
          Map.entry("evaluateConditionals", "{\"variables\": {\"a\": 1}}"),
          Map.entry("evaluateDecision", "{\"decisionDefinitionId\": \"none\"}"),
          Map.entry("createElementInstanceVariables", "{\"variables\": {\"a\": 1}}"),
          Map.entry("evaluateExpression", "{\"expression\": \"=1\"}"),
          Map.entry(
              "createGlobalTaskListener",
              "{\"id\": \"audited\", \"type\": \"t\", \"eventTypes\": [\"creating\"]}"),
          Map.entry(
              "updateGlobalTaskListener", "{\"type\": \"t\", \"eventTypes\": [\"creating\"]}"),
          Map.entry(
              "activateJobs",
              "{\"type\": \"none\", \"timeout\": 1, \"maxJobsToActivate\": 1, \"requestTimeout\":"
                  + " -1}"),
          Map.entry("updateJob", "{\"changeset\": {\"retries\": 1}}"),
          Map.entry("throwJobError", "{\"errorCode\": \"e\"}"),
          Map.entry("correlateMessage", "{\"name\": \"none\"}"),
          Map.entry("publishMessage", "{\"name\": \"none\"}"),
          Map.entry("createProcessInstance", "{\"processDefinitionId\": \"none\"}"),
          Map.entry(
              "cancelProcessInstancesBatchOperation",
              "{\"filter\": {\"processDefinitionId\": \"none\"}}"),
          Map.entry(
              "deleteProcessInstancesBatchOperation",
              "{\"filter\": {\"processDefinitionId\": \"none\"}}"),
          Map.entry(
              "resolveIncidentsBatchOperation",
              "{\"filter\": {\"processDefinitionId\": \"none\"}}"),
          Map.entry(
              "deleteDecisionInstancesBatchOperation",
              "{\"filter\": {\"decisionDefinitionId\": \"none\"}}"),
          Map.entry(
              "migrateProcessInstancesBatchOperation",
              "{\"filter\": {\"processDefinitionId\": \"none\"}, \"migrationPlan\":"
                  + " {\"targetProcessDefinitionKey\": \"1\", \"mappingInstructions\":"
                  + " [{\"sourceElementId\": \"a\", \"targetElementId\": \"b\"}]}}"),
          Map.entry(
              "modifyProcessInstancesBatchOperation",
              "{\"filter\": {\"processDefinitionId\": \"none\"}, \"moveInstructions\":"
                  + " [{\"sourceElementId\": \"a\", \"targetElementId\": \"b\"}]}"),
          Map.entry(
              "migrateProcessInstance",
              "{\"targetProcessDefinitionKey\": \"1\", \"mappingInstructions\":"
                  + " [{\"sourceElementId\": \"a\", \"targetElementId\": \"b\"}]}"),
          Map.entry(
              "modifyProcessInstance", "{\"activateInstructions\": [{\"elementId\": \"a\"}]}"),
          Map.entry("broadcastSignal", "{\"signalName\": \"none\"}"),
          Map.entry("updateUserTask", "{\"changeset\": {\"priority\": 1}}"),
          Map.entry("assignUserTask", "{\"assignee\": \"a\"}"),
          Map.entry(
              "getProcessInstanceStatisticsByDefinition", "{\"filter\": {\"errorHashCode\": 1}}"),
          Map.entry("getJobTypeStatistics", "{\"filter\": {" + Windows.EVER + "}}"),
          Map.entry(
              "getJobWorkerStatistics", "{\"filter\": {\"jobType\": \"t\", " + Windows.EVER + "}}"),
          Map.entry(
              "getJobTimeSeriesStatistics",
              "{\"filter\": {\"jobType\": \"t\", \"resolution\": \"P30D\", " + Windows.EVER + "}}"),
          Map.entry(
              "getJobErrorStatistics", "{\"filter\": {\"jobType\": \"t\", " + Windows.EVER + "}}"),
          Map.entry(
              "getProcessDefinitionInstanceVersionStatistics",
              "{\"filter\": {\"processDefinitionId\": \"none\"}}"));

  /** They take files, not JSON, or need no more than their path. */
  private static final List<String> WITHOUT_JSON =
      List.of(
          "createDeployment",
          "createDocument",
          "createDocuments",
          "cancelBatchOperation",
          "resumeBatchOperation",
          "suspendBatchOperation",
          "resolveProcessInstanceIncidents",
          "resetClock");

  /** What finds nothing for a key that nothing has. */
  private static final List<String> LISTS_OF_NOTHING =
      List.of("deleteGlobalClusterVariable", "searchProcessInstanceIncidents");

  private static final class Windows {
    static final String EVER =
        "\"from\": \"2020-01-01T00:00:00Z\", \"to\": \"2020-02-01T00:00:00Z\"";
  }

  record Operation(String method, String path, String id) {

    boolean hasJson() {
      return !method.equals("GET") && !method.equals("DELETE") && !WITHOUT_JSON.contains(id);
    }

    boolean isSearch() {
      return path.endsWith("/search");
    }

    boolean hasKey() {
      return path.matches(".*\\{[A-Za-z]*Key}.*");
    }

    /** A decision instance is named by its evaluation and its position within. */
    String unknownKey() {
      return id.equals("getDecisionInstance") ? "1-1" : UNKNOWN_KEY;
    }

    String body() {
      return hasJson() ? BODIES.getOrDefault(id, "{}") : "";
    }

    String at(String value) {
      return path.replaceAll("\\{[A-Za-z]*}", value);
    }
  }

  /** From the classes or from the jar, where a path with dots in it finds nothing. */
  private static final String TABLE = "/dev/pitcrew/engine/gateway/rest/problem/operations.tsv";

  static List<Operation> served() {
    try (InputStream in = GatewayJson.class.getResourceAsStream(TABLE)) {
      List<Operation> served = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] cells = line.split("\t");
        boolean isServed = cells.length > 3 && List.of("works", "differs").contains(cells[3]);
        if (isServed && !cells[0].equals("gRPC") && !cells[1].startsWith("/clock")) {
          served.add(new Operation(cells[0], cells[1], cells[2]));
        }
      }
      return served;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> send(String method, String path, String body) {
    return Rest.send(engine, method, "/v2" + path, body);
  }

  /** Null where it is as the API describes problems. */
  private static String wrong(HttpResponse<String> answer, int status, String path) {
    if (answer.statusCode() != status) {
      return "%d %s".formatted(answer.statusCode(), answer.body());
    }
    if (!answer
        .headers()
        .firstValue("Content-Type")
        .orElse("")
        .startsWith("application/problem+json")) {
      return "content type " + answer.headers().firstValue("Content-Type");
    }
    JsonNode problem = GatewayJson.MAPPER.readTree(answer.body());
    boolean isWhole =
        problem.path("type").asString().equals("about:blank")
            && !problem.path("title").asString().isBlank()
            && problem.path("status").asInt() == status
            && problem.path("detail").asString().startsWith("Expected ")
            && problem.path("instance").asString().equals("/v2" + path)
            && problem.size() == 5;
    boolean tellsOfCode = answer.body().matches("(?s).*(java\\.|dev\\.pitcrew|tools\\.jackson).*");
    return isWhole && !tellsOfCode ? null : answer.body();
  }

  @Test
  void shouldSayThatNothingHasAKeyOrThatItIsNone() throws Exception {
    // given
    Map<String, String> found = new TreeMap<>();

    // when
    for (Operation one : served()) {
      if (!one.path().contains("{")) {
        continue;
      }
      if (!LISTS_OF_NOTHING.contains(one.id())) {
        String unknown = one.at(one.hasKey() ? one.unknownKey() : "none-such");
        String wrong = wrong(send(one.method(), unknown, one.body()), 404, unknown);
        if (wrong != null) {
          found.put(one.id() + " of nothing", wrong);
        }
      }
      if (one.hasKey()) {
        for (String text : List.of("x", "99999999999999999999", "1.5")) {
          String none = one.at(text);
          String wrong = wrong(send(one.method(), none, one.body()), 400, none);
          if (wrong != null) {
            found.put(one.id() + " of " + text, wrong);
          }
        }
      }
    }

    // then
    assertThat(found).isEmpty();
  }

  @Test
  void shouldSayWhatItDoesNotKnowInABody() throws Exception {
    // given
    Map<String, String> found = new TreeMap<>();

    // when
    for (Operation one : served()) {
      if (one.hasJson()) {
        String path = one.at(UNKNOWN_KEY);
        String body =
            one.body().equals("{}")
                ? "{\"nonsense\": 1}"
                : "{\"nonsense\": 1, " + one.body().substring(1);
        HttpResponse<String> answer = send(one.method(), path, body);
        String wrong = wrong(answer, 400, path);
        if (wrong != null || !answer.body().contains("nonsense")) {
          found.put(one.id(), answer.body());
        }
        for (String broken : List.of("[]", "1", "\"x\"", "{", "{\"a\": }")) {
          String said = wrong(send(one.method(), path, broken), 400, path);
          if (said != null) {
            found.put(one.id() + " with " + broken, said);
          }
        }
      }
    }

    // then
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"page\": {\"limit\": -1}}",
        "{\"page\": {\"limit\": 10001}}",
        "{\"page\": {\"limit\": \"1\"}}",
        "{\"page\": {\"limit\": 1.5}}",
        "{\"page\": {\"limit\": 99999999999}}",
        "{\"page\": {\"from\": -1}}",
        "{\"page\": {\"after\": \"no cursor\"}}",
        "{\"page\": {\"before\": \"no cursor\"}}",
        "{\"page\": {\"after\": \"bm8gY3Vyc29y\"}}",
        "{\"page\": {\"nonsense\": 1}}",
        "{\"page\": []}",
        "{\"sort\": [{\"field\": \"nonsense\"}]}",
        "{\"sort\": [{\"order\": \"ASC\"}]}",
        "{\"sort\": {\"field\": \"state\"}}",
        "{\"sort\": [{\"field\": \"nonsense\", \"order\": \"sideways\"}]}",
        "{\"sort\": [null]}",
        "{\"filter\": {\"nonsense\": 1}}",
        "{\"filter\": {\"nonsense\": [1]}}",
        "{\"filter\": []}",
        "{\"filter\": 1}"
      })
  void shouldRefuseWhatNoSearchCanMean(String body) throws Exception {
    // given
    Map<String, String> found = new TreeMap<>();

    // when
    for (Operation one : served()) {
      // What is there to be searched in is asked first.
      if (one.isSearch() && !one.path().contains("{")) {
        String path = one.at(UNKNOWN_KEY);
        String wrong = wrong(send(one.method(), path, body), 400, path);
        if (wrong != null) {
          found.put(one.id(), wrong);
        }
      }
    }

    // then
    assertThat(found).isEmpty();
  }

  /** As newer clients send it for what their caller left away. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "[]"})
  void shouldPassOverFieldsThatAreUnknownAndEmpty(String empty) throws Exception {
    // given
    Map<String, String> found = new TreeMap<>();

    // when
    for (Operation one : served()) {
      if (one.isSearch() && !one.path().contains("{")) {
        HttpResponse<String> answer =
            send(
                one.method(),
                one.path(),
                "{\"newer\": %s, \"filter\": {\"newer\": %s}}".formatted(empty, empty));
        if (answer.statusCode() != 200) {
          found.put(one.id(), answer.body());
        }
      }
    }

    // then
    assertThat(found).isEmpty();
  }
}
