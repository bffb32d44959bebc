package dev.pitcrew.engine.element;

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
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an element instance has to wait for: itself, at the boundary events that guard it, at the
 * events after an event-based gateway, or at the event sub-processes in it. Evaluates, and changes
 * nothing.
 */
final class Waits {

  private final StepRun run;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Set<String> passedOver;

  Waits(StepRun run, Definitions definitions, Expressions expressions, Scopes scopes) {
    this(run, definitions, expressions, scopes, Set.of());
  }

  private Waits(
      StepRun run,
      Definitions definitions,
      Expressions expressions,
      Scopes scopes,
      Set<String> passedOver) {
    this.run = run;
    this.definitions = definitions;
    this.expressions = expressions;
    this.scopes = scopes;
    this.passedOver = passedOver;
  }

  /** The same without these events, of which nothing is evaluated. */
  Waits without(Set<String> eventIds) {
    return new Waits(run, definitions, expressions, scopes, eventIds);
  }

  /**
   * @throws TroubleException when it cannot be evaluated
   */
  List<Wait> of(FlowElement element, ElementInstanceRow row) {
    return switch (element) {
      case FlowElement.CatchEvent event -> one(event.id(), event.trigger(), true, row, row.key());
      case FlowElement.EventBasedGateway gateway -> afterGateway(gateway, row);
      case FlowElement.Guarded guarded -> guarded(guarded, row);
      case FlowElement.ProcessElement process -> heldBack(row);
      case FlowElement other -> List.of();
    };
  }

  /**
   * A process that its start listeners held back: where no start event will complete in it, it
   * waits from now on.
   */
  private List<Wait> heldBack(ElementInstanceRow process) {
    boolean hasStartEvent =
        run.state().findAll(Indexes.ACTIVE_CHILDREN, process.key()).stream()
            .anyMatch(child -> child.type() == ElementType.START_EVENT);
    return hasStartEvent ? List.of() : ofScope(process);
  }

  /**
   * As {@link #of}, and what its event sub-processes wait for where no start event will complete in
   * it.
   *
   * @throws TroubleException when it cannot be evaluated
   */
  List<Wait> fromTheBeginning(FlowElement element, ElementInstanceRow row) {
    if (row.type() != ElementType.AD_HOC_SUB_PROCESS) {
      return of(element, row);
    }
    List<Wait> all = new ArrayList<>(of(element, row));
    all.addAll(ofScope(row));
    return all;
  }

  private List<Wait> afterGateway(FlowElement.EventBasedGateway gateway, ElementInstanceRow row) {
    ExecutableProcess graph = definitions.graph(row.processDefinitionKey());
    List<Wait> waits = new ArrayList<>();
    for (SequenceFlow flow : gateway.node().outgoing()) {
      FlowElement target = graph.element(flow.targetId());
      if (target instanceof FlowElement.CatchEvent event) {
        waits.addAll(one(event.id(), event.trigger(), true, row, row.key()));
      } else if (target instanceof FlowElement.ReceiveTask task) {
        waits.addAll(one(task.id(), task.message(), true, row, row.key()));
      }
    }
    return waits;
  }

  private List<Wait> guarded(FlowElement.Guarded element, ElementInstanceRow row) {
    boolean isBody = row.type() == ElementType.MULTI_INSTANCE_BODY;
    List<String> boundaryIds = boundaryEventIds(element, row);
    List<Wait> own =
        !isBody && element instanceof FlowElement.ReceiveTask task
            ? one(task.id(), task.message(), true, row, row.key())
            : List.of();
    if (boundaryIds.isEmpty()) {
      return own;
    }
    List<Wait> waits = new ArrayList<>(own);
    ExecutableProcess graph = definitions.graph(row.processDefinitionKey());
    for (String id : boundaryIds) {
      FlowElement.BoundaryEvent event = (FlowElement.BoundaryEvent) graph.element(id);
      waits.addAll(one(id, event.trigger(), event.interrupting(), row, row.scopeKey()));
    }
    return waits;
  }

  /** Boundary events guard a multi-instance as a whole, not each of its children. */
  static List<String> boundaryEventIds(FlowElement.Guarded element, ElementInstanceRow row) {
    boolean isChild =
        element.activity().loop() != null && row.type() != ElementType.MULTI_INSTANCE_BODY;
    return isChild ? List.of() : element.activity().boundaryEventIds();
  }

  private List<Wait> one(
      String eventId,
      Trigger trigger,
      boolean interrupting,
      ElementInstanceRow row,
      long correlationScopeKey) {
    if (passedOver.contains(eventId)) {
      return List.of();
    }
    Variables variables = scopes.seenFrom(row.key());
    return switch (trigger) {
      case Trigger.Timer timer ->
          List.of(
              new Wait.Timer(
                  eventId,
                  TimerSchedule.of(
                      timer, expressions.value(timer.definition(), variables), run.now())));
      case Trigger.Message message -> {
        String name = expressions.text(message.name(), variables);
        Expression key = message.correlationKey();
        yield List.of(
            new Wait.Message(
                eventId,
                name,
                key == null ? "" : correlationKey(key, scopes.seenFrom(correlationScopeKey)),
                interrupting));
      }
      case Trigger.Signal signal ->
          List.of(
              new Wait.Signal(eventId, expressions.text(signal.name(), variables), interrupting));
      case Trigger.Condition condition -> List.of(new Wait.Condition(eventId, condition));
      case Trigger.None none -> List.of();
      case Trigger.Error error -> List.of();
      case Trigger.Escalation escalation -> List.of();
      case Trigger.Compensation compensation -> List.of();
      case Trigger.Compensate compensate -> List.of();
      case Trigger.Job job -> List.of();
      case Trigger.Link link -> List.of();
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

  /**
   * What the event sub-processes of a scope wait for, evaluated when the start event of the scope
   * completes: as in Zeebe, so that they can use what it brought.
   */
  List<Wait> ofScopeBegunBy(FlowElement element, ElementInstanceRow row) {
    return element instanceof FlowElement.StartEvent
        ? ofScope(run.element(row.scopeKey()))
        : List.of();
  }

  List<Wait> ofScope(ElementInstanceRow scope) {
    if (!(definitions.element(scope) instanceof FlowElement.Scope element)
        || element.eventSubProcessIds().isEmpty()) {
      return List.of();
    }
    ExecutableProcess graph = definitions.graph(scope.processDefinitionKey());
    List<Wait> waits = new ArrayList<>();
    for (String id : element.eventSubProcessIds()) {
      FlowElement.EventSubProcess inner = (FlowElement.EventSubProcess) graph.element(id);
      FlowElement.StartEvent start = (FlowElement.StartEvent) graph.element(inner.startEventId());
      waits.addAll(one(start.id(), start.trigger(), inner.interrupting(), scope, scope.key()));
    }
    return waits;
  }
}
