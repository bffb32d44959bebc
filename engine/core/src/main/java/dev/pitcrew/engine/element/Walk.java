package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.ListenerEvent;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import dev.pitcrew.engine.step.Work;
import java.util.Collection;
import java.util.List;

/**
 * Leads element instances through their lives: what all kinds of element have in common, in a fixed
 * order. Work on an instance that has meanwhile gone elsewhere is stale and does nothing.
 */
public final class Walk {

  private final StepRun run;
  private final Definitions definitions;
  private final ElementInstances instances;
  private final Waits waits;
  private final CatchEvents catchEvents;
  private final Signals signals;
  private final Triggers triggers;
  private final Mappings mappings;
  private final Incidents incidents;
  private final Loops loops;
  private final AdHocs adHocs;
  private final Joins joins;
  private final InclusiveJoins inclusiveJoins;
  private final TaskTransitions taskTransitions;
  private final ExecutionListening listening;
  private final Compensations compensations;
  private final Behaviors behaviors;

  Walk(
      StepRun run,
      Definitions definitions,
      ElementInstances instances,
      Waits waits,
      CatchEvents catchEvents,
      Signals signals,
      Triggers triggers,
      Mappings mappings,
      Incidents incidents,
      Loops loops,
      AdHocs adHocs,
      TaskTransitions taskTransitions,
      ExecutionListening listening,
      Compensations compensations,
      Behaviors behaviors) {
    this.run = run;
    this.definitions = definitions;
    this.instances = instances;
    this.waits = waits;
    this.catchEvents = catchEvents;
    this.signals = signals;
    this.triggers = triggers;
    this.mappings = mappings;
    this.incidents = incidents;
    this.loops = loops;
    this.adHocs = adHocs;
    this.joins = new Joins(run, instances);
    this.inclusiveJoins = new InclusiveJoins(run, definitions, instances);
    this.taskTransitions = taskTransitions;
    this.listening = listening;
    this.compensations = compensations;
    this.behaviors = behaviors;
  }

  public void perform(Work work) {
    switch (work.kind()) {
      case ARRIVE -> arrive(work.key(), work.id());
      case ENTER -> enter(run.element(work.key()));
      case FIRE -> triggers.fire(run.element(work.key()));
      case COMPLETE -> complete(run.element(work.key()));
      case TERMINATE -> terminate(run.element(work.key()));
      case LISTEN -> taskTransitions.askAgain(run.element(work.key()));
      case SPAWN -> loops.spawn(run.element(work.key()));
      case COMPENSATE ->
          compensations.compensate(run.element(work.key()), Long.parseLong(work.id()));
      case SIGNAL -> signals.reach(work.key(), Long.parseLong(work.id()));
      case SIGNAL_PART -> signals.nextPart(work.key());
      case TAKE -> catchEvents.takeBuffered(Long.parseLong(work.id()));
    }
  }

  /** Before the step leaves the work to a later one: what that needs to know is in rows. */
  public void leave(Collection<Work> work) {
    loops.keep(work);
  }

  private void arrive(long scopeKey, String flowId) {
    ElementInstanceRow scope = run.element(scopeKey);
    if (!ElementInstances.isOpen(scope)) {
      return;
    }
    ExecutableProcess graph = definitions.graph(scope.processDefinitionKey());
    SequenceFlow flow = graph.flows().get(flowId);
    FlowElement target = graph.element(flow.targetId());
    if (target instanceof FlowElement.ParallelGateway && target.node().incoming().size() > 1) {
      joins.arrive(target, flow, scope);
    } else if (target instanceof FlowElement.InclusiveGateway gateway && gateway.joins()) {
      inclusiveJoins.arrive(target, flow, scope);
    } else {
      run.todo(Work.Kind.ENTER, instances.arrive(target, scope, List.of(flow.id())).key());
    }
    inclusiveJoins.settle(scopeKey);
  }

  private void enter(ElementInstanceRow row) {
    if (row.state() != ElementState.ACTIVATING
        || Incidents.isHeld(run, row)
        || endsWithItsScope(row)) {
      return;
    }
    FlowElement element = definitions.element(row);
    boolean goesOn;
    List<Wait> wanted;
    try {
      if (row.type() != ElementType.MULTI_INSTANCE_BODY
          && !listening.hasBegun(element, row, ListenerEvent.START)) {
        behaviors.prepare(element, row);
        mappings.inputs(element, row);
      }
      if (!listening.hasEnded(element, row, ListenerEvent.START)) {
        return;
      }
      wanted = waits.fromTheBeginning(element, row);
      goesOn = behaviors.activate(element, row);
    } catch (TroubleException trouble) {
      listening.askAgain(element, row, ListenerEvent.START);
      incidents.raise(row, trouble.type(), trouble.text(), 0);
      return;
    }
    listening.forget(element, row, ListenerEvent.START);
    run.append(new Event.ElementActivated(row.key()));
    if (goesOn) {
      // Nothing can come between its beginning and its end, so it need not be guarded.
      run.todo(Work.Kind.COMPLETE, row.key());
    } else {
      catchEvents.open(wanted, row);
    }
  }

