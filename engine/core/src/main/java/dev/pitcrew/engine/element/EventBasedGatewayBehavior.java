package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import java.util.List;

/** Waits for the first of the events that follow it; that event then goes on, without a flow. */
final class EventBasedGatewayBehavior implements Behavior<FlowElement.EventBasedGateway> {

  @Override
  public boolean activate(FlowElement.EventBasedGateway element, ElementInstanceRow row) {
    return false;
  }

  @Override
  public List<SequenceFlow> outgoing(
      FlowElement.EventBasedGateway element, ElementInstanceRow row) {
    return List.of();
  }
}
