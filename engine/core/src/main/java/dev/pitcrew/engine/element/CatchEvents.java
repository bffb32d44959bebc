package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.Evaluation;
import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.SignalSubscriptionRow;
import dev.pitcrew.engine.state.SubscriptionKind;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.TimerState;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Timers, message and signal subscriptions of an element instance: its own, those of the boundary
 * events that guard it, those of the events after an event-based gateway, or those of the event
 * sub-processes in it.
 */
public final class CatchEvents {

  /** What an event waits for, evaluated. */
  sealed interface Wait {}

  private record TimerWait(String eventId, TimerSchedule schedule) implements Wait {}

  private record MessageWait(String eventId, String name, String key, boolean interrupting)
      implements Wait {}

  private record SignalWait(String eventId, String name, boolean interrupting) implements Wait {}

  private record ConditionWait(String eventId, Trigger.Condition condition) implements Wait {}

  private final StepRun run;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Messages messages;
  private final OpenWaits openWaits;
  private final Conditions conditions;

  CatchEvents(
      StepRun run,
      Definitions definitions,
      Expressions expressions,
      Scopes scopes,
      Messages messages,
      OpenWaits openWaits,
      Conditions conditions) {
    this.run = run;
    this.definitions = definitions;
    this.expressions = expressions;
    this.scopes = scopes;
    this.messages = messages;
    this.openWaits = openWaits;
    this.conditions = conditions;
  }

  /** Evaluates what the instance has to wait for, without waiting yet. */
  List<Wait> prepare(FlowElement element, ElementInstanceRow row) {
    return switch (element) {
      case FlowElement.CatchEvent event ->
          prepareOne(event.id(), event.trigger(), true, row, row.key());
      case FlowElement.EventBasedGateway gateway -> afterGateway(gateway, row);
      case FlowElement.Guarded guarded -> guarded(guarded, row);
      case FlowElement other -> List.of();
    };
  }

  private List<Wait> afterGateway(FlowElement.EventBasedGateway gateway, ElementInstanceRow row) {
    ExecutableProcess graph = definitions.graph(row.processDefinitionKey());
    List<Wait> waits = new ArrayList<>();
    for (SequenceFlow flow : gateway.node().outgoing()) {
      FlowElement target = graph.element(flow.targetId());
      if (target instanceof FlowElement.CatchEvent event) {
        waits.addAll(prepareOne(event.id(), event.trigger(), true, row, row.key()));
      } else if (target instanceof FlowElement.ReceiveTask task) {
        waits.addAll(prepareOne(task.id(), task.message(), true, row, row.key()));
      }
    }
    return waits;
  }

  private List<Wait> guarded(FlowElement.Guarded element, ElementInstanceRow row) {
    boolean isBody = row.type() == ElementType.MULTI_INSTANCE_BODY;
    List<String> boundaryIds = boundaryEventIds(element, row);
    List<Wait> own =
        !isBody && element instanceof FlowElement.ReceiveTask task
            ? prepareOne(task.id(), task.message(), true, row, row.key())
            : List.of();
    if (boundaryIds.isEmpty()) {
      return own;
    }
    List<Wait> waits = new ArrayList<>(own);
    ExecutableProcess graph = definitions.graph(row.processDefinitionKey());
    for (String id : boundaryIds) {
      FlowElement.BoundaryEvent event = (FlowElement.BoundaryEvent) graph.element(id);
      waits.addAll(prepareOne(id, event.trigger(), event.interrupting(), row, row.scopeKey()));
    }
    return waits;
  }

  /** Boundary events guard a multi-instance as a whole, not each of its children. */
  static List<String> boundaryEventIds(FlowElement.Guarded element, ElementInstanceRow row) {
    boolean isChild =
        element.activity().loop() != null && row.type() != ElementType.MULTI_INSTANCE_BODY;
    return isChild ? List.of() : element.activity().boundaryEventIds();
  }

