package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.MultiInstance;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.FlowTokenRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ListenerTurnRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses to let an active element instance become what it cannot be. */
final class MigrationCheck {

  private final StepRun run;

  MigrationCheck(StepRun run) {
    this.run = run;
  }

  /** Once what it stands in has been looked at. */
  void check(ElementInstanceRow row, MigrationPlan plan) {
    String targetId = plan.targetId(row.elementId());
    if (targetId == null) {
      throw refused(
          row,
          "but no mapping instruction defined for active element with id '%s'. Elements cannot be migrated without a mapping."
              .formatted(row.elementId()));
    }
    waits(row);
    FlowElement source = plan.source(row);
    FlowElement target = plan.target().elements().get(targetId);
    if (target == null
        || source.getClass() != target.getClass()
        || source.node().type() != target.node().type()) {
      throw refused(
          row,
          "but active element with id '%s' and type '%s' is mapped to an element with id '%s' and different type '%s'. Elements must be mapped to elements of the same type."
              .formatted(
                  row.elementId(),
                  row.type(),
                  targetId,
                  target == null ? ElementType.SEQUENCE_FLOW : target.node().type()));
    }
    control(row, source, target);
    loop(row, target);
    sequence(row, source, target);
    scope(row, target, plan);
    listeners(row, target);
    for (FlowTokenRow token : run.state().findAll(Indexes.FLOW_TOKENS_BY_SCOPE, row.key())) {
      join(row, token, plan);
    }
  }

  /** Not on its way anywhere, nor about to end. */
  private void waits(ElementInstanceRow row) {
    boolean isBodyAtRest =
        row.type() == ElementType.MULTI_INSTANCE_BODY && Incidents.isHeld(run, row);
    int tokens =
        row.flowsInFlight() == 0
            ? 0
            : run.state().findAll(Indexes.FLOW_TOKENS_BY_SCOPE, row.key()).size();
    // What completes has been interrupted for good: it waits for a listener alone, or for somebody.
    boolean isInterrupted =
        row.interruptingKey() != 0
            && row.state() != ElementState.COMPLETING
            && (run.element(row.interruptingKey()).type() != ElementType.EVENT_SUB_PROCESS
                || run.element(row.interruptingKey()).state() == ElementState.ACTIVATING);
    // Open, it counts a flow that holds it; what is begun in it has scopes of its own.
    int held = row.type() == ElementType.AD_HOC_SUB_PROCESS ? Math.min(row.flowsInFlight(), 1) : 0;
    boolean flows =
        row.interruptingKey() == 0 && row.flowsInFlight() != tokens + held && !isBodyAtRest;
    if (row.state() == ElementState.TERMINATING
        || isInterrupted
        || flows
        || row.type() == ElementType.BOUNDARY_EVENT && row.state() == ElementState.ACTIVATING) {
      throw refused(
          row,
          "but a concurrent command was executed on the process instance. Please retry the migration.");
    }
  }

  private void scope(ElementInstanceRow row, FlowElement target, MigrationPlan plan) {
    if (row.scopeKey() == 0) {
      return;
    }
    ElementInstanceRow around = run.element(row.scopeKey());
    String expected =
        around.type() == ElementType.MULTI_INSTANCE_BODY
            ? plan.target(run.element(around.scopeKey())).id()
            : plan.target(around).id();
    String actual = target.node().scopeId();
    if (!expected.equals(actual)) {
      throw refused(
          row,
          "but the flow scope of active element with id '%s' is changed. The flow scope of the active element is expected to be '%s' but was '%s'. The flow scope of an element cannot be changed during migration yet."
              .formatted(row.elementId(), expected, actual));
    }
  }

  /** Nobody would ask the worker, or it would be asked for nothing. */
  private static void control(ElementInstanceRow row, FlowElement source, FlowElement target) {
    if (source instanceof FlowElement.AdHocSubProcess from
        && target instanceof FlowElement.AdHocSubProcess to
        && (from.adHoc().job() == null) != (to.adHoc().job() == null)) {
      throw refused(
          row,
          "but of the ad-hoc sub-processes with id '%s' and '%s' only one is controlled by a job worker."
              .formatted(row.elementId(), target.id()));
    }
  }

