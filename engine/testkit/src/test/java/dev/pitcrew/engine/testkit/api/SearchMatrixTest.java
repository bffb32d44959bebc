package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.CamundaClient;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Each search, with each operator that the official client has for each of its fields, and in pages
 * by each field it can be sorted by.
 */
final class SearchMatrixTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying("order.bpmn", "parallel.bpmn", "approve-order.form", "discount.dmn");

  /** Of what the model does not name its id is shown, after which nothing is sorted. */
  private static final String SHOWN_ELSE = "elementName";

  private static final String TIME = "\"2026-01-01T00:00:00Z\"";

  @BeforeAll
  static void haveSomeOfEach() {
    CamundaClient client = engine.client();
    for (int i = 0; i < 3; i++) {
      TestInstance paid = engine.start("order", Map.of("orderId", "order-" + i));
      engine.advance(Duration.ofSeconds(1));
      paid.completeJob("stock.reserve", Map.of());
      paid.assign("approve-order", "clara").completeUserTask("approve-order", Map.of());
      engine.start("parallel", Map.of("list", List.of(i))).failJob("left", i % 2, "no " + i);
      engine
          .start("order", Map.of("orderId", "open-" + i))
          .completeJob("stock.reserve", Map.of("more", i));
      client
          .newEvaluateDecisionCommand()
          .decisionId("discount")
          .variables(Map.of("amount", i))
          .send()
          .join();
      client
          .newGloballyScopedClusterVariableCreateRequest()
          .create("variable_" + i, Map.of("i", i))
          .send()
          .join();
    }
    engine.start("order", Map.of("orderId", "cancelled")).cancel();
    client
        .newPublishMessageCommand()
        .messageName("order-paid")
        .correlationKey("order-1")
        .send()
        .join();
  }

  static Stream<SearchContractTest.Search> searches() {
    return SearchContractTest.searches();
  }

  @ParameterizedTest
  @MethodSource("searches")
  void shouldTakeEachOperatorOfEachField(SearchContractTest.Search search) throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    for (Method field : search.filter().getDeclaredMethods()) {
      JsonProperty property = field.getAnnotation(JsonProperty.class);
      boolean isCompared =
          property != null
              && field.getReturnType().getSimpleName().endsWith("FilterProperty")
              && !search.refused().contains(property.value());
      if (isCompared) {
        for (String condition : conditions(field.getReturnType())) {
          String body = "{\"filter\": {\"%s\": %s}}".formatted(property.value(), condition);
          HttpResponse<String> answer = post(search, body);
          if (answer.statusCode() != 200) {
            wrong.put(body, answer.body());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Each operator that the type has, with a value that suits it. */
  private static List<String> conditions(Class<?> type) throws NoSuchMethodException {
    String value = value(type, type.getMethod("get$Eq").getReturnType());
    List<String> conditions = new ArrayList<>(List.of(value));
    for (Method operator : type.getMethods()) {
      JsonProperty property = operator.getAnnotation(JsonProperty.class);
      if (property != null && operator.getName().startsWith("get$")) {
        switch (property.value()) {
          case "$exists" -> {
            conditions.add("{\"$exists\": true}");
            conditions.add("{\"$exists\": false}");
          }
          case "$in", "$notIn" ->
              conditions.add("{\"%s\": [%s, %2$s]}".formatted(property.value(), value));
          case "$like" -> conditions.add("{\"$like\": \"*a?\"}");
          default -> conditions.add("{\"%s\": %s}".formatted(property.value(), value));
        }
      }
    }
    return conditions;
  }

  private static String value(Class<?> type, Class<?> scalar) {
    if (scalar.isEnum()) {
      return "\"" + scalar.getEnumConstants()[0] + "\"";
    } else if (scalar == Integer.class) {
      return "1";
    }
    return switch (type.getSimpleName()) {
      case "DateTimeFilterProperty" -> TIME;
      case "DecisionEvaluationInstanceKeyFilterProperty" -> "\"1-1\"";
      default -> "\"1\"";
    };
  }

  /** Those whose meaning is not the store's own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          user-tasks         | {'candidateGroup': {'$eq': 'sales'}}             | 6
          user-tasks         | {'candidateGroup': {'$neq': 'sales'}}            | 0
          user-tasks         | {'candidateGroup': {'$in': ['sales', 'none']}}   | 6
          user-tasks         | {'candidateGroup': {'$notIn': ['none', 'sal']}}  | 6
          user-tasks         | {'candidateGroup': {'$notIn': ['none', 'sales']}}| 0
          user-tasks         | {'candidateGroup': {'$exists': true}}            | 6
          user-tasks         | {'candidateGroup': {'$exists': false}}           | 0
          user-tasks         | {'candidateGroup': {'$like': 'sa*'}}             | 6
          user-tasks         | {'candidateGroup': {'$like': 'fin?nce'}}         | 6
          user-tasks         | {'candidateGroup': {'$like': 'sal*ance'}}        | 0
          user-tasks         | {'candidateGroup': {'$like': 'sales?'}}        | 0
          user-tasks         | {'candidateUser': {'$like': '*ar*'}, 'state': 'CREATED'} | 3
          user-tasks         | {'candidateUser': {'$like': '*ar*', '$neq': 'clara'}} | 0
          jobs               | {'listenerEventType': {'$like': 'UNSPEC*'}, 'type': 'left'} | 3
          jobs               | {'listenerEventType': {'$like': 'START*'}}       | 0
          decision-instances | {'state': {'$like': 'FAIL*'}}                    | 0
          cluster-variables  | {'scope': {'$like': 'GLOB*'}}                    | 3
          cluster-variables  | {'isTruncated': true}                            | 0
          cluster-variables  | {'isTruncated': false}                           | 3
          process-instances  | {'batchOperationId': {'$like': '*'}}             | 0
          """)
  void shouldFindWhatAnOperatorMeans(String path, String filter, int found) throws Exception {
    // when
    HttpResponse<String> answer =
        post(
            new SearchContractTest.Search(path, Object.class, Object.class, Set.of()),
            "{\"filter\": %s}".formatted(filter.replace('\'', '"')));

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(GatewayJson.MAPPER.readTree(answer.body()).path("page").path("totalItems").asInt())
        .isEqualTo(found);
  }

  @ParameterizedTest
  @MethodSource("searches")
  void shouldGoForthAndBackInPagesByEachField(SearchContractTest.Search search) throws Exception {
    for (Object field : search.sort().getEnumConstants()) {
      if (!field.toString().startsWith("unknown") && !search.refused().contains(field.toString())) {
        List<JsonNode> ascending = walk(search, field, "ASC");
        List<JsonNode> descending = walk(search, field, "DESC");
        if (!field.toString().equals(SHOWN_ELSE)) {
          assertThat(values(ascending, field))
              .as("%s by %s", search.path(), field)
              .isEqualTo(values(descending, field).reversed());
        }
      }
    }
  }

  /** All there is, page by page, which is the same as all at once. */
  private static List<JsonNode> walk(SearchContractTest.Search search, Object field, String order)
      throws Exception {
    String sort = "\"sort\": [{\"field\": \"%s\", \"order\": \"%s\"}]".formatted(field, order);
    JsonNode whole = page(search, sort, "\"limit\": 500");
    List<JsonNode> all = List.copyOf(whole.path("items").values());
    List<JsonNode> forth = new ArrayList<>();
    List<JsonNode> back = new ArrayList<>();
    JsonNode page = page(search, sort, "\"limit\": 7");
    while (!page.path("items").isEmpty()) {
      forth.addAll(page.path("items").values());
      assertThat(page.path("page").path("totalItems").asInt()).isEqualTo(all.size());
      assertThat(page.path("page").path("hasMoreTotalItems").asBoolean()).isFalse();
      page = page(search, sort, "\"limit\": 7, \"after\": " + page.path("page").path("endCursor"));
    }
    String last = whole.path("page").path("endCursor").toString();
    while (!last.equals("null")) {
      page = page(search, sort, "\"limit\": 7, \"before\": " + last);
      back.addAll(0, page.path("items").values());
      last = page.path("page").path("startCursor").toString();
    }
    assertThat(forth).as("%s %s", search.path(), sort).isEqualTo(all);
    assertThat(back).isEqualTo(all.subList(0, Math.max(0, all.size() - 1)));
    return all;
  }

  private static List<String> values(List<JsonNode> items, Object field) {
    return items.stream().map(item -> item.path(field.toString()).toString()).toList();
  }

  private static JsonNode page(SearchContractTest.Search search, String sort, String page)
      throws Exception {
    HttpResponse<String> answer = post(search, "{%s, \"page\": {%s}}".formatted(sort, page));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return GatewayJson.MAPPER.readTree(answer.body());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void shouldRefuseACursorThatDoesNotFit(SearchContractTest.Search search) throws Exception {
    List<String> fields =
        Arrays.stream(search.sort().getEnumConstants())
            .map(Object::toString)
            .filter(field -> !field.startsWith("unknown") && !search.refused().contains(field))
            .toList();
    String sort = "\"sort\": [{\"field\": \"%s\"}]";
    String cursor =
        page(search, sort.formatted(fields.getFirst()), "\"limit\": 1")
            .path("page")
            .path("endCursor")
            .toString();
    if (cursor.equals("null")) {
      return;
    }
    String sorted = sort.formatted(fields.getFirst());
    for (String body :
        List.of(
            "{\"page\": {\"after\": %s}}".formatted(cursor),
            "{%s, \"page\": {\"after\": %s, \"before\": %2$s}}".formatted(sorted, cursor),
            "{%s, \"page\": {\"after\": %s, \"from\": 1}}".formatted(sorted, cursor),
            "{%s, \"page\": {\"before\": %s, \"from\": 1}}".formatted(sorted, cursor))) {
      HttpResponse<String> answer = post(search, body);
      assertThat(answer.statusCode()).as("%s answered %s", body, answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("\"detail\":\"Expected ");
    }
  }

  private static HttpResponse<String> post(SearchContractTest.Search search, String body) {
    return Rest.send(engine, "POST", "/v2/%s/search".formatted(search.path()), body);
  }
}