  private void complete(ElementInstanceRow row) {
    if (Incidents.isHeld(run, row)
        || row.activeChildren() > 0
        || isInterruptedByItsGuard(row)
        || endsWithItsScope(row)) {
      // Where something began in a scope that was about to complete, it completes after that.
      return;
    }
    if (row.state() == ElementState.ACTIVATED) {
      run.append(new Event.ElementCompleting(row.key()));
    } else if (row.state() != ElementState.COMPLETING) {
      return;
    }
    FlowElement element = definitions.element(row);
    boolean isLoopChild = Loops.isChild(row);
    boolean endsLoop;
    boolean fulfillsAdHoc;
    List<SequenceFlow> flows;
    List<Wait> ofScope;
    try {
      if (!listening.hasBegun(element, row, ListenerEvent.END)) {
        behaviors.complete(element, row);
        if (row.type() != ElementType.MULTI_INSTANCE_BODY) {
          mappings.outputs(element, row);
        }
      }
      if (!listening.hasEnded(element, row, ListenerEvent.END)) {
        catchEvents.close(element, row);
        return;
      }
      flows = isLoopChild ? List.of() : behaviors.outgoing(element, row);
      endsLoop = isLoopChild && loops.childCompletes(row);
      fulfillsAdHoc = adHocs.childCompletes(row);
      ofScope = waits.ofScopeBegunBy(element, row);
    } catch (TroubleException trouble) {
      // Its work is done: nothing interrupts it any more while it cannot be left.
      catchEvents.close(element, row);
      listening.askAgain(element, row, ListenerEvent.END);
      incidents.raise(run.element(row.key()), trouble.type(), trouble.text(), 0);
      return;
    }
    catchEvents.close(element, row);
    listening.forget(element, row, ListenerEvent.END);
    dropTokens(row);
    loops.forget(row);
    incidents.resolveAll(row);
    run.append(new Event.ElementCompleted(row.key(), run.nowMillis()));
    compensations.completed(element, row);
    if (!isLoopChild && endsInstance(row)) {
      behaviors.completed(element, row);
      run.todo(Work.Kind.TERMINATE, row.processInstanceKey());
      return;
    }
    instances.take(flows, row.scopeKey());
    catchEvents.openScope(ofScope, row);
    behaviors.completed(element, row);
    if (isLoopChild) {
      loops.childCompleted(row, endsLoop);
    }
    adHocs.childCompleted(row, fulfillsAdHoc);
    inclusiveJoins.settle(row.scopeKey());
    instances.checkScope(row.scopeKey());
  }

  /** Whoever created the instance wanted it to end here. */
  private boolean endsInstance(ElementInstanceRow row) {
    List<String> after = run.instance(row.processInstanceKey()).terminateAfter();
    return !after.isEmpty() && row.scopeKey() != 0 && after.contains(row.elementId());
  }

  private void terminate(ElementInstanceRow row) {
    if (row.isEnded()) {
      return;
    }
    FlowElement element = definitions.element(row);
    if (row.state() != ElementState.TERMINATING) {
      run.append(new Event.ElementTerminating(row.key()));
      incidents.resolveAll(row);
      listening.cancel(element, row);
      catchEvents.close(element, row);
      dropTokens(row);
    }
    if (!behaviors.terminate(element, row)) {
      return;
    }
    incidents.resolveAll(run.element(row.key()));
    loops.forget(row);
    run.append(new Event.ElementTerminated(row.key(), run.nowMillis()));
    if (Loops.isChild(row)) {
      loops.childTerminated(row);
    }
    compensations.terminated(element, row);
    behaviors.terminated(element, row);
    adHocs.childTerminated(row);
    if (isInterruptedByItsGuard(row)
        && run.element(row.scopeKey()).state() == ElementState.ACTIVATED) {
      run.todo(Work.Kind.FIRE, row.interruptingKey());
    }
    inclusiveJoins.settle(row.scopeKey());
    instances.checkScope(row.scopeKey());
  }

  /** Then it only terminates, and the boundary event goes on. */
  private boolean isInterruptedByItsGuard(ElementInstanceRow row) {
    return row.interruptingKey() != 0
        && run.element(row.interruptingKey()).type() == ElementType.BOUNDARY_EVENT;
  }

  /** Something else in its scope has ended that, and it waits for its turn to be terminated. */
  private boolean endsWithItsScope(ElementInstanceRow row) {
    if (row.scopeKey() == 0) {
      return false;
    }
    ElementInstanceRow scope = run.element(row.scopeKey());
    return Catchers.isEnding(scope, row)
        && !isInterruptedByItsGuard(scope)
        && scope.type() != ElementType.MULTI_INSTANCE_BODY;
  }

  /** Tokens that wait at joins of a scope that ends without them. */
  private void dropTokens(ElementInstanceRow row) {
    if (row.flowsInFlight() > 0) {
      WaitingFlows.forget(run, row);
    }
  }
}
