package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.Map;

/** Lets an event happen to the element instance that waits for it or is guarded by it. */
public final class Triggers {

  private final StepRun run;
  private final Definitions definitions;
  private final ElementInstances instances;
  private final Mappings mappings;
  private final EventSubProcesses eventSubProcesses;

  Triggers(
      StepRun run,
      Definitions definitions,
      ElementInstances instances,
      Mappings mappings,
      EventSubProcesses eventSubProcesses) {
    this.run = run;
    this.definitions = definitions;
    this.instances = instances;
    this.mappings = mappings;
    this.eventSubProcesses = eventSubProcesses;
  }

  /**
   * @param row the element instance that waits or is guarded, or the scope of an event sub-process
   * @param eventId the event: the element itself, a boundary event, what follows a gateway, or the
   *     start event of an event sub-process
   */
  public void trigger(ElementInstanceRow row, String eventId, Map<String, String> variables) {
    FlowElement event = definitions.graph(row.processDefinitionKey()).element(eventId);
    if (!accepts(row, event)) {
      return;
    }
    if (event instanceof FlowElement.BoundaryEvent boundary) {
      boundary(row, boundary, variables);
    } else if (event instanceof FlowElement.StartEvent start) {
      eventSubProcesses.begin(row, start, variables);
    } else if (eventId.equals(row.elementId())) {
      mappings.results(event, row, variables);
      run.todo(Work.Kind.COMPLETE, row.key());
    } else {
      following(row, event, variables);
    }
  }

  /** Whether the event may still happen to the element instance. */
  boolean accepts(ElementInstanceRow row, String eventId) {
    return accepts(row, definitions.graph(row.processDefinitionKey()).element(eventId));
  }

  private boolean accepts(ElementInstanceRow row, FlowElement event) {
    return event instanceof FlowElement.StartEvent
        ? ElementInstances.isOpen(row)
        : instances.goesOn(row) && ElementInstances.isOpen(run.element(row.scopeKey()));
  }

  private void boundary(
      ElementInstanceRow guarded, FlowElement.BoundaryEvent event, Map<String, String> variables) {
    ElementInstanceRow scope = run.element(guarded.scopeKey());
    ElementInstanceRow row = instances.create(event, scope, 0);
    mappings.keep(row, variables);
    if (event.interrupting()) {
      run.append(new Event.ElementInterrupted(guarded.key(), row.key()));
      run.todo(Work.Kind.TERMINATE, guarded.key());
    } else {
      fire(row);
    }
  }

  /** What the event was waiting for has ended: it happens, and what came with it goes up. */
  void fire(ElementInstanceRow row) {
    if (row.state() == ElementState.ACTIVATING && !Incidents.isHeld(run, row)) {
      run.append(new Event.ElementActivated(row.key()));
      FlowElement event = definitions.element(row);
      // What an error brings stays with the event, unless its output mappings take it on.
      if (!(event instanceof FlowElement.BoundaryEvent boundary
          && boundary.trigger() instanceof Trigger.Error)) {
        mappings.handOn(event, row);
      }
      run.todo(Work.Kind.COMPLETE, row.key());
    }
  }

  /** The first event after an event-based gateway: the gateway completes, the event goes on. */
  private void following(
      ElementInstanceRow gateway, FlowElement event, Map<String, String> variables) {
    ElementInstanceRow row = instances.follow(event, gateway);
    mappings.keep(row, variables);
    run.append(new Event.ElementInterrupted(gateway.key(), row.key()));
    run.todo(Work.Kind.COMPLETE, gateway.key());
    run.todo(Work.Kind.FIRE, row.key());
  }
}
