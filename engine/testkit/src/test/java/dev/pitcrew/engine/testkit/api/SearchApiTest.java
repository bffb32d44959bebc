package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.DecisionInstance;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.Variable;
import io.grpc.Status;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be found, read back through the official client's own classes. */
final class SearchApiTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form", "discount.dmn");

  private static CamundaClient client;
  private static TestInstance waiting;
  private static TestInstance refused;
  private static TestInstance stuck;

  @BeforeAll
  static void orderThings() {
    client = engine.client();
    waiting = engine.start("order", Map.of("orderId", "waiting", "amount", 12.50));
    engine.advance(Duration.ofMinutes(1));
    refused = engine.start("order", Map.of("orderId", "refused"));
    refused.throwError("stock.reserve", "sold-out", Map.of());
    stuck = engine.start("order", Map.of("orderId", "stuck", "text", "x".repeat(10_000)));
    stuck.failJob("stock.reserve", 0, "the roof leaks");
  }

  @Test
  void shouldFindProcessInstancesByEachKindOfFilter() {
    assertThat(found(client.newProcessInstanceSearchRequest().send().join()))
        .containsExactly(waiting.key(), refused.key(), stuck.key());
    assertThat(
            found(
                client
                    .newProcessInstanceSearchRequest()
                    .filter(
                        f ->
                            f.processDefinitionId(id -> id.like("ord?r"))
                                .state(ProcessInstanceState.ACTIVE))
                    .send()
                    .join()))
        .containsExactly(waiting.key(), stuck.key());
    assertThat(
            found(
                client
                    .newProcessInstanceSearchRequest()
                    .filter(f -> f.state(s -> s.neq(ProcessInstanceState.ACTIVE)))
                    .send()
                    .join()))
        .containsExactly(refused.key());
    assertThat(
            found(
                client
                    .newProcessInstanceSearchRequest()
                    .filter(f -> f.hasIncident(true))
                    .send()
                    .join()))
        .containsExactly(stuck.key());
    assertThat(
            found(
                client
                    .newProcessInstanceSearchRequest()
                    .filter(f -> f.variables(Map.of("orderId", "\"refused\"")))
                    .send()
                    .join()))
        .containsExactly(refused.key());
    assertThat(
            found(
                client
                    .newProcessInstanceSearchRequest()
                    .filter(f -> f.processInstanceKey(k -> k.in(waiting.key(), 7L)))
                    .send()
                    .join()))
        .containsExactly(waiting.key());
    assertThat(
            found(
                client
                    .newProcessInstanceSearchRequest()
                    .filter(
                        f ->
                            f.startDate(
                                d ->
                                    d.gt(
                                        OffsetDateTime.ofInstant(
                                            engine.now().minusSeconds(1), ZoneOffset.UTC))))
                    .send()
                    .join()))
        .containsExactly(refused.key(), stuck.key());
    assertThat(
            found(
                client
                    .newProcessInstanceSearchRequest()
                    .filter(f -> f.endDate(d -> d.exists(false)))
                    .send()
                    .join()))
        .containsExactly(waiting.key(), stuck.key());
    assertThat(
            found(
                client
                    .newProcessInstanceSearchRequest()
                    .filter(
                        f ->
                            f.orFilters(
                                List.of(
                                    or -> or.errorMessage(m -> m.like("*roof*")),
                                    or ->
                                        or.elementId("order-refused")
                                            .state(ProcessInstanceState.COMPLETED))))
                    .send()
                    .join()))
        .containsExactly(refused.key(), stuck.key());
  }

  private static List<Long> found(SearchResponse<ProcessInstance> page) {
    assertThat(page.page().totalItems()).isEqualTo(page.items().size());
    assertThat(page.page().hasMoreTotalItems()).isFalse();
    return page.items().stream().map(ProcessInstance::getProcessInstanceKey).toList();
  }

  @Test
  void shouldShowAllOfAProcessInstance() {
    // when
    ProcessInstance instance = client.newProcessInstanceGetRequest(refused.key()).send().join();

    // then
    assertThat(instance.getProcessDefinitionId()).isEqualTo("order");
    assertThat(instance.getProcessDefinitionName()).isEqualTo("Order");
    assertThat(instance.getProcessDefinitionVersion()).isEqualTo(1);
    assertThat(instance.getState()).isEqualTo(ProcessInstanceState.COMPLETED);
    assertThat(instance.getStartDate().toInstant()).isEqualTo(engine.now());
    assertThat(instance.getEndDate().toInstant()).isEqualTo(engine.now());
    assertThat(instance.getHasIncident()).isFalse();
    assertThat(instance.getParentProcessInstanceKey()).isNull();
    assertThat(instance.getTenantId()).isEqualTo("<default>");
    assertRefused(
        () -> client.newProcessInstanceGetRequest(77).send().join(),
        404,
        Status.Code.NOT_FOUND,
        "77");
  }

  @Test
  void shouldGoThroughPagesByCursorForthAndBack() {
    // given
    List<Long> forth = new ArrayList<>();
    SearchResponse<ProcessInstance> page = page(null, null);

    // when
    while (!page.items().isEmpty()) {
      page.items().forEach(item -> forth.add(item.getProcessInstanceKey()));
      SearchResponse<ProcessInstance> last = page;
      page = page(last.page().endCursor(), null);
      if (page.items().isEmpty()) {
        page = last;
        break;
      }
    }

    // then
    assertThat(forth).containsExactly(stuck.key(), refused.key(), waiting.key());
    assertThat(page(null, page.page().startCursor()).items())
        .extracting(ProcessInstance::getProcessInstanceKey)
        .containsExactly(refused.key());
  }

  private static SearchResponse<ProcessInstance> page(String after, String before) {
    return client
        .newProcessInstanceSearchRequest()
        .sort(s -> s.processInstanceKey().desc())
        .page(
            p -> {
              p.limit(1);
              if (after != null) {
                p.after(after);
              }
              if (before != null) {
                p.before(before);
              }
            })
        .send()
        .join();
  }

  @Test
  void shouldFindElementInstancesButNeverTheProcessItself() {
    // when
    List<ElementInstance> elements =
        client
            .newElementInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(refused.key()))
            .sort(s -> s.elementInstanceKey().asc())
            .send()
            .join()
            .items();

    // then
    assertThat(elements)
        .extracting(ElementInstance::getElementId)
        .containsExactly("order-known", "reserve-stock", "stock-sold-out", "order-refused");
    assertThat(elements.get(1))
        .satisfies(
            task -> {
              assertThat(task.getType()).isEqualTo(ElementInstanceType.SERVICE_TASK);
              assertThat(task.getState()).isEqualTo(ElementInstanceState.TERMINATED);
              assertThat(task.getElementName()).isEqualTo("Reserve stock");
              assertThat(
                      client
                          .newElementInstanceGetRequest(task.getElementInstanceKey())
                          .send()
                          .join())
                  .isEqualTo(task);
            });
    assertRefused(
        () -> client.newElementInstanceGetRequest(refused.key()).send().join(),
        404,
        Status.Code.NOT_FOUND,
        Long.toString(refused.key()));
  }

  @Test
  void shouldCountTheElementsOfAnInstance() {
    assertThat(client.newProcessInstanceElementStatisticsRequest(stuck.key()).send().join())
        .filteredOn(element -> element.getElementId().equals("reserve-stock"))
        .singleElement()
        .satisfies(
            element -> {
              assertThat(element.getActive()).isEqualTo(1);
              assertThat(element.getIncidents()).isEqualTo(1);
              assertThat(element.getCompleted()).isZero();
            });
    assertThat(client.newProcessInstanceGetCallHierarchyRequest(stuck.key()).send().join())
        .singleElement()
        .satisfies(entry -> assertThat(entry.getProcessInstanceKey()).isEqualTo(stuck.key()));
  }

  @Test
  void shouldFindIncidents() {
    // when
    List<Incident> incidents =
        client
            .newIncidentSearchRequest()
            .filter(
                f ->
                    f.errorType(IncidentErrorType.JOB_NO_RETRIES)
                        .state(IncidentState.ACTIVE)
                        .processDefinitionId("order"))
            .send()
            .join()
            .items();

    // then
    assertThat(incidents)
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.getProcessInstanceKey()).isEqualTo(stuck.key());
              assertThat(incident.getErrorMessage()).isEqualTo("the roof leaks");
              assertThat(incident.getElementId()).isEqualTo("reserve-stock");
              assertThat(incident.getJobKey()).isPositive();
              assertThat(incident.getCreationTime().toInstant()).isEqualTo(engine.now());
              assertThat(client.newIncidentGetRequest(incident.getIncidentKey()).send().join())
                  .isEqualTo(incident);
              assertThat(
                      client
                          .newIncidentsByProcessInstanceSearchRequest(stuck.key())
                          .send()
                          .join()
                          .items())
                  .containsExactly(incident);
            });
  }

  @Test
  void shouldCutLongVariablesInListsAndGiveThemWhole() {
    // when
    Variable listed =
        client
            .newVariableSearchRequest()
            .filter(f -> f.processInstanceKey(stuck.key()).name("text"))
            .send()
            .join()
            .items()
            .getFirst();

    // then
    assertThat(listed.isTruncated()).isTrue();
    assertThat(listed.getValue()).startsWith("\"xxx").hasSizeLessThan(10_000);
    assertThat(client.newVariableGetRequest(listed.getVariableKey()).send().join().getValue())
        .hasSize(10_002);
    assertThat(
            client
                .newVariableSearchRequest()
                .filter(f -> f.processInstanceKey(stuck.key()).name("text"))
                .withFullValues()
                .send()
                .join()
                .items()
                .getFirst()
                .getValue())
        .hasSize(10_002);
  }

  @Test
  void shouldFindVariablesByValue() {
    assertThat(
            client
                .newVariableSearchRequest()
                .filter(f -> f.name("orderId").value(v -> v.like("*ait*")))
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(
            variable -> {
              assertThat(variable.getValue()).isEqualTo("\"waiting\"");
              assertThat(variable.getScopeKey()).isEqualTo(waiting.key());
            });
  }

  @Test
  void shouldGiveADefinitionItsXmlAndItsForm() {
    // when
    ProcessDefinition definition =
        client
            .newProcessDefinitionSearchRequest()
            .filter(f -> f.processDefinitionId("order").isLatestVersion(true))
            .send()
            .join()
            .items()
            .getFirst();

    // then
    assertThat(definition.getName()).isEqualTo("Order");
    assertThat(definition.getVersion()).isEqualTo(1);
    assertThat(definition.getResourceName()).isEqualTo("order.bpmn");
    assertThat(definition.getHasStartForm()).isFalse();
    long key = definition.getProcessDefinitionKey();
    assertThat(client.newProcessDefinitionGetRequest(key).send().join()).isEqualTo(definition);
    assertThat(client.newProcessDefinitionGetXmlRequest(key).send().join())
        .contains("id=\"reserve-stock\"");
  }

  @Test
  void shouldFindOnlyTheNewestVersionWhenAsked() {
    // given
    engine
        .client()
        .newDeployResourceCommand()
        .addResourceStringUtf8(process("begin"), "versions.bpmn")
        .send()
        .join();
    engine
        .client()
        .newDeployResourceCommand()
        .addResourceStringUtf8(process("begin-otherwise"), "versions.bpmn")
        .send()
        .join();

    // when
    List<ProcessDefinition> newest =
        client
            .newProcessDefinitionSearchRequest()
            .filter(f -> f.processDefinitionId("versions").isLatestVersion(true))
            .send()
            .join()
            .items();

    // then
    assertThat(newest).extracting(ProcessDefinition::getVersion).containsExactly(2);
  }

  private static String process(String startId) {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
          <process id="versions" isExecutable="true">
            <startEvent id="%1$s"><outgoing>f</outgoing></startEvent>
            <endEvent id="end"><incoming>f</incoming></endEvent>
            <sequenceFlow id="f" sourceRef="%1$s" targetRef="end"/>
          </process>
        </definitions>
        """
        .formatted(startId);
  }

  @Test
  void shouldFindDecisionsAndWhyTheyCameOut() {
    // given
    long key =
        client
            .newEvaluateDecisionCommand()
            .decisionId("discount")
            .variables(Map.of("amount", 3))
            .send()
            .join()
            .getDecisionEvaluationKey();

    // when
    List<DecisionInstance> instances =
        client
            .newDecisionInstanceSearchRequest()
            .filter(f -> f.decisionInstanceKey(key))
            .send()
            .join()
            .items();

    // then
    assertThat(instances).singleElement();
    DecisionInstance whole =
        client
            .newDecisionInstanceGetRequest(instances.getFirst().getDecisionInstanceId())
            .send()
            .join();
    assertThat(whole.getResult()).isEqualTo("0");
    assertThat(whole.getEvaluatedInputs())
        .singleElement()
        .satisfies(input -> assertThat(input.getInputValue()).isEqualTo("3"));
    assertThat(whole.getMatchedRules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.getRuleId()).isEqualTo("any-order"));
    var decision =
        client
            .newDecisionDefinitionSearchRequest()
            .filter(f -> f.decisionDefinitionId("discount"))
            .send()
            .join()
            .items()
            .getFirst();
    assertThat(decision.getDmnDecisionName()).isEqualTo("Discount");
    assertThat(client.newDecisionDefinitionGetXmlRequest(decision.getDecisionKey()).send().join())
        .contains("discount-table");
    assertThat(
            client
                .newDecisionRequirementsGetRequest(decision.getDecisionRequirementsKey())
                .send()
                .join()
                .getDmnDecisionRequirementsName())
        .isEqualTo("Discounts");
  }

  @Test
  void shouldFindWhatWaitsForMessages() {
    assertThat(
            client
                .newMessageSubscriptionSearchRequest()
                .filter(f -> f.messageName("order-placed"))
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(
            subscription -> assertThat(subscription.getProcessDefinitionId()).isEqualTo("order"));
  }

  @Test
  void shouldTakePlainValuesAndEnumsInAnyCase() throws Exception {
    // when
    HttpResponse<String> plain =
        post(
            "{\"filter\": {\"state\": \"active\", \"processInstanceKey\": \"%d\"}}", waiting.key());
    HttpResponse<String> wrong = post("{\"filter\": {\"state\": \"sleeping\"}}");
    HttpResponse<String> unknown = post("{\"filter\": {\"colour\": \"red\"}}");
    HttpResponse<String> operator = post("{\"filter\": {\"state\": {\"$near\": \"ACTIVE\"}}}");
    HttpResponse<String> sort = post("{\"sort\": [{\"field\": \"colour\"}]}");
    HttpResponse<String> cursor = post("{\"page\": {\"after\": \"nonsense\"}}");
    HttpResponse<String> limit = post("{\"page\": {\"limit\": 100000}}");

    // then
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(plain.body())
        .contains("\"processInstanceKey\":\"" + waiting.key() + "\"")
        .contains("\"totalItems\":1");
    assertThat(List.of(wrong, unknown, operator, sort, cursor, limit))
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
              assertThat(answer.headers().firstValue("Content-Type"))
                  .hasValue("application/problem+json");
            });
  }

  private static HttpResponse<String> post(String body, Object... arguments) {
    return Rest.send(engine, "POST", "/v2/process-instances/search", body.formatted(arguments));
  }
}
