package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ConditionSubscriptionRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.SignalSubscriptionRow;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import java.util.function.Predicate;

/** Ends the waiting of element instances for timers, messages, signals and conditions. */
final class OpenWaits {

  private final StepRun run;
  private final Definitions definitions;

  OpenWaits(StepRun run, Definitions definitions) {
    this.run = run;
    this.definitions = definitions;
  }

  /** All that is open. */
  void close(ElementInstanceRow row) {
    close(row, eventId -> true);
  }

  /** What begins the event sub-processes of a scope; what guards the scope stays open. */
  void closeEventSubProcesses(ElementInstanceRow scope) {
    close(
        scope,
        eventId ->
            definitions.graph(scope.processDefinitionKey()).element(eventId)
                instanceof FlowElement.StartEvent);
  }

  private void close(ElementInstanceRow row, Predicate<String> wanted) {
    for (TimerRow timer : run.state().findAll(Indexes.TIMERS_BY_ELEMENT, row.key())) {
      if (wanted.test(timer.elementId())) {
        run.append(new Event.TimerCanceled(timer.key()));
      }
    }
    for (MessageSubscriptionRow subscription :
        run.state().findAll(Indexes.SUBSCRIPTIONS_BY_ELEMENT, row.key())) {
      if (wanted.test(subscription.elementId())) {
        run.append(new Event.SubscriptionClosed(subscription.key(), run.nowMillis()));
      }
    }
    for (SignalSubscriptionRow subscription :
        run.state().findAll(Indexes.SIGNAL_SUBSCRIPTIONS_BY_ELEMENT, row.key())) {
      if (wanted.test(subscription.elementId())) {
        run.append(new Event.SignalSubscriptionClosed(subscription.key()));
      }
    }
    if (definitions.graph(row.processDefinitionKey()).hasConditions()) {
      for (ConditionSubscriptionRow subscription :
          run.state().findAll(Indexes.CONDITIONS_BY_ELEMENT, row.key())) {
        if (wanted.test(subscription.elementId())) {
          run.append(new Event.ConditionSubscriptionClosed(subscription.key()));
        }
      }
    }
  }
}
