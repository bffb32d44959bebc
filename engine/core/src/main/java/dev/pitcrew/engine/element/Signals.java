package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.SignalPartRow;
import dev.pitcrew.engine.state.SignalRow;
import dev.pitcrew.engine.state.SignalSubscriptionRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import dev.pitcrew.engine.step.Work;
import java.util.List;
import java.util.Map;

/**
 * Brings signals to all who wait for them at this moment; nobody who begins to wait later gets
 * them. Where many wait, they get it in parts, one after the other, which a step leaves to later
 * ones like all else that is too much for it.
 */
public final class Signals {

  /** How many are looked at together; the others stand in rows until then. */
  private static final int PART_MAX = 500;

  private final StepRun run;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Triggers triggers;
  private final ProcessInstances processInstances;

  Signals(
      StepRun run,
      Expressions expressions,
      Scopes scopes,
      Triggers triggers,
      ProcessInstances processInstances) {
    this.run = run;
    this.expressions = expressions;
    this.scopes = scopes;
    this.triggers = triggers;
    this.processInstances = processInstances;
  }

  /**
   * A caller broadcasts it, who may.
   *
   * @return the key of the signal
   */
  public long broadcast(String name, String variables, String tenantId) {
    return broadcast(name, variables, true, false, tenantId);
  }

  /** An element throws it, with its own variables. */
  void throwFrom(ElementInstanceRow row, Trigger.Signal signal) {
    String name = expressions.text(signal.name(), scopes.seenFrom(row.key()));
    broadcast(
        name,
        JsonText.object(scopes.localsOf(row.key())),
        !run.protections().isUnvouched(row.processDefinitionKey()),
        run.protections().isProtected(row.processDefinitionId()),
        row.tenantId());
  }

  private long broadcast(
      String name, String variables, boolean trusted, boolean confidential, String tenantId) {
    long key = run.newKey();
    List<SignalSubscriptionRow> waiting = run.state().findAll(Indexes.SIGNAL_SUBSCRIPTIONS, name);
    if (waiting.isEmpty()) {
      return key;
    }
    boolean forProtected =
        waiting.stream().anyMatch(one -> run.protections().isProtected(one.processDefinitionId()));
    run.append(
        new Event.SignalBroadcast(
            new SignalRow(key, name, variables, trusted, confidential || forProtected, tenantId)));
    List<String> keys = waiting.stream().map(one -> Long.toString(one.key())).toList();
    for (int from = PART_MAX; from < keys.size(); from += PART_MAX) {
      List<String> part = List.copyOf(keys.subList(from, Math.min(from + PART_MAX, keys.size())));
      run.append(new Event.SignalPartLeft(new SignalPartRow(run.newKey(), key, part)));
    }
    deliver(key, keys.subList(0, Math.min(PART_MAX, keys.size())));
    return key;
  }

  private void deliver(long signalKey, List<String> subscriptionKeys) {
    for (String subscriptionKey : subscriptionKeys) {
      run.todo(new Work(Work.Kind.SIGNAL, signalKey, subscriptionKey));
    }
    run.todo(new Work(Work.Kind.SIGNAL_PART, signalKey, ""));
  }

  /** One of those who waited gets it, if it still waits. */
  void reach(long signalKey, long subscriptionKey) {
    SignalSubscriptionRow subscription = run.get(Tables.SIGNAL_SUBSCRIPTION, subscriptionKey);
    SignalRow signal = run.need(Tables.SIGNAL, signalKey);
    if (subscription == null || !mayReach(signal, subscription)) {
      return;
    }
    Map<String, String> variables = VariablesText.members(signal.variables());
    if (subscription.elementInstanceKey() == 0) {
      processInstances.create(
          run.need(Tables.PROCESS_DEFINITION, subscription.processDefinitionKey()),
          NewInstance.byEvent(subscription.elementId(), variables, null, null));
      return;
    }
    ElementInstanceRow row = run.element(subscription.elementInstanceKey());
    if (triggers.accepts(row, subscription.elementId())) {
      if (subscription.interrupting()) {
        run.append(new Event.SignalSubscriptionClosed(subscription.key()));
      }
      triggers.trigger(row, subscription.elementId(), variables);
    }
  }

  /** Goes on with the next part of those who waited; there is none when all have it. */
  void nextPart(long signalKey) {
    List<SignalPartRow> next = run.state().find(Indexes.SIGNAL_PARTS, 1, signalKey);
    if (next.isEmpty()) {
      run.append(new Event.SignalDelivered(signalKey));
    } else {
      run.append(new Event.SignalPartTaken(next.getFirst().key()));
      deliver(signalKey, next.getFirst().subscriptionKeys());
    }
  }

  /**
   * What a process throws that just anybody has deployed does not move protected cases, and what
   * moves or tells of protected cases does not reach such a process.
   */
  private boolean mayReach(SignalRow signal, SignalSubscriptionRow subscription) {
    return (signal.trusted() || !run.protections().isProtected(subscription.processDefinitionId()))
        && (!signal.confidential()
            || !run.protections().isUnvouched(subscription.processDefinitionKey()));
  }
}
