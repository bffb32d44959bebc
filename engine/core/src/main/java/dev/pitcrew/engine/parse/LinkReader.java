package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.model.Trigger;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads link events: each throw event leads to the catch event of its name in its scope. */
final class LinkReader {

  private LinkReader() {}

  static Trigger.Link read(LinkEventDefinition link) {
    return new Trigger.Link(name(link));
  }

  /** Like drawn flows, so that all that follows flows also follows links. */
  static List<SequenceFlow> flows(Collection<FlowElement> elements) {
    Map<String, String> catching = new HashMap<>();
    Map<String, String> throwing = new HashMap<>();
    List<String> throwers = new ArrayList<>();
    for (FlowElement element : elements) {
      if (element instanceof IntermediateCatchEvent event) {
        names(event.getEventDefinitions())
            .forEach(name -> catching.putIfAbsent(name, event.getId()));
      } else if (element instanceof IntermediateThrowEvent event) {
        for (String name : names(event.getEventDefinitions())) {
          throwing.put(event.getId(), name);
          throwers.add(event.getId());
        }
      }
    }
    // One without a catch event is refused, so what is missing here does not matter.
    return throwers.stream()
        .filter(id -> catching.containsKey(throwing.get(id)))
        .map(id -> SequenceFlow.link(id, catching.get(throwing.get(id))))
        .toList();
  }

  private static List<String> names(Collection<EventDefinition> definitions) {
    return definitions.stream()
        .filter(LinkEventDefinition.class::isInstance)
        .map(definition -> name((LinkEventDefinition) definition))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String name(LinkEventDefinition link) {
    return link.getName() == null ? "" : link.getName();
  }
}
