package dev.pitcrew.engine.testkit;

import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.Variable;
import java.util.Iterator;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a test expects of a process instance, read through the API. */
public final class TestInstanceAssert extends AbstractAssert<TestInstanceAssert, TestInstance> {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int FOUND_MAX = 1_000;

  TestInstanceAssert(TestInstance actual) {
    super(actual, TestInstanceAssert.class);
  }

  public TestInstanceAssert isActive() {
    return hasState(ProcessInstanceState.ACTIVE);
  }

  public TestInstanceAssert isCompleted() {
    return hasState(ProcessInstanceState.COMPLETED);
  }

  public TestInstanceAssert isTerminated() {
    return hasState(ProcessInstanceState.TERMINATED);
  }

  private TestInstanceAssert hasState(ProcessInstanceState expected) {
    ProcessInstanceState state =
        actual
            .engine()
            .client()
            .newProcessInstanceGetRequest(actual.key())
            .send()
            .join()
            .getState();
    Assertions.assertThat(state).as("state of %s: %s", actual, where()).isEqualTo(expected);
    return this;
  }

  /** These elements completed, in this order, perhaps with others in between. */
  public TestInstanceAssert passed(String... elementIds) {
    List<String> completed = elements(ElementInstanceState.COMPLETED);
    Iterator<String> found = completed.iterator();
    for (String expected : elementIds) {
      boolean passed = false;
      while (!passed && found.hasNext()) {
        passed = found.next().equals(expected);
      }
      if (!passed) {
        throw failure(
            "Expected %s to have passed %s in this order, but it passed %s.",
            actual, List.of(elementIds), completed);
      }
    }
    return this;
  }

  public TestInstanceAssert hasNotPassed(String... elementIds) {
    Assertions.assertThat(elements(ElementInstanceState.COMPLETED))
        .as("elements that %s passed", actual)
        .doesNotContain(elementIds);
    return this;
  }

  /** These elements are active. */
  public TestInstanceAssert waitsAt(String... elementIds) {
    Assertions.assertThat(elements(ElementInstanceState.ACTIVE))
        .as("elements that are active in %s", actual)
        .contains(elementIds);
    return this;
  }

  /** A variable of the process instance itself; numbers are equal whatever their form. */
  public TestInstanceAssert hasVariable(String name, @Nullable Object expected) {
    JsonNode found = variable(name);
    JsonNode wanted = JSON.readTree(JSON.writeValueAsString(expected));
    if (found == null || !found.equals(TestInstanceAssert::compare, wanted)) {
      throw failure(
          "Expected %s to have variable '%s' = %s, but it is %s.", actual, name, wanted, found);
    }
    return this;
  }

  public TestInstanceAssert hasNoVariable(String name) {
    Assertions.assertThat(variable(name)).as("variable '%s' of %s", name, actual).isNull();
    return this;
  }

  public TestInstanceAssert hasNoIncident() {
    Assertions.assertThat(incidents())
        .extracting(Incident::getErrorMessage)
        .as("incidents of %s", actual)
        .isEmpty();
    return this;
  }

  /** An open incident at the element, whose message contains the text. */
  public TestInstanceAssert hasIncident(String elementId, String message) {
    Assertions.assertThat(incidents())
        .as("incidents of %s", actual)
        .anySatisfy(
            incident -> {
              Assertions.assertThat(incident.getElementId()).isEqualTo(elementId);
              Assertions.assertThat(incident.getErrorMessage()).contains(message);
            });
    return this;
  }

  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }

  private @Nullable JsonNode variable(String name) {
    return actual
        .engine()
        .client()
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(actual.key()).scopeKey(actual.key()).name(name))
        .withFullValues()
        .send()
        .join()
        .items()
        .stream()
        .map(Variable::getValue)
        .map(JSON::readTree)
        .findFirst()
        .orElse(null);
  }

  private List<Incident> incidents() {
    return actual
        .engine()
        .client()
        .newIncidentSearchRequest()
        .filter(f -> f.processInstanceKey(actual.key()).state(IncidentState.ACTIVE))
        .send()
        .join()
        .items();
  }

  private List<String> elements(ElementInstanceState state) {
    return actual
        .engine()
        .client()
        .newElementInstanceSearchRequest()
        .filter(f -> f.processInstanceKey(actual.key()).state(state))
        .sort(s -> s.elementInstanceKey().asc())
        .page(p -> p.limit(FOUND_MAX))
        .send()
        .join()
        .items()
        .stream()
        .map(ElementInstance::getElementId)
        .toList();
  }

  /** For failures: where the instance stands and what is wrong. */
  private String where() {
    return "waits at %s, incidents %s"
        .formatted(
            elements(ElementInstanceState.ACTIVE),
            incidents().stream().map(i -> i.getElementId() + ": " + i.getErrorMessage()).toList());
  }
}
