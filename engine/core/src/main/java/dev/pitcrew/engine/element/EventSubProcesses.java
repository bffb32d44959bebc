package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.Map;

/** Begins event sub-processes. One that interrupts waits until all else in its scope has ended. */
final class EventSubProcesses {

  private final StepRun run;
  private final Definitions definitions;
  private final Scopes scopes;
  private final ElementInstances instances;
  private final OpenWaits openWaits;

  EventSubProcesses(
      StepRun run,
      Definitions definitions,
      Scopes scopes,
      ElementInstances instances,
      OpenWaits openWaits) {
    this.run = run;
    this.definitions = definitions;
    this.scopes = scopes;
    this.instances = instances;
    this.openWaits = openWaits;
  }

  /**
   * @param scope what the event sub-process stands in; nothing has interrupted it
   * @param start its start event
   * @param variables what the event brings: the start event's, until it completes
   */
  void begin(
      ElementInstanceRow scope, FlowElement.StartEvent start, Map<String, String> variables) {
    ExecutableProcess graph = definitions.graph(scope.processDefinitionKey());
    FlowElement.EventSubProcess element = graph.eventSubProcessOf(start);
    ElementInstanceRow row = instances.create(element, scope, 0);
    scopes.setLocal(instances.create(start, row, 0), variables);
    if (element.interrupting()) {
      run.append(new Event.ElementInterrupted(scope.key(), row.key()));
      openWaits.closeEventSubProcesses(scope);
      instances.terminateChildren(scope.key(), row.key());
      instances.checkScope(scope.key());
    } else {
      run.todo(Work.Kind.ENTER, row.key());
    }
  }
}