  private List<Wait> prepareOne(
      String eventId,
      Trigger trigger,
      boolean interrupting,
      ElementInstanceRow row,
      long correlationScopeKey) {
    Variables variables = scopes.seenFrom(row.key());
    return switch (trigger) {
      case Trigger.Timer timer ->
          List.of(
              new TimerWait(
                  eventId,
                  TimerSchedule.of(
                      timer, expressions.value(timer.definition(), variables), run.now())));
      case Trigger.Message message -> {
        String name = expressions.text(message.name(), variables);
        Expression key = message.correlationKey();
        yield List.of(
            new MessageWait(
                eventId,
                name,
                key == null ? "" : correlationKey(key, scopes.seenFrom(correlationScopeKey)),
                interrupting));
      }
      case Trigger.Signal signal ->
          List.of(
              new SignalWait(eventId, expressions.text(signal.name(), variables), interrupting));
      case Trigger.Condition condition -> List.of(new ConditionWait(eventId, condition));
      case Trigger.None none -> List.of();
      case Trigger.Error error -> List.of();
      case Trigger.Escalation escalation -> List.of();
      case Trigger.Compensation compensation -> List.of();
      case Trigger.Compensate compensate -> List.of();
      case Trigger.Job job -> List.of();
      case Trigger.Terminate terminate -> List.of();
    };
  }

  private String correlationKey(Expression expression, Variables variables) {
    Evaluation.Value evaluated = expressions.value(expression, variables);
    return switch (evaluated.value()) {
      case String text -> text;
      case BigDecimal number -> evaluated.json();
      case null, default ->
          throw new TroubleException(
              IncidentType.EXTRACT_VALUE_ERROR,
              "Failed to extract the correlation key for '%s': The value must be either a string or a number, but was '%s'."
                  .formatted(
                      Expressions.bare(expression), Expressions.typeName(evaluated.value())));
    };
  }

  /** Begins to wait. A buffered message may be taken at once. */
  void open(List<Wait> waits, ElementInstanceRow row) {
    for (Wait wait : waits) {
      switch (wait) {
        case TimerWait timer -> open(timer, row);
        case MessageWait message -> open(message, row);
        case SignalWait signal -> open(signal, row);
        case ConditionWait wanted -> conditions.open(wanted.eventId(), wanted.condition(), row);
      }
    }
  }

  private void open(TimerWait wait, ElementInstanceRow row) {
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

  private void open(MessageWait wait, ElementInstanceRow row) {
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

  private void open(SignalWait wait, ElementInstanceRow row) {
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

  /**
   * What the event sub-processes of a scope wait for, evaluated when the start event of the scope
   * completes: as in Zeebe, so that they can use what it brought.
   */
  List<Wait> prepareScope(FlowElement element, ElementInstanceRow row) {
    return element instanceof FlowElement.StartEvent
        ? prepareScope(run.element(row.scopeKey()))
        : List.of();
  }

  private List<Wait> prepareScope(ElementInstanceRow scope) {
    if (!(definitions.element(scope) instanceof FlowElement.Scope element)
        || element.eventSubProcessIds().isEmpty()) {
      return List.of();
    }
    ExecutableProcess graph = definitions.graph(scope.processDefinitionKey());
    List<Wait> waits = new ArrayList<>();
    for (String id : element.eventSubProcessIds()) {
      FlowElement.EventSubProcess inner = (FlowElement.EventSubProcess) graph.element(id);
      FlowElement.StartEvent start = (FlowElement.StartEvent) graph.element(inner.startEventId());
      waits.addAll(
          prepareOne(start.id(), start.trigger(), inner.interrupting(), scope, scope.key()));
    }
    return waits;
  }

  /** Begins to wait within the scope of a start event that has completed. */
  void openScope(List<Wait> waits, ElementInstanceRow start) {
    if (!waits.isEmpty()) {
      ElementInstanceRow scope = run.element(start.scopeKey());
      if (ElementInstances.isOpen(scope)) {
        open(waits, scope);
      }
    }
  }

  /**
   * A process instance that begins elsewhere than at a start event waits from its beginning.
   *
   * @throws TroubleException when what it has to wait for cannot be evaluated
   */
  public void openScope(ElementInstanceRow scope) {
    open(prepareScope(scope), scope);
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
      case FlowElement.Guarded guarded -> !boundaryEventIds(guarded, row).isEmpty();
      case FlowElement other -> false;
    };
  }
}
