package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ConditionSubscriptionRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.SignalSubscriptionRow;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.step.StepRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an element instance waits for when it goes over: what is mapped stays as it is, for the
 * event of the target; the rest is closed.
 */
final class MigrationOfWaits {

  private final StepRun run;

  MigrationOfWaits(StepRun run) {
    this.run = run;
  }

  void migrate(ElementInstanceRow row, MigrationPlan plan) {
    for (TimerRow timer : run.state().findAll(Indexes.TIMERS_BY_ELEMENT, row.key())) {
      String target = target(timer.elementId(), row, plan);
      if (target == null) {
        run.append(new Event.TimerCanceled(timer.key()));
      } else {
        move(Tables.TIMER, timer.key(), values(target, plan));
      }
    }
    for (MessageSubscriptionRow subscription :
        run.state().findAll(Indexes.SUBSCRIPTIONS_BY_ELEMENT, row.key())) {
      String target = target(subscription.elementId(), row, plan);
      if (target == null) {
        run.append(new Event.SubscriptionClosed(subscription.key(), run.nowMillis()));
      } else {
        move(Tables.MESSAGE_SUBSCRIPTION, subscription.key(), interrupting(target, plan));
      }
    }
    for (SignalSubscriptionRow subscription :
        run.state().findAll(Indexes.SIGNAL_SUBSCRIPTIONS_BY_ELEMENT, row.key())) {
      String target = target(subscription.elementId(), row, plan);
      if (target == null) {
        run.append(new Event.SignalSubscriptionClosed(subscription.key()));
      } else {
        move(Tables.SIGNAL_SUBSCRIPTION, subscription.key(), interrupting(target, plan));
      }
    }
    for (ConditionSubscriptionRow subscription :
        run.state().findAll(Indexes.CONDITIONS_BY_ELEMENT, row.key())) {
      String target = target(subscription.elementId(), row, plan);
      if (target == null) {
        run.append(new Event.ConditionSubscriptionClosed(subscription.key()));
      } else {
        move(Tables.CONDITION_SUBSCRIPTION, subscription.key(), Map.of("elementId", target));
      }
    }
  }

  private void move(Table<?> table, long key, Map<String, ?> values) {
    run.append(new Event.Migrated(table, key, values));
  }

  private static Map<String, Object> values(String eventId, MigrationPlan plan) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("processDefinitionKey", plan.definition().key());
    values.put("processDefinitionId", plan.definition().processDefinitionId());
    values.put("elementId", eventId);
    return values;
  }

  private static Map<String, Object> interrupting(String eventId, MigrationPlan plan) {
    Map<String, Object> values = values(eventId, plan);
    boolean interrupting =
        switch (plan.target().element(eventId)) {
          case FlowElement.BoundaryEvent event -> event.interrupting();
          case FlowElement.StartEvent start ->
              plan.target().eventSubProcessOf(start).interrupting();
          case FlowElement other -> true;
        };
    values.put("interrupting", interrupting);
    return values;
  }

  /** The event of the target that it waits for from now on; null for none. */
  private static @Nullable String target(
      String eventId, ElementInstanceRow row, MigrationPlan plan) {
    String targetId = plan.targetId(eventId);
    if (targetId == null) {
      return null;
    }
    FlowElement target = plan.target().elements().get(targetId);
    if (target == null || !isAttached(target, plan.target(row), plan)) {
      throw MigrationCheck.refused(
          row,
          "but active element with id '%s' is mapped to an element with id '%s' and has a catch event with id '%s' that is mapped to a catch event with id '%s'. These mappings detach the catch event from the element in the target process. Catch events must stay attached to the same element instance."
              .formatted(row.elementId(), plan.target(row).id(), eventId, targetId));
    }
    String from = kind(plan.source().element(eventId));
    String to = kind(target);
    if (!from.equals(to)) {
      throw MigrationCheck.refused(
          row,
          "but active element with id '%s' has a catch event with id '%s' that is mapped to a catch event with id '%s'. These catch events have different event types: '%s' and '%s'. The event type of a catch event cannot be changed by process instance migration. Please ensure the event type of the catch event remains the same or remove the mapping instruction for these catch events."
              .formatted(row.elementId(), eventId, targetId, from, to));
    }
    once(row, targetId, plan);
    return targetId;
  }

  private static boolean isAttached(FlowElement event, FlowElement element, MigrationPlan plan) {
    return switch (event) {
      case FlowElement.BoundaryEvent boundary -> boundary.attachedToId().equals(element.id());
      case FlowElement.StartEvent start ->
          element instanceof FlowElement.Scope scope
              && start.node().scopeId() != null
              && scope.eventSubProcessIds().contains(start.node().scopeId());
      case FlowElement other ->
          other.id().equals(element.id())
              || element instanceof FlowElement.EventBasedGateway gateway
                  && gateway.node().outgoing().stream()
                      .map(SequenceFlow::targetId)
                      .anyMatch(other.id()::equals);
    };
  }

  private static String kind(FlowElement event) {
    Trigger trigger =
        switch (event) {
          case FlowElement.BoundaryEvent boundary -> boundary.trigger();
          case FlowElement.StartEvent start -> start.trigger();
          case FlowElement.CatchEvent caught -> caught.trigger();
          case FlowElement.ReceiveTask task -> task.message();
          case FlowElement other -> new Trigger.None();
        };
    return switch (trigger) {
      case Trigger.Timer timer -> "TIMER";
      case Trigger.Message message -> "MESSAGE";
      case Trigger.Signal signal -> "SIGNAL";
      case Trigger.Condition condition -> "CONDITIONAL";
      case Trigger.Error error -> "ERROR";
      case Trigger.Escalation escalation -> "ESCALATION";
      case Trigger.Compensation compensation -> "COMPENSATION";
      case Trigger other -> "NONE";
    };
  }

  private static void once(ElementInstanceRow row, String targetId, MigrationPlan plan) {
    Set<String> sources = new TreeSet<>();
    plan.targets()
        .forEach(
            (from, to) -> {
              FlowElement element = plan.source().elements().get(from);
              if (to.equals(targetId) && element != null && !kind(element).equals("NONE")) {
                sources.add(from);
              }
            });
    if (sources.size() > 1) {
      throw MigrationCheck.refused(
          row,
          "but active element with id '%s' has a catch event attached that is mapped to a catch event with id '%s'. There are multiple mapping instructions that target this catch event: '%s'. Catch events cannot be merged by process instance migration. Please ensure the mapping instructions target a catch event only once."
              .formatted(row.elementId(), targetId, String.join("', '", sources)));
    }
  }
}
