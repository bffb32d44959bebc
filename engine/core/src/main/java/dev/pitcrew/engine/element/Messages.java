package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.MessageCorrelationRow;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.SubscriptionKind;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import dev.pitcrew.engine.step.Work;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings messages to those who wait for them: each message once to each process id, first to
 * instances that wait, then to start events.
 */
public final class Messages {

  private final StepRun run;
  private final Triggers triggers;
  private final ProcessInstances processInstances;

  Messages(StepRun run, Triggers triggers, ProcessInstances processInstances) {
    this.run = run;
    this.triggers = triggers;
    this.processInstances = processInstances;
  }

  /**
   * Correlates a message that has just come.
   *
   * @return the first process instance that took it; 0 where none did
   */
  public long correlate(MessageRow message) {
    Set<String> reached = new HashSet<>();
    long first = 0;
    for (MessageSubscriptionRow subscription : waiting(message)) {
      if (subscription.kind() == SubscriptionKind.CATCH
          && mayTake(subscription)
          && reached.add(subscription.processDefinitionId())) {
        catchMessage(subscription, message);
        first = first == 0 ? subscription.processInstanceKey() : first;
      }
    }
    for (MessageSubscriptionRow subscription :
        run.state().findAll(Indexes.SUBSCRIPTIONS, message.name(), "")) {
      if (subscription.kind() == SubscriptionKind.PROCESS_START
          && mayTake(subscription)
          && !reached.contains(subscription.processDefinitionId())
          && !isLocked(subscription.processDefinitionId(), message.correlationKey())) {
        reached.add(subscription.processDefinitionId());
        long started = start(subscription, message);
        first = first == 0 ? started : first;
      }
    }
    return first;
  }

  /** The processes that the message does not start because one is active for its key already. */
  public List<String> startedAlready(String messageName, String correlationKey) {
    return run.state().findAll(Indexes.SUBSCRIPTIONS, messageName, "").stream()
        .filter(subscription -> subscription.kind() == SubscriptionKind.PROCESS_START)
        .map(MessageSubscriptionRow::processDefinitionId)
        .filter(id -> isLocked(id, correlationKey))
        .toList();
  }

  /** As in Zeebe, what began first goes first, whenever it has opened its subscription. */
  private List<MessageSubscriptionRow> waiting(MessageRow message) {
    return run
        .state()
        .findAll(Indexes.SUBSCRIPTIONS, message.name(), message.correlationKey())
        .stream()
        .sorted(Comparator.comparingLong(MessageSubscriptionRow::elementInstanceKey))
        .toList();
  }

  /**
   * A subscription that has just been opened takes the oldest message that waits for it; one that
   * stays open then takes the next one too.
   */
  void takeBuffered(MessageSubscriptionRow subscription) {
    MessageRow message =
        oldest(
            subscription.messageName(),
            subscription.correlationKey(),
            subscription.processDefinitionId());
    if (message != null && mayTake(subscription)) {
      catchMessage(subscription, message);
      if (!subscription.interrupting()) {
        run.todo(Work.take(subscription.elementInstanceKey(), subscription.key()));
      }
    }
  }

  /**
   * The next message with the key that the instance held may start one: it has ended, or is of
   * another process now.
   *
   * @param instance as it was when it held the key
   */
  void keyReleased(ProcessInstanceRow instance) {
    String correlationKey = instance.startCorrelationKey();
    if (correlationKey == null || isLocked(instance.processDefinitionId(), correlationKey)) {
      return;
    }
    List<ProcessDefinitionRow> latest =
        run.state().find(Indexes.LIVE_PROCESS_DEFINITIONS, 1, instance.processDefinitionId());
    if (latest.isEmpty()) {
      return;
    }
    MessageSubscriptionRow chosen = null;
    MessageRow next = null;
    for (MessageSubscriptionRow subscription :
        run.state().findAll(Indexes.SUBSCRIPTIONS_BY_DEFINITION, latest.getFirst().key(), 0L)) {
      MessageRow message =
          oldest(subscription.messageName(), correlationKey, instance.processDefinitionId());
      if (message != null
          && mayTake(subscription)
          && (next == null || message.key() < next.key())) {
        chosen = subscription;
        next = message;
      }
    }
    if (chosen != null && next != null) {
      start(chosen, next);
    }
  }

  /**
   * What can no longer happen leaves the message to others. What protected processes wait for is
   * not for a process that just anybody has deployed.
   */
  private boolean mayTake(MessageSubscriptionRow subscription) {
    return (subscription.kind() == SubscriptionKind.PROCESS_START
            || triggers.accepts(
                run.element(subscription.elementInstanceKey()), subscription.elementId()))
        && isForAll(subscription);
  }

  private boolean isForAll(MessageSubscriptionRow subscription) {
    return run.protections().waitingFor(subscription.messageName()).isEmpty()
        || !run.protections().isUnvouched(subscription.processDefinitionKey());
  }

  private void catchMessage(MessageSubscriptionRow subscription, MessageRow message) {
    correlated(subscription, message, subscription.processInstanceKey());
    triggers.trigger(
        run.element(subscription.elementInstanceKey()),
        subscription.elementId(),
        VariablesText.members(message.variables()));
  }

  private long start(MessageSubscriptionRow subscription, MessageRow message) {
    ProcessInstanceRow instance =
        processInstances.create(
            run.need(Tables.PROCESS_DEFINITION, subscription.processDefinitionKey()),
            NewInstance.byEvent(
                subscription.elementId(),
                VariablesText.members(message.variables()),
                message.name(),
                message.correlationKey().isEmpty() ? null : message.correlationKey()));
    correlated(subscription, message, instance.key());
    return instance.key();
  }

  private void correlated(
      MessageSubscriptionRow subscription, MessageRow message, long processInstanceKey) {
    run.append(new Event.SubscriptionCorrelated(subscription.key(), run.nowMillis()));
    run.append(
        new Event.MessageCorrelated(
            new MessageCorrelationRow(
                run.newKey(),
                message.key(),
                subscription.processDefinitionId(),
                processInstanceKey,
                subscription.key(),
                message.name(),
                message.correlationKey(),
                subscription.processDefinitionKey(),
                subscription.elementId(),
                subscription.elementInstanceKey(),
                run.nowMillis(),
                message.tenantId())));
  }

  private boolean isLocked(String processDefinitionId, String correlationKey) {
    return !correlationKey.isEmpty()
        && !run.state()
            .find(Indexes.ACTIVE_BY_START_MESSAGE, 1, processDefinitionId, correlationKey)
            .isEmpty();
  }

  private @Nullable MessageRow oldest(String name, String correlationKey, String processId) {
    for (MessageRow message :
        run.state().findAll(Indexes.BUFFERED_MESSAGES, name, correlationKey)) {
      if (message.deadlineMillis() > run.nowMillis()
          && !(message.restricted() && run.protections().isProtected(processId))
          && !hasReached(message, processId)) {
        return message;
      }
    }
    return null;
  }

  private boolean hasReached(MessageRow message, String processId) {
    for (MessageCorrelationRow correlation :
        run.state().findAll(Indexes.CORRELATIONS_BY_MESSAGE, message.key())) {
      if (correlation.processDefinitionId().equals(processId)) {
        return true;
      }
    }
    return false;
  }
}