  private static void loop(ElementInstanceRow row, FlowElement target) {
    MultiInstance to = loopOf(target);
    boolean isBody = row.type() == ElementType.MULTI_INSTANCE_BODY;
    if (isBody != (to != null) && !isLoopChild(row)) {
      throw refused(
          row,
          "but active element with id '%s' and type '%s' is mapped to an element with id '%s' and different type '%s'. Elements must be mapped to elements of the same type."
              .formatted(
                  row.elementId(),
                  row.type(),
                  target.id(),
                  isBody ? target.node().type() : ElementType.MULTI_INSTANCE_BODY));
    }
  }

  private static boolean isLoopChild(ElementInstanceRow row) {
    return row.loopCounter() > 0 && row.type() != ElementType.MULTI_INSTANCE_BODY;
  }

  private static void sequence(ElementInstanceRow row, FlowElement source, FlowElement target) {
    MultiInstance from = loopOf(source);
    MultiInstance to = loopOf(target);
    if (from != null && to != null && from.sequential() != to.sequential()) {
      throw refused(
          row,
          "but active element with id '%s' has a different loop characteristics than the target element with id '%s'. Both elements must have either sequential or parallel loop characteristics."
              .formatted(row.elementId(), target.id()));
    }
  }

  private static @Nullable MultiInstance loopOf(FlowElement element) {
    return element instanceof FlowElement.Guarded guarded ? guarded.activity().loop() : null;
  }

  /** The listener that is asked, and those after it, are from now on those of the target. */
  private void listeners(ElementInstanceRow row, FlowElement target) {
    ListenerTurnRow turn = run.get(Tables.LISTENER_TURN, row.key());
    if (turn != null
        && target.node().listeners().of(turn.event()).size()
            < Math.max(1, turn.listener() + (turn.jobKey() == 0 ? 0 : 1))) {
      throw refused(
          row,
          "but an execution listener of active element with id '%s' is being asked that '%s' does not have."
              .formatted(row.elementId(), target.id()));
    }
    if (!(target instanceof FlowElement.UserTask task)) {
      return;
    }
    for (UserTaskRow open : run.state().findAll(Indexes.OPEN_USER_TASKS_BY_ELEMENT, row.key())) {
      TaskTransitionRow asked = run.get(Tables.TASK_TRANSITION, open.key());
      if (asked != null
          && TaskListeners.all(task, asked.event(), asked.globals()).size() <= asked.listener()) {
        throw refused(
            row,
            "but listener %d of event '%s' of active element with id '%s' is being asked, and '%s' has none."
                .formatted(
                    asked.listener() + 1, name(asked.event()), row.elementId(), target.id()));
      }
    }
  }

  private static String name(TaskListenerEvent event) {
    return event.name().toLowerCase(Locale.ROOT);
  }

  /** What waits at a join has to wait at one that can still be reached. */
  private void join(ElementInstanceRow scope, FlowTokenRow token, MigrationPlan plan) {
    String gatewayId = plan.targetId(token.gatewayId());
    FlowElement source = plan.source().element(token.gatewayId());
    FlowElement target = gatewayId == null ? null : plan.target().elements().get(gatewayId);
    if (target == null
        || source.getClass() != target.getClass()
        || !Objects.equals(target.node().scopeId(), plan.target(scope).id())) {
      throw invalid(
          scope,
          "but gateway '%s' has at least one incoming sequence flow taken. Joining gateways with at least one incoming sequence flow taken must be mapped to a gateway of the same type in the target process definition."
              .formatted(token.gatewayId()));
    }
    if (target.node().incoming().size() < source.node().incoming().size()) {
      throw refused(
          scope,
          "but joining gateway with id '%s' has %d incoming sequence flows, and '%s' has fewer: %d."
              .formatted(
                  token.gatewayId(),
                  source.node().incoming().size(),
                  gatewayId,
                  target.node().incoming().size()));
    }
    String flowId = plan.targetId(token.flowId());
    List<String> incoming = target.node().incoming().stream().map(SequenceFlow::id).toList();
    if (flowId == null || !incoming.contains(flowId)) {
      throw invalid(
          scope,
          "but joining gateway with id '%s' has a taken sequence flow with id '%s'. Taken sequence flows must be mapped to a sequence flow in the target process definition."
              .formatted(token.gatewayId(), token.flowId()));
    }
  }

  private static RejectedException invalid(ElementInstanceRow row, String but) {
    return RejectedException.invalidArgument(
        "Expected to migrate process instance '%d' ".formatted(row.processInstanceKey()) + but);
  }

  static RejectedException refused(ElementInstanceRow row, String but) {
    return RejectedException.invalidState(
        "Expected to migrate process instance '%d' ".formatted(row.processInstanceKey()) + but);
  }
}
