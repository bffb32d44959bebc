package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ConditionSubscriptionRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import dev.pitcrew.engine.step.VariableChange;
import dev.pitcrew.engine.step.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events that wait until a condition on variables holds: looked at when they begin to wait, and
 * whenever a variable that the condition names is written where they see it. What does not evaluate
 * to true or false does not hold.
 */
public final class Conditions {

  private final StepRun run;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Triggers triggers;

  Conditions(
      StepRun run,
      Definitions definitions,
      Expressions expressions,
      Scopes scopes,
      Triggers triggers) {
    this.run = run;
    this.definitions = definitions;
    this.expressions = expressions;
    this.scopes = scopes;
    this.triggers = triggers;
  }

  /** Begins to wait; it may happen at once. */
  void open(String eventId, Trigger.Condition condition, ElementInstanceRow row) {
    run.append(
        new Event.ConditionSubscriptionOpened(
            new ConditionSubscriptionRow(
                run.newKey(), row.processInstanceKey(), row.key(), eventId)));
    if (holds(condition, row)) {
      triggers.trigger(run.element(row.key()), eventId, Map.of());
    }
  }

  /** Lets happen what the variables written since the last time bring about. */
  public void react() {
    List<VariableChange> changes = run.takeVariableChanges();
    if (changes.isEmpty()) {
      return;
    }
    Map<Long, List<VariableChange>> byInstance = new LinkedHashMap<>();
    for (VariableChange change : changes) {
      ElementInstanceRow scope = run.element(change.scopeKey());
      if (definitions
          .graph(scope.processDefinitionKey())
          .conditionVariables()
          .contains(change.name())) {
        byInstance
            .computeIfAbsent(scope.processInstanceKey(), key -> new ArrayList<>())
            .add(change);
      }
    }
    byInstance.forEach(this::react);
  }

  /** From the process down, so that what an outer event ends is not looked at any more. */
  private void react(long processInstanceKey, List<VariableChange> changes) {
    List<ConditionSubscriptionRow> waiting =
        new ArrayList<>(run.state().findAll(Indexes.CONDITIONS_BY_INSTANCE, processInstanceKey));
    waiting.sort(
        Comparator.comparingInt((ConditionSubscriptionRow row) -> depth(row.elementInstanceKey()))
            .thenComparingLong(ConditionSubscriptionRow::key));
    for (ConditionSubscriptionRow subscription : waiting) {
      ElementInstanceRow row = run.element(subscription.elementInstanceKey());
      if (run.get(Tables.CONDITION_SUBSCRIPTION, subscription.key()) == null || !goesOn(row)) {
        continue;
      }
      Trigger.Condition condition = condition(subscription, row);
      boolean concerns =
          changes.stream().anyMatch(change -> concerns(change, condition, subscription, row));
      if (concerns && !isAboutToComplete(row) && holds(condition, row)) {
        triggers.trigger(row, subscription.elementId(), Map.of());
      }
    }
  }

  /** What an activity brings as it completes is no news to its own events: they end with it. */
  private boolean isAboutToComplete(ElementInstanceRow row) {
    return run.work().contains(Work.of(Work.Kind.COMPLETE, row.key()));
  }

  private int depth(long elementInstanceKey) {
    int depth = 0;
    for (long key = elementInstanceKey; key != 0; key = run.element(key).scopeKey()) {
      depth++;
    }
    return depth;
  }

  /** Whether nothing around it is about to end it. */
  private boolean goesOn(ElementInstanceRow row) {
    long inner = row.key();
    for (long key = row.scopeKey(); key != 0; ) {
      ElementInstanceRow scope = run.element(key);
      if (scope.state() != ElementState.ACTIVATED
          || scope.interruptingKey() != 0 && scope.interruptingKey() != inner) {
        return false;
      }
      inner = key;
      key = scope.scopeKey();
    }
    return true;
  }

  private Trigger.Condition condition(
      ConditionSubscriptionRow subscription, ElementInstanceRow row) {
    FlowElement event =
        definitions.graph(row.processDefinitionKey()).element(subscription.elementId());
    Trigger trigger =
        switch (event) {
          case FlowElement.StartEvent start -> start.trigger();
          case FlowElement.CatchEvent caught -> caught.trigger();
          case FlowElement.BoundaryEvent boundary -> boundary.trigger();
          case FlowElement other ->
              throw new IllegalStateException(
                  "Expected '%s' to wait for a condition.".formatted(other.id()));
        };
    return (Trigger.Condition) trigger;
  }

  private boolean concerns(
      VariableChange change,
      Trigger.Condition condition,
      ConditionSubscriptionRow subscription,
      ElementInstanceRow row) {
    return condition.variables().contains(change.name())
        && (change.created() ? condition.onCreate() : condition.onUpdate())
        && !run.isNewerThan(change, subscription.key())
        && isSeenFrom(row, change);
  }

  /** Not where a nearer scope has a variable of that name. */
  private boolean isSeenFrom(ElementInstanceRow row, VariableChange change) {
    for (long key = row.key(); key != 0; key = run.element(key).scopeKey()) {
      if (key == change.scopeKey()) {
        return true;
      }
      if (scopes.local(key, change.name()) != null) {
        return false;
      }
    }
    return false;
  }

  private boolean holds(Trigger.Condition condition, ElementInstanceRow row) {
    Variables variables = scopes.seenFrom(row.key());
    try {
      return Boolean.TRUE.equals(expressions.value(condition.condition(), variables).value());
    } catch (TroubleException e) {
      return false;
    }
  }
}
