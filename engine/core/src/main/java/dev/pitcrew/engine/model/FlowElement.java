package dev.pitcrew.engine.model;

import dev.pitcrew.engine.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of an executable process. Adding a kind means following the compile errors. */
public sealed interface FlowElement {

  Node node();

  default String id() {
    return node().id();
  }

  /** Elements that can carry boundary events and a multi-instance marker. */
  sealed interface Guarded extends FlowElement {
    Activity activity();
  }

  /** Elements that others run within. */
  sealed interface Scope extends FlowElement {

    /** The event sub-processes that stand directly in it, in the order of the file. */
    List<String> eventSubProcessIds();
  }

  /**
   * The process itself. {@code startEventIds} are its own none, message, timer and signal start
   * events.
   */
  record ProcessElement(Node node, List<String> startEventIds, List<String> eventSubProcessIds)
      implements Scope {}

  /** An embedded sub-process; {@code startEventId} is its one none start event. */
  record SubProcess(
      Node node, Activity activity, String startEventId, List<String> eventSubProcessIds)
      implements Guarded, Scope {}

  /**
   * A sub-process that begins when its one start event happens in the scope around it.
   *
   * @param interrupting whether all else in that scope ends first
   */
  record EventSubProcess(
      Node node, String startEventId, boolean interrupting, List<String> eventSubProcessIds)
      implements Scope {}

  /**
   * An ad-hoc sub-process: what is in it begins when somebody says so, each in a scope of its own.
   */
  record AdHocSubProcess(Node node, Activity activity, AdHoc adHoc, List<String> eventSubProcessIds)
      implements Guarded, Scope {}

  /**
   * The scope around one element that was begun in an ad-hoc sub-process and what follows it. No
   * file has it: its id is made up.
   */
  record AdHocInnerInstance(Node node, String adHocId) implements Scope {

    /** Those of the ad-hoc sub-process stand around it. */
    @Override
    public List<String> eventSubProcessIds() {
      return List.of();
    }
  }

  /**
   * Any task that is worked by a job worker: service, send, and script or business rule tasks with
   * a task definition.
   */
  record JobTask(Node node, Activity activity, JobDefinition job) implements Guarded {}

  /** A native user task. */
  record UserTask(Node node, Activity activity, UserTaskDefinition definition) implements Guarded {}

  /** A business rule task with a called decision. */
  record DecisionTask(
      Node node,
      Activity activity,
      Expression decisionId,
      BindingType binding,
      @Nullable String versionTag,
      String resultVariable)
      implements Guarded {}

  /** A script task with a FEEL expression. */
  record ScriptTask(Node node, Activity activity, Expression script, String resultVariable)
      implements Guarded {}

  /** A receive task. */
  record ReceiveTask(Node node, Activity activity, Trigger.Message message) implements Guarded {}

  /** A manual or undefined task: passes through. */
  record PassTask(Node node, Activity activity) implements Guarded {}

  /** A call activity. */
  record CallActivity(
      Node node,
      Activity activity,
      Expression processId,
      BindingType binding,
      @Nullable String versionTag,
      boolean propagateAllParentVariables,
      boolean propagateAllChildVariables)
      implements Guarded {}

  /** {@code defaultFlowId} is absent where no default is drawn. */
  record ExclusiveGateway(Node node, @Nullable String defaultFlowId) implements FlowElement {}

  /** {@code defaultFlowId} is absent where no default is drawn. */
  record InclusiveGateway(Node node, @Nullable String defaultFlowId) implements FlowElement {

    /** Whether there are several flows that may have to be waited for. */
    public boolean joins() {
      return node.incoming().size() > 1;
    }
  }

  record ParallelGateway(Node node) implements FlowElement {}

  /** Followed by catch events and receive tasks only. */
  record EventBasedGateway(Node node) implements FlowElement {}

  /** Of the process, a sub-process, or an event sub-process. */
  record StartEvent(Node node, Trigger trigger) implements FlowElement {}

  record CatchEvent(Node node, Trigger trigger) implements FlowElement {}

  /**
   * {@link Trigger.None}, {@link Trigger.Signal}, {@link Trigger.Escalation}, {@link
   * Trigger.Compensate}, {@link Trigger.Link} or {@link Trigger.Job}.
   */
  record ThrowEvent(Node node, Trigger trigger) implements FlowElement {}

  record BoundaryEvent(Node node, String attachedToId, boolean interrupting, Trigger trigger)
      implements FlowElement {}

  /**
   * {@link Trigger.None}, {@link Trigger.Signal}, {@link Trigger.Error}, {@link
   * Trigger.Escalation}, {@link Trigger.Compensate}, {@link Trigger.Terminate} or {@link
   * Trigger.Job}.
   */
  record EndEvent(Node node, Trigger trigger) implements FlowElement {}
}
