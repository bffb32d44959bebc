package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.SignalSubscriptionRow;
import dev.pitcrew.engine.state.SubscriptionKind;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.TimerState;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.util.List;

/**
 * Timers, message and signal subscriptions of an element instance, for all it has to wait for:
 * opened, and closed when it waits no more.
 */
public final class CatchEvents {

  private final StepRun run;
  private final Waits waits;
  private final Messages messages;
  private final OpenWaits openWaits;
  private final Conditions conditions;

  CatchEvents(
      StepRun run, Waits waits, Messages messages, OpenWaits openWaits, Conditions conditions) {
    this.run = run;
    this.waits = waits;
    this.messages = messages;
    this.openWaits = openWaits;
    this.conditions = conditions;
  }

  /** Begins to wait. A buffered message may be taken at once. */
  void open(List<Wait> all, ElementInstanceRow row) {
    for (Wait wait : all) {
      switch (wait) {
        case Wait.Timer timer -> open(timer, row);
        case Wait.Message message -> open(message, row);
        case Wait.Signal signal -> open(signal, row);
        case Wait.Condition wanted -> conditions.open(wanted.eventId(), wanted.condition(), row);
      }
    }
  }

  private void open(Wait.Timer wait, ElementInstanceRow row) {
    long due = wait.schedule().dueMillis();
    run.append(
        new Event.TimerCreated(
            new TimerRow(
                run.newKey(),
                due,
                TimerState.CREATED,
                wait.schedule().interval(),
                wait.schedule().repetitions(),
                row.processInstanceKey(),
                row.key(),
                row.processDefinitionKey(),
                row.processDefinitionId(),
                wait.eventId(),
                row.tenantId(),
                wait.schedule().timeZone())));
    run.effectOnce(new Effect.WakeAt(due));
  }

  private void open(Wait.Message wait, ElementInstanceRow row) {
    MessageSubscriptionRow subscription =
        new MessageSubscriptionRow(
            run.newKey(),
            wait.name(),
            wait.key(),
            SubscriptionKind.CATCH,
            SubscriptionState.CREATED,
            wait.interrupting(),
            row.processInstanceKey(),
            row.key(),
            row.processDefinitionKey(),
            row.processDefinitionId(),
            wait.eventId(),
            run.nowMillis(),
            row.tenantId());
    run.append(new Event.SubscriptionOpened(subscription));
    messages.takeBuffered(subscription);
  }

  private void open(Wait.Signal wait, ElementInstanceRow row) {
    run.append(
        new Event.SignalSubscriptionOpened(
            new SignalSubscriptionRow(
                run.newKey(),
                wait.name(),
                wait.interrupting(),
                row.processInstanceKey(),
                row.key(),
                row.processDefinitionKey(),
                row.processDefinitionId(),
                wait.eventId(),
                row.tenantId())));
  }

  /** Begins to wait within the scope of a start event that has completed. */
  void openScope(List<Wait> all, ElementInstanceRow start) {
    if (!all.isEmpty()) {
      ElementInstanceRow scope = run.element(start.scopeKey());
      if (ElementInstances.isOpen(scope)) {
        open(all, scope);
      }
    }
  }

  /**
   * A process instance that begins elsewhere than at a start event waits from its beginning.
   *
   * @throws TroubleException when what it has to wait for cannot be evaluated
   */
  public void openScope(ElementInstanceRow scope) {
    if (ElementInstances.isOpen(scope)) {
      open(waits.ofScope(scope), scope);
    }
  }

  /** A subscription that stays open takes the next message that waits for it. */
  void takeBuffered(long subscriptionKey) {
    MessageSubscriptionRow subscription = run.need(Tables.MESSAGE_SUBSCRIPTION, subscriptionKey);
    if (subscription.state() == SubscriptionState.CREATED) {
      messages.takeBuffered(subscription);
    }
  }

  /** Waits no more for anything that is still open. */
  void close(FlowElement element, ElementInstanceRow row) {
    if (mayWait(element, row)) {
      openWaits.close(row);
    }
  }

  private static boolean mayWait(FlowElement element, ElementInstanceRow row) {
    boolean isBody = row.type() == ElementType.MULTI_INSTANCE_BODY;
    return switch (element) {
      case FlowElement.CatchEvent event -> true;
      case FlowElement.EventBasedGateway gateway -> true;
      case FlowElement.ReceiveTask task -> true;
      case FlowElement.Scope scope when !isBody && !scope.eventSubProcessIds().isEmpty() -> true;
      case FlowElement.Guarded guarded -> !Waits.boundaryEventIds(guarded, row).isEmpty();
      case FlowElement other -> false;
    };
  }
}
