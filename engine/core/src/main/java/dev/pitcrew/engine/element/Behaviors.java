package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import java.util.List;

/** Which behaviour an element has. */
final class Behaviors {

  private final Behavior<FlowElement> passes = (element, row) -> true;
  private final Behavior<FlowElement> waits = (element, row) -> false;
  private final EventBasedGatewayBehavior eventBasedGateway = new EventBasedGatewayBehavior();
  private final LoopBodyBehavior loopBody;
  private final ProcessBehavior process;
  private final SubProcessBehavior subProcess;
  private final AdHocSubProcessBehavior adHocSubProcess;
  private final AdHocInnerInstanceBehavior adHocInnerInstance;
  private final EventSubProcessBehavior eventSubProcess;
  private final JobTaskBehavior jobTask;
  private final UserTaskBehavior userTask;
  private final DecisionTaskBehavior decisionTask;
  private final ScriptTaskBehavior scriptTask;
  private final CallActivityBehavior callActivity;
  private final ExclusiveGatewayBehavior exclusiveGateway;
  private final StartEventBehavior startEvent;
  private final InclusiveGatewayBehavior inclusiveGateway;
  private final ThrowEventBehavior throwEvent;
  private final EndEventBehavior endEvent;

  Behaviors(
      LoopBodyBehavior loopBody,
      ProcessBehavior process,
      SubProcessBehavior subProcess,
      AdHocSubProcessBehavior adHocSubProcess,
      AdHocInnerInstanceBehavior adHocInnerInstance,
      EventSubProcessBehavior eventSubProcess,
      JobTaskBehavior jobTask,
      UserTaskBehavior userTask,
      DecisionTaskBehavior decisionTask,
      ScriptTaskBehavior scriptTask,
      CallActivityBehavior callActivity,
      ExclusiveGatewayBehavior exclusiveGateway,
      StartEventBehavior startEvent,
      InclusiveGatewayBehavior inclusiveGateway,
      ThrowEventBehavior throwEvent,
      EndEventBehavior endEvent) {
    this.loopBody = loopBody;
    this.process = process;
    this.subProcess = subProcess;
    this.adHocSubProcess = adHocSubProcess;
    this.adHocInnerInstance = adHocInnerInstance;
    this.eventSubProcess = eventSubProcess;
    this.jobTask = jobTask;
    this.userTask = userTask;
    this.decisionTask = decisionTask;
    this.scriptTask = scriptTask;
    this.callActivity = callActivity;
    this.exclusiveGateway = exclusiveGateway;
    this.startEvent = startEvent;
    this.inclusiveGateway = inclusiveGateway;
    this.throwEvent = throwEvent;
    this.endEvent = endEvent;
  }

  void prepare(FlowElement element, ElementInstanceRow row) {
    of(element, row).prepare(element, row);
  }

  boolean activate(FlowElement element, ElementInstanceRow row) {
    return of(element, row).activate(element, row);
  }

  void complete(FlowElement element, ElementInstanceRow row) {
    of(element, row).complete(element, row);
  }

  List<SequenceFlow> outgoing(FlowElement element, ElementInstanceRow row) {
    return of(element, row).outgoing(element, row);
  }

  void completed(FlowElement element, ElementInstanceRow row) {
    of(element, row).completed(element, row);
  }

  boolean terminate(FlowElement element, ElementInstanceRow row) {
    return of(element, row).terminate(element, row);
  }

  void terminated(FlowElement element, ElementInstanceRow row) {
    of(element, row).terminated(element, row);
  }

  /** The switch pairs each kind with a behaviour of that kind, so the cast is right. */
  @SuppressWarnings("unchecked")
  private Behavior<FlowElement> of(FlowElement element, ElementInstanceRow row) {
    if (row.type() == ElementType.MULTI_INSTANCE_BODY) {
      return (Behavior<FlowElement>) (Behavior<?>) loopBody;
    }
    Behavior<?> behavior =
        switch (element) {
          case FlowElement.ProcessElement e -> process;
          case FlowElement.SubProcess e -> subProcess;
          case FlowElement.AdHocSubProcess e -> adHocSubProcess;
          case FlowElement.AdHocInnerInstance e -> adHocInnerInstance;
          case FlowElement.EventSubProcess e -> eventSubProcess;
          case FlowElement.JobTask e -> jobTask;
          case FlowElement.UserTask e -> userTask;
          case FlowElement.DecisionTask e -> decisionTask;
          case FlowElement.ScriptTask e -> scriptTask;
          case FlowElement.ReceiveTask e -> waits;
          case FlowElement.PassTask e -> passes;
          case FlowElement.CallActivity e -> callActivity;
          case FlowElement.ExclusiveGateway e -> exclusiveGateway;
          case FlowElement.InclusiveGateway e -> inclusiveGateway;
          case FlowElement.ParallelGateway e -> passes;
          case FlowElement.EventBasedGateway e -> eventBasedGateway;
          case FlowElement.StartEvent e -> startEvent;
          case FlowElement.CatchEvent e -> e.trigger() instanceof Trigger.Link ? passes : waits;
          case FlowElement.ThrowEvent e -> throwEvent;
          case FlowElement.BoundaryEvent e -> passes;
          case FlowElement.EndEvent e -> endEvent;
        };
    return (Behavior<FlowElement>) behavior;
  }
}
