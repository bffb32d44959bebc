package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;

/** Goes on at once. */
final class StartEventBehavior implements Behavior<FlowElement.StartEvent> {

  private final Mappings mappings;

  StartEventBehavior(Mappings mappings) {
    this.mappings = mappings;
  }

  @Override
  public boolean activate(FlowElement.StartEvent element, ElementInstanceRow row) {
    return true;
  }

  /** What came with the event goes up, unless output mappings say what does. */
  @Override
  public void complete(FlowElement.StartEvent element, ElementInstanceRow row) {
    if (!(element.trigger() instanceof Trigger.None)) {
      mappings.handOn(element, row);
    }
  }
}
