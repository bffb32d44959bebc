package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import dev.pitcrew.engine.step.VariablesText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scopes around an element that is activated from outside: those that are there, else new ones.
 * A new one begins as it is: no start event, no input mappings; but it waits for its events.
 */
final class FlowScopes {

  private final StepRun run;
  private final Definitions definitions;
  private final Scopes scopes;
  private final ElementInstances instances;
  private final Waits waits;
  private final CatchEvents catchEvents;
  private final AdHocs adHocs;
  private final Continuations continuations;

  FlowScopes(
      StepRun run,
      Definitions definitions,
      Scopes scopes,
      ElementInstances instances,
      Waits waits,
      CatchEvents catchEvents,
      AdHocs adHocs) {
    this.run = run;
    this.definitions = definitions;
    this.scopes = scopes;
    this.instances = instances;
    this.waits = waits;
    this.catchEvents = catchEvents;
    this.adHocs = adHocs;
    this.continuations = new Continuations(run);
  }

  /** Ids of the scopes around an element, the process first. */
  static List<String> around(FlowElement element, ExecutableProcess graph) {
    Deque<String> ids = new ArrayDeque<>();
    String id = element.node().scopeId();
    while (id != null) {
      ids.addFirst(id);
      id = graph.element(id).node().scopeId();
    }
    return List.copyOf(ids);
  }

  /**
   * The scope in which the element is to be activated, with the variables that are asked for in it
   * and around it.
   *
   * @throws RejectedException when it is not known which, or it cannot be
   */
  ElementInstanceRow of(
      FlowElement element, ElementInstanceRow process, Modification.Activation activation) {
    ExecutableProcess graph = definitions.graph(process.processDefinitionKey());
    List<String> ids = around(element, graph);
    boolean isNew = activation.ancestorKey() != 0;
    ElementInstanceRow scope = isNew ? run.element(activation.ancestorKey()) : process;
    setVariables(process, "", activation);
    for (ElementInstanceRow there = scope; ; there = run.element(there.scopeKey())) {
      if (there.type() != ElementType.MULTI_INSTANCE_BODY) {
        setVariables(there, there.elementId(), activation);
      }
      if (there.scopeKey() == 0) {
        break;
      }
    }
    // Within the body of a multi-instance it would have to be a new child.
    int within = scope.type() == ElementType.MULTI_INSTANCE_BODY ? 0 : 1;
    for (String id : ids.subList(ids.indexOf(scope.elementId()) + within, ids.size())) {
      // Each element that is begun in an ad-hoc sub-process has a scope of its own.
      boolean isOwn = graph.element(id) instanceof FlowElement.AdHocInnerInstance;
      ElementInstanceRow found = isNew || isOwn ? null : existing(id, scope, process);
      if (found == null) {
        reopen(scope);
        scope = begin(graph.element(id), scope, process, activation);
      } else {
        scope = found;
        setVariables(scope, id, activation);
      }
    }
    reopen(scope);
    return run.element(scope.key());
  }

  /**
   * Tokens may come again into a scope that an event sub-process has interrupted: those that it
   * ended are gone for good.
   */
  private void reopen(ElementInstanceRow scope) {
    ElementInstanceRow row = run.element(scope.key());
    if (row.state() != ElementState.ACTIVATED) {
      throw RejectedException.invalidState(
          "Expected to activate an element within '%s', but its element instance '%d' is %s."
              .formatted(row.elementId(), row.key(), row.state()));
    }
    if (row.interruptingKey() == 0) {
      return;
    }
    ElementInstanceRow interrupting = run.element(row.interruptingKey());
    if (interrupting.type() != ElementType.EVENT_SUB_PROCESS
        || interrupting.state() == ElementState.ACTIVATING
        || continuations.concern(row.processInstanceKey())) {
      throw RejectedException.invalidState(
          "Expected to activate an element within '%s', but its element instance '%d' is being interrupted."
              .formatted(row.elementId(), row.key()));
    }
    WaitingFlows.forget(run, row);
    run.append(new Event.ScopeReopened(row.key()));
  }

  private @Nullable ElementInstanceRow existing(
      String id, ElementInstanceRow scope, ElementInstanceRow process) {
    List<ElementInstanceRow> found = new ArrayList<>();
    for (ElementInstanceRow child : run.state().findAll(Indexes.ACTIVE_CHILDREN, scope.key())) {
      if (!child.elementId().equals(id)) {
        continue;
      }
      if (child.type() == ElementType.MULTI_INSTANCE_BODY) {
        found.addAll(run.state().find(Indexes.ACTIVE_CHILDREN, 2, child.key()));
      } else {
        found.add(child);
      }
    }
    if (found.size() > 1) {
      throw RejectedException.invalidArgument(
          "Expected to modify instance of process '%s' but it contains one or more activate instructions for an element that has a flow scope with more than one active instance: '%s'. Can't decide in which instance of the flow scope the element should be activated. Please specify an ancestor element instance key for this activate instruction."
              .formatted(process.processDefinitionId(), id));
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  private ElementInstanceRow begin(
      FlowElement element,
      ElementInstanceRow around,
      ElementInstanceRow process,
      Modification.Activation activation) {
    if (element instanceof FlowElement.Guarded guarded && guarded.activity().loop() != null) {
      throw RejectedException.invalidArgument(
          "Expected to modify instance of process '%s' but it contains one or more activate instructions that would result in the activation of multi-instance element '%s', which is currently unsupported."
              .formatted(process.processDefinitionId(), element.id()));
    }
    ElementInstanceRow row = instances.create(element, around, 0);
    setVariables(row, element.id(), activation);
    List<Wait> wanted = new ArrayList<>();
    try {
      adHocs.beginAround(element, row);
      wanted.addAll(waits.ofScope(row));
      wanted.addAll(waits.of(element, row));
    } catch (TroubleException trouble) {
      throw RejectedException.invalidArgument(
          "Expected to subscribe to catch event(s) of '%s' but %s"
              .formatted(element.id(), trouble.text()));
    }
    run.append(new Event.ElementActivated(row.key()));
    catchEvents.open(wanted, run.element(row.key()));
    return row;
  }

  void setVariables(ElementInstanceRow row, String id, Modification.Activation activation) {
    for (Modification.Variables variables : activation.variables()) {
      if (variables.scopeId().equals(id)) {
        scopes.setLocal(row, VariablesText.members(variables.json()));
      }
    }
  }
}
