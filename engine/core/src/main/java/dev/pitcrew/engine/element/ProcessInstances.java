package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Begins process instances. */
public final class ProcessInstances {

  private final StepRun run;
  private final Definitions definitions;
  private final Scopes scopes;
  private final ElementInstances instances;
  private final Mappings mappings;

  ProcessInstances(
      StepRun run,
      Definitions definitions,
      Scopes scopes,
      ElementInstances instances,
      Mappings mappings) {
    this.run = run;
    this.definitions = definitions;
    this.scopes = scopes;
    this.instances = instances;
    this.mappings = mappings;
  }

  /** The process's none start event; null where it has none. */
  public static @Nullable String noneStartEventId(ExecutableProcess graph) {
    for (String id : graph.root().startEventIds()) {
      if (graph.element(id) instanceof FlowElement.StartEvent start
          && start.trigger() instanceof Trigger.None) {
        return id;
      }
    }
    return null;
  }

  public ProcessInstanceRow createByTimer(ProcessDefinitionRow definition, String startEventId) {
    return create(definition, NewInstance.byEvent(startEventId, Map.of(), null, null));
  }

  public ProcessInstanceRow create(ProcessDefinitionRow definition, NewInstance how) {
    ProcessInstanceRow instance = row(definition, how);
    run.append(new Event.ProcessInstanceCreated(instance));
    ElementInstanceRow process = processRow(definition, instance);
    run.append(new Event.ElementActivating(process, 0));
    ExecutableProcess graph = definitions.graph(definition.key());
    // Where it begins at other elements nobody is asked, as in Zeebe.
    boolean waits =
        !how.startElementIds().isEmpty() && !graph.root().node().listeners().start().isEmpty();
    if (!waits) {
      run.append(new Event.ElementActivated(process.key()));
    }
    if (how.calledBy() != null) {
      run.append(new Event.InstanceCalled(how.calledBy().key(), instance.key()));
    }
    scopes.setLocal(process, how.variables());
    for (String id : how.startElementIds()) {
      FlowElement start = graph.element(id);
      ElementInstanceRow startRow = instances.create(start, process, 0);
      mappings.keep(startRow, how.startVariables());
      if (!waits) {
        run.todo(Work.Kind.ENTER, startRow.key());
      }
    }
    if (waits) {
      run.todo(Work.Kind.ENTER, process.key());
    }
    return instance;
  }

  private ProcessInstanceRow row(ProcessDefinitionRow definition, NewInstance how) {
    long key = run.newKey();
    ElementInstanceRow caller = how.calledBy();
    return new ProcessInstanceRow(
        key,
        definition.key(),
        definition.processDefinitionId(),
        definition.version(),
        definition.name(),
        definition.versionTag(),
        InstanceState.ACTIVE,
        caller == null ? 0 : caller.processInstanceKey(),
        caller == null ? 0 : caller.key(),
        caller == null ? key : run.instance(caller.processInstanceKey()).rootProcessInstanceKey(),
        run.nowMillis(),
        0,
        0,
        how.awaitsResult(),
        how.resultVariables(),
        how.tags(),
        how.businessId(),
        how.messageName(),
        how.correlationKey(),
        definition.tenantId(),
        caller == null
            ? run.caller().traceParent()
            : run.instance(caller.processInstanceKey()).traceParent(),
        how.terminateAfter(),
        caller == null && how.businessId() != null);
  }

  private ElementInstanceRow processRow(
      ProcessDefinitionRow definition, ProcessInstanceRow instance) {
    return new ElementInstanceRow(
        instance.key(),
        instance.key(),
        definition.key(),
        definition.processDefinitionId(),
        definition.processDefinitionId(),
        definition.name(),
        ElementType.PROCESS,
        ElementState.ACTIVATING,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        run.nowMillis(),
        0,
        definition.tenantId(),
        null);
  }
}
