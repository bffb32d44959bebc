package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.query.ProcessInstances;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.FlowTokenRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says where in a model instances are, have been, and along which flows they came. */
@RestController
@RequestMapping("/v2")
final class ElementStatisticsController {

  /** The process itself is a process instance to the API, and no element instance. */
  private static final Filter<ElementInstanceRow> NO_PROCESS =
      Filter.of(Tables.ELEMENT_INSTANCE, "type", Filter.Operator.NEQ, ElementType.PROCESS);

  private static final List<ElementState> ACTIVE =
      List.of(
          ElementState.ACTIVATING,
          ElementState.ACTIVATED,
          ElementState.COMPLETING,
          ElementState.TERMINATING);

  private final Reader reader;

  ElementStatisticsController(Reader reader) {
    this.reader = reader;
  }

  record Counts(List<Element> items) {}

  record Element(String elementId, long active, long canceled, long incidents, long completed) {

    static Element of(Tally.Group group) {
      return new Element(
          group.text(0), group.count(0), group.count(1), group.count(2), group.count(3));
    }
  }

  record Flows(List<Flow> items) {}

  /** {@code sequenceFlowId} is the flow of this one instance, {@code elementId} that of the XML. */
  record Flow(
      String sequenceFlowId,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      @Nullable String processDefinitionKey,
      String processDefinitionId,
      String elementId,
      String tenantId) {

    static Flow of(String flowId, ProcessInstanceRow instance) {
      return new Flow(
          instance.key() + "_" + flowId,
          Wire.key(instance.key()),
          Wire.key(instance.rootProcessInstanceKey()),
          Wire.key(instance.processDefinitionKey()),
          instance.processDefinitionId(),
          flowId,
          instance.tenantId());
    }
  }

  @GetMapping("/process-instances/{processInstanceKey}/statistics/element-instances")
  Counts ofInstance(@PathVariable long processInstanceKey) {
    reader.get(Tables.PROCESS_INSTANCE, processInstanceKey, "a process instance");
    return counts(
        List.of(Filter.eq(Tables.ELEMENT_INSTANCE, "processInstanceKey", processInstanceKey)));
  }

  /** {@code filter} says of which process instances. */
  @PostMapping("/process-definitions/{processDefinitionKey}/statistics/element-instances")
  Counts ofDefinition(
      @PathVariable long processDefinitionKey,
      @RequestBody(required = false) @Nullable SearchRequest request) {
    reader.get(Tables.PROCESS_DEFINITION, processDefinitionKey, "a process definition");
    List<Filter<ElementInstanceRow>> filters = new ArrayList<>();
    filters.add(Filter.eq(Tables.ELEMENT_INSTANCE, "processDefinitionKey", processDefinitionKey));
    List<Filter<ProcessInstanceRow>> instances =
        request == null ? List.of() : ProcessInstances.FIELDS.filters(request.filter());
    if (!instances.isEmpty()) {
      filters.add(
          new Filter.Related<>(
              Tables.ELEMENT_INSTANCE.column("processInstanceKey"),
              Tables.PROCESS_INSTANCE,
              Tables.PROCESS_INSTANCE.column("key"),
              instances));
    }
    return counts(filters);
  }

  private Counts counts(List<Filter<ElementInstanceRow>> filters) {
    List<Filter<ElementInstanceRow>> all = new ArrayList<>(filters);
    all.add(NO_PROCESS);
    Filter<ElementInstanceRow> active = Filter.in(Tables.ELEMENT_INSTANCE, "state", ACTIVE);
    Tally.Result found =
        reader.count(
            new Tally<>(
                Tables.ELEMENT_INSTANCE,
                all,
                List.of(Tally.By.of(Tables.ELEMENT_INSTANCE, "elementId")),
                List.of(
                    new Tally.Count.Rows<>(List.of(active)),
                    new Tally.Count.Rows<>(List.of(in(ElementState.TERMINATED))),
                    new Tally.Count.Rows<>(
                        List.of(
                            active,
                            Filter.of(
                                Tables.ELEMENT_INSTANCE, "incidentKey", Filter.Operator.EXISTS))),
                    new Tally.Count.Rows<>(List.of(in(ElementState.COMPLETED))))));
    return new Counts(found.groups().stream().map(Element::of).toList());
  }

  private static Filter<ElementInstanceRow> in(ElementState state) {
    return Filter.eq(Tables.ELEMENT_INSTANCE, "state", state);
  }

  /** Each that was taken at least once; also those that wait at a join. */
  @GetMapping("/process-instances/{processInstanceKey}/sequence-flows")
  Flows flows(@PathVariable long processInstanceKey) {
    ProcessInstanceRow instance =
        reader.get(Tables.PROCESS_INSTANCE, processInstanceKey, "a process instance");
    Filter<ElementInstanceRow> within =
        Filter.eq(Tables.ELEMENT_INSTANCE, "processInstanceKey", processInstanceKey);
    Tally.Result arrived =
        reader.countBehind(
            new Tally<>(
                Tables.ELEMENT_INSTANCE,
                List.of(
                    within,
                    Filter.of(Tables.ELEMENT_INSTANCE, "takenFlows", Filter.Operator.EXISTS)),
                List.of(Tally.By.of(Tables.ELEMENT_INSTANCE, "takenFlows")),
                List.of()));
    Tally.Result waiting =
        reader.countBehind(
            new Tally<>(
                Tables.FLOW_TOKEN,
                List.<Filter<FlowTokenRow>>of(
                    new Filter.Related<>(
                        Tables.FLOW_TOKEN.column("scopeKey"),
                        Tables.ELEMENT_INSTANCE,
                        Tables.ELEMENT_INSTANCE.column("key"),
                        List.of(within, Filter.in(Tables.ELEMENT_INSTANCE, "state", ACTIVE)))),
                List.of(Tally.By.of(Tables.FLOW_TOKEN, "flowId")),
                List.of()));
    TreeSet<String> ids = new TreeSet<>();
    arrived.groups().forEach(group -> ids.addAll(List.of(group.text(0).split(" "))));
    waiting.groups().forEach(group -> ids.add(group.text(0)));
    return new Flows(ids.stream().map(id -> Flow.of(id, instance)).toList());
  }
}
