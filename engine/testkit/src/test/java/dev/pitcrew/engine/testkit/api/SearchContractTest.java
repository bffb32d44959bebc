package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.api.search.filter.GlobalTaskListenerFilter;
import io.camunda.client.protocol.rest.AuditLogFilter;
import io.camunda.client.protocol.rest.AuditLogSearchQuerySortRequest;
import io.camunda.client.protocol.rest.BatchOperationFilter;
import io.camunda.client.protocol.rest.BatchOperationItemFilter;
import io.camunda.client.protocol.rest.BatchOperationItemSearchQuerySortRequest;
import io.camunda.client.protocol.rest.BatchOperationSearchQuerySortRequest;
import io.camunda.client.protocol.rest.ClusterVariableSearchQueryFilterRequest;
import io.camunda.client.protocol.rest.ClusterVariableSearchQuerySortRequest;
import io.camunda.client.protocol.rest.CorrelatedMessageSubscriptionFilter;
import io.camunda.client.protocol.rest.CorrelatedMessageSubscriptionSearchQuerySortRequest;
import io.camunda.client.protocol.rest.DecisionDefinitionFilter;
import io.camunda.client.protocol.rest.DecisionDefinitionSearchQuerySortRequest;
import io.camunda.client.protocol.rest.DecisionInstanceFilter;
import io.camunda.client.protocol.rest.DecisionInstanceSearchQuerySortRequest;
import io.camunda.client.protocol.rest.DecisionRequirementsFilter;
import io.camunda.client.protocol.rest.DecisionRequirementsSearchQuerySortRequest;
import io.camunda.client.protocol.rest.ElementInstanceFilter;
import io.camunda.client.protocol.rest.ElementInstanceSearchQuerySortRequest;
import io.camunda.client.protocol.rest.GlobalTaskListenerSearchQuerySortRequest;
import io.camunda.client.protocol.rest.IncidentFilter;
import io.camunda.client.protocol.rest.IncidentSearchQuerySortRequest;
import io.camunda.client.protocol.rest.JobFilter;
import io.camunda.client.protocol.rest.JobSearchQuerySortRequest;
import io.camunda.client.protocol.rest.MessageSubscriptionFilter;
import io.camunda.client.protocol.rest.MessageSubscriptionSearchQuerySortRequest;
import io.camunda.client.protocol.rest.ProcessDefinitionFilter;
import io.camunda.client.protocol.rest.ProcessDefinitionSearchQuerySortRequest;
import io.camunda.client.protocol.rest.ProcessInstanceFilter;
import io.camunda.client.protocol.rest.ProcessInstanceSearchQuerySortRequest;
import io.camunda.client.protocol.rest.UserTaskFilter;
import io.camunda.client.protocol.rest.UserTaskSearchQuerySortRequest;
import io.camunda.client.protocol.rest.VariableFilter;
import io.camunda.client.protocol.rest.VariableSearchQuerySortRequest;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field that the official client can filter or sort by is taken, or is known to be not. */
final class SearchContractTest {

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create();

  /**
   * @param refused fields that nothing here has: batch operations, hashes, times of changes
   */
  record Search(String path, Class<?> filter, Class<?> sort, Set<String> refused) {}

  static Stream<Search> searches() {
    return Stream.of(
        new Search(
            "process-definitions",
            ProcessDefinitionFilter.class,
            ProcessDefinitionSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "process-instances",
            ProcessInstanceFilter.class,
            ProcessInstanceSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "batch-operations",
            BatchOperationFilter.class,
            BatchOperationSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "batch-operation-items",
            BatchOperationItemFilter.class,
            BatchOperationItemSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "element-instances",
            ElementInstanceFilter.class,
            ElementInstanceSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "variables",
            VariableFilter.class,
            VariableSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "incidents",
            IncidentFilter.class,
            IncidentSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "jobs",
            JobFilter.class,
            JobSearchQuerySortRequest.FieldEnum.class,
            Set.of("hasFailedWithRetriesLeft")),
        new Search(
            "user-tasks",
            UserTaskFilter.class,
            UserTaskSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "decision-definitions",
            DecisionDefinitionFilter.class,
            DecisionDefinitionSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "decision-requirements",
            DecisionRequirementsFilter.class,
            DecisionRequirementsSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "decision-instances",
            DecisionInstanceFilter.class,
            DecisionInstanceSearchQuerySortRequest.FieldEnum.class,
            Set.of("decisionEvaluationInstanceKey")),
        new Search(
            "message-subscriptions",
            MessageSubscriptionFilter.class,
            MessageSubscriptionSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "correlated-message-subscriptions",
            CorrelatedMessageSubscriptionFilter.class,
            CorrelatedMessageSubscriptionSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "cluster-variables",
            ClusterVariableSearchQueryFilterRequest.class,
            ClusterVariableSearchQuerySortRequest.FieldEnum.class,
            Set.of()),
        new Search(
            "global-task-listeners",
            GlobalTaskListenerFilter.class,
            GlobalTaskListenerSearchQuerySortRequest.FieldEnum.class,
            Set.of("eventTypes")),
        new Search(
            "audit-logs",
            AuditLogFilter.class,
            AuditLogSearchQuerySortRequest.FieldEnum.class,
            Set.of("resourceKey")));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void shouldSortByEachField(Search search) throws Exception {
    Set<String> refused = new TreeSet<>();
    for (Object field : search.sort().getEnumConstants()) {
      if (!field.toString().startsWith("unknown")) {
        HttpResponse<String> answer =
            post(search, "{\"sort\": [{\"field\": \"%s\", \"order\": \"desc\"}]}", field);
        if (answer.statusCode() != 200) {
          assertThat(answer.statusCode()).isEqualTo(400);
          refused.add(field.toString());
        }
      }
    }
    assertThat(search.refused()).containsAll(refused);
  }

  @ParameterizedTest
  @MethodSource("searches")
  void shouldFilterByEachField(Search search) throws Exception {
    Set<String> refused = new TreeSet<>();
    for (String field : fields(search.filter())) {
      boolean taken = false;
      for (String value : VALUES) {
        HttpResponse<String> answer = post(search, "{\"filter\": {\"%s\": %s}}", field, value);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
        taken |= answer.statusCode() == 200;
      }
      if (!taken) {
        refused.add(field);
      }
    }
    assertThat(search.refused()).containsAll(refused);
  }

  /** One of them suits each field. */
  private static final List<String> VALUES =
      List.of(
          "{\"$exists\": true}",
          "\"1\"",
          "1",
          "true",
          "\"ACTIVE\"",
          "\"GLOBAL\"",
          "\"1-1\"",
          "[\"a\"]",
          "[{\"name\": \"a\", \"value\": {\"$eq\": \"1\"}}]",
          "[{\"state\": \"ACTIVE\"}]");

  private static List<String> fields(Class<?> filter) {
    return Arrays.stream(filter.getDeclaredMethods())
        .map((Method method) -> method.getAnnotation(JsonProperty.class))
        .filter(annotation -> annotation != null)
        .map(JsonProperty::value)
        .distinct()
        .toList();
  }

  private static HttpResponse<String> post(Search search, String body, Object... arguments) {
    return Rest.send(
        engine, "POST", "/v2/%s/search".formatted(search.path()), body.formatted(arguments));
  }
}
