package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.Trigger;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.Association;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CompensateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which activity undoes which, by compensation events and the associations from them. */
final class CompensationReader {

  private final Faults faults;
  private final Map<String, List<String>> eventsByActivity;
  private final Map<String, Set<Activity>> targetsByEvent = new HashMap<>();

  CompensationReader(Process process, Faults faults) {
    this.faults = faults;
    this.eventsByActivity =
        process.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
            .filter(event -> event.getAttachedTo() != null && isCompensation(event))
            .collect(
                Collectors.groupingBy(
                    event -> event.getAttachedTo().getId(),
                    Collectors.mapping(BoundaryEvent::getId, Collectors.toList())));
    if (!eventsByActivity.isEmpty()) {
      readAssociations(process.getModelInstance().getModelElementsByType(Association.class));
    }
  }

  private void readAssociations(Collection<Association> associations) {
    for (Association association : associations) {
      // Texts and pictures may be tied to the event too.
      if (association.getSource() instanceof BoundaryEvent event
          && association.getTarget() instanceof Activity activity) {
        targetsByEvent.computeIfAbsent(event.getId(), id -> new LinkedHashSet<>()).add(activity);
      }
    }
  }

  static boolean isCompensation(BoundaryEvent event) {
    return event.getEventDefinitions().stream()
        .anyMatch(CompensateEventDefinition.class::isInstance);
  }

  /** The compensation event on the activity; of several, it would be open which one counts. */
  @Nullable String eventOn(Activity activity) {
    List<String> events = eventsByActivity.getOrDefault(activity.getId(), List.of());
    if (events.size() > 1) {
      faults.add(
          activity.getId(),
          "Expected at most one compensation event on an activity, but found '%s'."
              .formatted(String.join("', '", events)));
    }
    return events.isEmpty() ? null : events.getFirst();
  }

  Trigger.Compensation caught(BoundaryEvent event) {
    Set<Activity> targets = targetsByEvent.getOrDefault(event.getId(), Set.of());
    if (targets.isEmpty()) {
      faults.add(
          event.getId(),
          "Compensation boundary events must have a compensation association and no outgoing"
              + " sequence flows");
      return new Trigger.Compensation("");
    }
    if (targets.size() > 1) {
      faults.add(
          event.getId(),
          "Expected a compensation event to lead to one activity that undoes, but found '%s'."
              .formatted(
                  targets.stream().map(Activity::getId).collect(Collectors.joining("', '"))));
    }
    Activity handler = targets.iterator().next();
    if (!handler.isForCompensation()) {
      faults.add(
          handler.getId(),
          "Expected the activity that compensation event '%s' leads to to have the compensation marker."
              .formatted(event.getId()));
    }
    return new Trigger.Compensation(handler.getId());
  }

  Trigger.Compensate thrown(ThrowEvent event, CompensateEventDefinition definition) {
    if ("false".equals(definition.getDomElement().getAttribute("waitForCompletion"))) {
      faults.add(
          event.getId(),
          "Expected a compensation event to wait until all is undone, but its waitForCompletion is 'false'.");
    }
    Activity activity = definition.getActivity();
    return new Trigger.Compensate(activity == null ? null : activity.getId());
  }
}
