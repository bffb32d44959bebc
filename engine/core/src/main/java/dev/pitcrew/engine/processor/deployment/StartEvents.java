package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.element.TimerSchedule;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ConditionSubscriptionRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.SignalSubscriptionRow;
import dev.pitcrew.engine.state.SubscriptionKind;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.TimerState;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import org.jspecify.annotations.Nullable;

/**
 * Message, signal, timer and conditional start events: only the newest version of a process
 * listens.
 */
public final class StartEvents {

  private final StepRun run;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Variables around;

  public StartEvents(StepRun run, Definitions definitions, Expressions expressions, Scopes scopes) {
    this.run = run;
    this.definitions = definitions;
    this.expressions = expressions;
    this.around = scopes.seenEverywhere();
  }

  void replace(@Nullable ProcessDefinitionRow old, ProcessDefinitionRow next) {
    if (old != null) {
      close(old.key());
    }
    ExecutableProcess graph = definitions.graph(next.key());
    for (String id : graph.root().startEventIds()) {
      if (graph.element(id) instanceof FlowElement.StartEvent start) {
        try {
          open(start, next);
        } catch (TroubleException trouble) {
          throw RejectedException.invalidArgument(
              "Expected to deploy new resources, but encountered the following errors:\n'%s': Element: %s - %s"
                  .formatted(next.resourceName(), id, trouble.text()));
        }
      }
    }
  }

  /** What listens to start events no more; the version before it, if there is one, does again. */
  void giveBack(ProcessDefinitionRow deleted, @Nullable ProcessDefinitionRow before) {
    if (before == null) {
      close(deleted.key());
    } else {
      replace(deleted, before);
    }
  }

  private void close(long processDefinitionKey) {
    for (MessageSubscriptionRow row :
        run.state().findAll(Indexes.SUBSCRIPTIONS_BY_DEFINITION, processDefinitionKey, 0L)) {
      run.append(new Event.SubscriptionClosed(row.key(), run.nowMillis()));
    }
    for (SignalSubscriptionRow row :
        run.state().findAll(Indexes.SIGNAL_SUBSCRIPTIONS_BY_DEFINITION, processDefinitionKey, 0L)) {
      run.append(new Event.SignalSubscriptionClosed(row.key()));
    }
    for (ConditionSubscriptionRow row :
        run.state().findAll(Indexes.CONDITIONS_BY_ELEMENT, processDefinitionKey)) {
      run.append(new Event.ConditionSubscriptionClosed(row.key()));
    }
    for (TimerRow row :
        run.state().findAll(Indexes.TIMERS_BY_DEFINITION, processDefinitionKey, 0L)) {
      run.append(new Event.TimerCanceled(row.key()));
    }
  }

  private void open(FlowElement.StartEvent start, ProcessDefinitionRow definition) {
    if (start.trigger() instanceof Trigger.Message message) {
      run.append(
          new Event.SubscriptionOpened(
              new MessageSubscriptionRow(
                  run.newKey(),
                  expressions.text(message.name(), around),
                  "",
                  SubscriptionKind.PROCESS_START,
                  SubscriptionState.CREATED,
                  true,
                  0,
                  0,
                  definition.key(),
                  definition.processDefinitionId(),
                  start.id(),
                  run.nowMillis(),
                  definition.tenantId())));
    } else if (start.trigger() instanceof Trigger.Signal signal) {
      run.append(
          new Event.SignalSubscriptionOpened(
              new SignalSubscriptionRow(
                  run.newKey(),
                  expressions.text(signal.name(), around),
                  false,
                  0,
                  0,
                  definition.key(),
                  definition.processDefinitionId(),
                  start.id(),
                  definition.tenantId())));
    } else if (start.trigger() instanceof Trigger.Condition) {
      run.append(
          new Event.ConditionSubscriptionOpened(
              new ConditionSubscriptionRow(run.newKey(), 0, definition.key(), start.id())));
    } else if (start.trigger() instanceof Trigger.Timer timer) {
      TimerSchedule schedule =
          TimerSchedule.of(timer, expressions.value(timer.definition(), around), run.now());
      long due = schedule.dueMillis();
      run.append(
          new Event.TimerCreated(
              new TimerRow(
                  run.newKey(),
                  due,
                  TimerState.CREATED,
                  schedule.interval(),
                  schedule.repetitions(),
                  0,
                  0,
                  definition.key(),
                  definition.processDefinitionId(),
                  start.id(),
                  definition.tenantId(),
                  schedule.timeZone())));
      run.effectOnce(new Effect.WakeAt(due));
    }
  }
}
