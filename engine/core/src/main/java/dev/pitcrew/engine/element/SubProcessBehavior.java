package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;

/** An embedded sub-process: waits for what is within it. */
final class SubProcessBehavior implements Behavior<FlowElement.SubProcess> {

  private final StepRun run;
  private final Definitions definitions;
  private final ElementInstances instances;

  SubProcessBehavior(StepRun run, Definitions definitions, ElementInstances instances) {
    this.run = run;
    this.definitions = definitions;
    this.instances = instances;
  }

  @Override
  public boolean activate(FlowElement.SubProcess element, ElementInstanceRow row) {
    FlowElement start =
        definitions.graph(row.processDefinitionKey()).element(element.startEventId());
    run.todo(Work.Kind.ENTER, instances.create(start, row, 0).key());
    return false;
  }

  @Override
  public boolean terminate(FlowElement.SubProcess element, ElementInstanceRow row) {
    instances.terminateChildren(row.key());
    return row.activeChildren() == 0;
  }
}
