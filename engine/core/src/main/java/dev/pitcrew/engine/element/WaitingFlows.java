package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.FlowTokenRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;
import java.util.stream.Collectors;

/** Flows that were taken to joins of a scope. */
final class WaitingFlows {

  private WaitingFlows() {}

  /** They wait no more; that they were taken stands with the scope then, for nothing else tells. */
  static void forget(StepRun run, ElementInstanceRow scope) {
    List<FlowTokenRow> tokens = run.state().findAll(Indexes.FLOW_TOKENS_BY_SCOPE, scope.key());
    if (tokens.isEmpty()) {
      return;
    }
    tokens.forEach(token -> run.append(new Event.FlowTokenRemoved(token.key())));
    run.append(
        new Event.WaitingFlowsLeft(
            scope.key(),
            tokens.stream().map(FlowTokenRow::flowId).distinct().collect(Collectors.joining(" "))));
  }
}
