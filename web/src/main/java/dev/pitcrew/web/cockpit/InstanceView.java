package dev.pitcrew.web.cockpit;

import dev.pitcrew.web.engine.Instances;
import dev.pitcrew.web.people.SignedIn;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what the page of one case shows. */
@Component
final class InstanceView {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Instances instances;

  InstanceView(Instances instances) {
    this.instances = instances;
  }

  InstancePage of(SignedIn person, long key, String refusal) {
    ProcessInstance instance = instances.instance(person, key);
    List<ElementInstance> elements = instances.elements(person, key);
    List<Incident> incidents = instances.incidents(person, key);
    Map<String, String> names = new HashMap<>();
    elements.forEach(element -> names.put(element.getElementId(), name(element)));
    return new InstancePage(
        key,
        process(instance),
        instance.getProcessDefinitionKey(),
        instance.getProcessDefinitionVersion(),
        state(instance),
        instance.getState() == ProcessInstanceState.ACTIVE,
        instance.getStartDate(),
        instance.getEndDate(),
        instance.getParentProcessInstanceKey(),
        incidents.stream().map(incident -> trouble(incident, names)).toList(),
        elements.stream()
            .filter(element -> !element.getElementId().equals(instance.getProcessDefinitionId()))
            .map(InstanceView::step)
            .toList(),
        elements.size() == Instances.ELEMENTS_MAX,
        instances.variables(person, key).items().stream()
            .map(variable -> fact(variable, key))
            .toList(),
        marks(elements, incidents),
        refusal);
  }

  static String process(ProcessInstance instance) {
    String name = instance.getProcessDefinitionName();
    return name == null || name.isBlank() ? instance.getProcessDefinitionId() : name;
  }

  static String state(ProcessInstance instance) {
    boolean incident = Boolean.TRUE.equals(instance.getHasIncident());
    return switch (instance.getState()) {
      case ACTIVE -> incident ? "Stopped by an incident" : "Running";
      case COMPLETED -> "Completed";
      case TERMINATED -> "Cancelled";
      case UNKNOWN_ENUM_VALUE -> "Unknown";
    };
  }

  private static InstancePage.Trouble trouble(Incident incident, Map<String, String> names) {
    return new InstancePage.Trouble(
        incident.getIncidentKey(),
        names.getOrDefault(incident.getElementId(), incident.getElementId()),
        words(incident.getErrorType().name()),
        Objects.requireNonNullElse(incident.getErrorMessage(), ""),
        incident.getJobKey(),
        incident.getCreationTime());
  }

  private static InstancePage.Step step(ElementInstance element) {
    return new InstancePage.Step(
        name(element),
        element.getElementId(),
        words(element.getType().name()),
        words(element.getState().name()),
        Boolean.TRUE.equals(element.getIncident()),
        element.getStartDate(),
        element.getEndDate());
  }

  private static InstancePage.Fact fact(Variable variable, long instanceKey) {
    return new InstancePage.Fact(
        variable.getName(), variable.getValue(), variable.getScopeKey() != instanceKey);
  }

  private static String name(ElementInstance element) {
    String name = element.getElementName();
    return name == null || name.isBlank() ? element.getElementId() : name;
  }

  private static String words(String constant) {
    String words = constant.replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String marks(List<ElementInstance> elements, List<Incident> incidents) {
    ObjectNode marks = JSON.createObjectNode();
    for (ElementInstance element : elements) {
      if (element.getType() == ElementInstanceType.MULTI_INSTANCE_BODY) {
        // It shares its id with the instances inside it, which are what is counted.
        continue;
      }
      ObjectNode mark = marks.withObjectProperty(element.getElementId());
      boolean active = element.getState() == ElementInstanceState.ACTIVE;
      String count = active ? "active" : "done";
      mark.put(count, mark.path(count).asInt(0) + 1);
      if (active) {
        mark.put("why", why(element));
      }
    }
    for (Incident incident : incidents) {
      ObjectNode mark = marks.withObjectProperty(incident.getElementId());
      mark.put("incidents", mark.path("incidents").asInt(0) + 1);
      mark.put("why", Objects.requireNonNullElse(incident.getErrorMessage(), "Incident"));
    }
    return marks.toString();
  }

  private static String why(ElementInstance element) {
    return switch (element.getType()) {
      case USER_TASK -> "Waits for a person.";
      case SERVICE_TASK, SEND_TASK, SCRIPT_TASK, BUSINESS_RULE_TASK -> "Waits for a worker.";
      case RECEIVE_TASK, EVENT_BASED_GATEWAY, INTERMEDIATE_CATCH_EVENT, BOUNDARY_EVENT ->
          "Waits for a message, a signal or for its time.";
      case CALL_ACTIVITY -> "Waits for the process it called.";
      case SUB_PROCESS, MULTI_INSTANCE_BODY, EVENT_SUB_PROCESS -> "Waits for what is inside.";
      default -> "Is being worked on.";
    };
  }
}
