package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.CompensationRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what has completed and can be undone, and has it undone. All handlers begin at once, in
 * the scope of the event that throws, which waits for all of them.
 *
 * <p>What is within a scope can be undone from outside when the scope has completed, through a row
 * of its own; before that, only from within. A scope that is terminated is not undone.
 */
final class Compensations {

  private final StepRun run;
  private final Definitions definitions;
  private final ElementInstances instances;

  Compensations(StepRun run, Definitions definitions, ElementInstances instances) {
    this.run = run;
    this.definitions = definitions;
    this.instances = instances;
  }

  void completed(FlowElement element, ElementInstanceRow row) {
    if (!compensates(row)) {
      return;
    }
    if (row.type() == ElementType.PROCESS || row.type() == ElementType.EVENT_SUB_PROCESS) {
      drop(within(row.key()));
    } else if (element instanceof FlowElement.AdHocInnerInstance) {
      if (!within(row.key()).isEmpty()) {
        open(row, null);
      }
    } else if (element instanceof FlowElement.Guarded guarded) {
      boolean isLoopChild = isLoopChild(guarded, row);
      String eventId = isLoopChild ? null : guarded.activity().compensationEventId();
      if (eventId != null
          || !run.state().find(Indexes.COMPENSATIONS_BY_SCOPE, 1, row.key()).isEmpty()) {
        open(row, eventId);
      }
      if (guarded.activity().isForCompensation() && !isLoopChild) {
        handled(row);
      }
    }
  }

  private void open(ElementInstanceRow row, @Nullable String eventId) {
    run.append(
        new Event.CompensationOpened(
            new CompensationRow(
                run.newKey(),
                row.processInstanceKey(),
                row.scopeKey(),
                row.key(),
                row.elementId(),
                eventId,
                0,
                0)));
  }

  /** What a throw event that ends was undoing stays as it is; what was in a scope is forgotten. */
  void terminated(FlowElement element, ElementInstanceRow row) {
    if (compensates(row)) {
      drop(
          element instanceof FlowElement.ThrowEvent || element instanceof FlowElement.EndEvent
              ? run.state().findAll(Indexes.COMPENSATIONS_BY_THROW, row.key())
              : within(row.key()));
      if (element instanceof FlowElement.Guarded guarded
          && guarded.activity().isForCompensation()
          && !isLoopChild(guarded, row)) {
        // Somebody ended it: what it was to undo is not, and the event goes on without.
        handled(row);
      }
    }
  }

  /** The body of a multi-instance counts its children, so its counter does not tell. */
  private static boolean isLoopChild(FlowElement.Guarded element, ElementInstanceRow row) {
    return element.activity().loop() != null && row.type() != ElementType.MULTI_INSTANCE_BODY;
  }

  private boolean compensates(ElementInstanceRow row) {
    return definitions.graph(row.processDefinitionKey()).compensates();
  }

  private List<CompensationRow> within(long scopeKey) {
    return run.state().findAll(Indexes.COMPENSATIONS_BY_SCOPE, scopeKey);
  }

  private void drop(List<CompensationRow> roots) {
    ArrayDeque<CompensationRow> rest = new ArrayDeque<>(roots);
    while (!rest.isEmpty()) {
      CompensationRow row = rest.remove();
      if (run.get(Tables.COMPENSATION, row.key()) != null) {
        run.append(new Event.CompensationClosed(row.key()));
        rest.addAll(within(row.elementInstanceKey()));
      }
    }
  }

  /**
   * Undoes what has completed in the thrower's scope; from an event sub-process also what has in
   * the scope around it.
   *
   * @return whether there is nothing to undo, so that the thrower goes on
   */
  boolean throwFrom(ElementInstanceRow thrower, Trigger.Compensate thrown) {
    ElementInstanceRow scope = run.element(thrower.scopeKey());
    List<CompensationRow> found = new ArrayList<>(within(scope.key()));
    if (scope.type() == ElementType.EVENT_SUB_PROCESS) {
      found.addAll(within(scope.scopeKey()));
    }
    found.removeIf(
        row ->
            row.throwEventKey() != 0
                || thrown.activityId() != null && !thrown.activityId().equals(row.elementId()));
    found.sort(Comparator.comparingLong(CompensationRow::key));
    for (CompensationRow row : found) {
      run.append(new Event.CompensationThrown(row.key(), thrower.key()));
      run.todo(Work.compensate(thrower.key(), row.key()));
    }
    return found.isEmpty();
  }

  /** Begins to undo one thing, and before the next what is within it. */
  void compensate(ElementInstanceRow thrower, long compensationKey) {
    CompensationRow row = run.get(Tables.COMPENSATION, compensationKey);
    ElementInstanceRow scope = run.element(thrower.scopeKey());
    if (row == null
        || thrower.state() != ElementState.ACTIVATED
        || !ElementInstances.isOpen(scope)) {
      return;
    }
    List<CompensationRow> within = within(row.elementInstanceKey());
    for (CompensationRow inner : within) {
      run.append(new Event.CompensationThrown(inner.key(), thrower.key()));
    }
    for (CompensationRow inner : within.reversed()) {
      run.todoFirst(Work.compensate(thrower.key(), inner.key()));
    }
    if (row.eventId() == null) {
      run.append(new Event.CompensationClosed(row.key()));
      goOn(thrower.key());
    } else {
      begin(row, row.eventId(), scope);
    }
  }

  /** The compensation event happens, and its handler begins. */
  private void begin(CompensationRow row, String eventId, ElementInstanceRow scope) {
    ExecutableProcess graph = definitions.graph(scope.processDefinitionKey());
    FlowElement.BoundaryEvent event = (FlowElement.BoundaryEvent) graph.element(eventId);
    ElementInstanceRow eventRow = instances.create(event, scope, 0);
    run.append(new Event.ElementActivated(eventRow.key()));
    run.append(new Event.ElementCompleting(eventRow.key()));
    run.append(new Event.ElementCompleted(eventRow.key(), run.nowMillis()));
    String handlerId = ((Trigger.Compensation) event.trigger()).handlerId();
    ElementInstanceRow handler = instances.create(graph.element(handlerId), scope, 0);
    run.append(new Event.CompensationHandled(row.key(), handler.key()));
    run.todo(Work.Kind.ENTER, handler.key());
  }

  private void handled(ElementInstanceRow handler) {
    for (CompensationRow row :
        run.state().findAll(Indexes.COMPENSATIONS_BY_HANDLER, handler.key())) {
      run.append(new Event.CompensationClosed(row.key()));
      goOn(row.throwEventKey());
    }
  }

  private void goOn(long throwEventKey) {
    if (run.state().find(Indexes.COMPENSATIONS_BY_THROW, 1, throwEventKey).isEmpty()) {
      run.todo(Work.Kind.COMPLETE, throwEventKey);
    }
  }
}
