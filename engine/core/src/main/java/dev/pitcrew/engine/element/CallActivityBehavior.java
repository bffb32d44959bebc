package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import dev.pitcrew.engine.step.Work;
import java.util.Map;

/** Begins an instance of another process and waits for its end. */
final class CallActivityBehavior implements Behavior<FlowElement.CallActivity> {

  /** How deep calls may be nested; deeper is taken for a process that calls itself for ever. */
  private static final int CALL_DEPTH_MAX = 1_000;

  private final StepRun run;
  private final Missing missing;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Mappings mappings;
  private final ProcessInstances processInstances;
  private final ElementInstances instances;

  CallActivityBehavior(
      StepRun run,
      Definitions definitions,
      Expressions expressions,
      Scopes scopes,
      Mappings mappings,
      ProcessInstances processInstances,
      ElementInstances instances) {
    this.run = run;
    this.missing = new Missing(run);
    this.definitions = definitions;
    this.expressions = expressions;
    this.scopes = scopes;
    this.mappings = mappings;
    this.processInstances = processInstances;
    this.instances = instances;
  }

  @Override
  public boolean activate(FlowElement.CallActivity element, ElementInstanceRow row) {
    String processId = expressions.text(element.processId(), scopes.seenFrom(row.key()));
    ProcessDefinitionRow called =
        definitions.process(
            processId, element.binding(), element.versionTag(), row.processDefinitionKey());
    if (called == null) {
      throw trouble(missing.process(processId, element.binding(), element.versionTag(), row));
    }
    if (run.protections().isProtected(called.processDefinitionId())
        && run.protections().isUnvouched(row.processDefinitionKey())) {
      throw trouble(
          "Expected a process that somebody with the right to has deployed to call protected process '%s', but '%s' is none."
              .formatted(processId, row.processDefinitionId()));
    }
    String start = ProcessInstances.noneStartEventId(definitions.graph(called.key()));
    if (start == null) {
      throw trouble(
          "Expected process with BPMN process id '%s' to have a none start event, but not found."
              .formatted(processId));
    }
    ProcessInstanceRow caller = run.instance(row.processInstanceKey());
    checkDepth(caller);
    Map<String, String> variables =
        element.propagateAllParentVariables()
            ? scopes.allSeenFrom(row.key())
            : scopes.localsOf(row.key());
    processInstances.create(
        called, NewInstance.byCall(start, variables, row, caller.tags(), caller.businessId()));
    return false;
  }

  private void checkDepth(ProcessInstanceRow caller) {
    ProcessInstanceRow instance = caller;
    int depth = 1;
    while (instance.parentProcessInstanceKey() != 0) {
      if (++depth > CALL_DEPTH_MAX) {
        throw trouble(
            "Expected calls to be nested at most %d deep, but a process seems to call itself."
                .formatted(CALL_DEPTH_MAX));
      }
      instance = run.instance(instance.parentProcessInstanceKey());
    }
  }

  private static TroubleException trouble(String message) {
    return new TroubleException(IncidentType.CALLED_ELEMENT_ERROR, message);
  }

  /** The called instance has completed; {@code process} is its process's element instance. */
  void childCompleted(ElementInstanceRow row, ElementInstanceRow process) {
    if (!instances.goesOn(row)) {
      run.todo(Work.Kind.TERMINATE, row.key());
      return;
    }
    FlowElement.CallActivity element = (FlowElement.CallActivity) definitions.element(row);
    if (element.propagateAllChildVariables() || !element.node().outputs().isEmpty()) {
      mappings.results(element, row, scopes.localsOf(process.key()));
    }
    run.todo(Work.Kind.COMPLETE, row.key());
  }

  @Override
  public boolean terminate(FlowElement.CallActivity element, ElementInstanceRow row) {
    if (row.calledProcessInstanceKey() == 0
        || run.element(row.calledProcessInstanceKey()).isEnded()) {
      return true;
    }
    run.todo(Work.Kind.TERMINATE, row.calledProcessInstanceKey());
    return false;
  }
}
