package dev.pitcrew.engine.event;

import dev.pitcrew.engine.state.AuditRow;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.ClusterVariableRow;
import dev.pitcrew.engine.state.CompensationRow;
import dev.pitcrew.engine.state.ConditionSubscriptionRow;
import dev.pitcrew.engine.state.ContinuationRow;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.FlowTokenRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.GlobalListenerRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobFailureRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.ListenerTurnRow;
import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.LoopRow;
import dev.pitcrew.engine.state.MessageCorrelationRow;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.state.RowRef;
import dev.pitcrew.engine.state.SetAsideRow;
import dev.pitcrew.engine.state.SignalPartRow;
import dev.pitcrew.engine.state.SignalRow;
import dev.pitcrew.engine.state.SignalSubscriptionRow;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.VariableRow;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact. What it says is enough to derive the rows again from the rows before it: a test replays
 * them. Times are epoch milliseconds.
 */
public sealed interface Event {

  /** About what is deployed. */
  sealed interface OfDefinition extends Event {}

  record ProcessDeployed(ProcessDefinitionRow row) implements OfDefinition {}

  record DecisionRequirementsDeployed(DecisionRequirementsRow row) implements OfDefinition {}

  record DecisionDeployed(DecisionDefinitionRow row) implements OfDefinition {}

  record FormDeployed(FormRow row) implements OfDefinition {}

  record ResourceDeployed(ResourceRow row) implements OfDefinition {}

  record ProcessDeleted(long key) implements OfDefinition {}

  record DecisionRequirementsDeleted(long key) implements OfDefinition {}

  record DecisionDeleted(long key) implements OfDefinition {}

  record FormDeleted(long key) implements OfDefinition {}

  record ResourceDeleted(long key) implements OfDefinition {}

  /** About process instances and their element instances. */
  sealed interface OfElement extends Event {}

  record ProcessInstanceCreated(ProcessInstanceRow row) implements OfElement {}

  record ProcessInstanceEnded(long key, InstanceState state, long atMillis) implements OfElement {}

  /** {@code flowsArrived}: how many flows in flight of its scope ended in it. */
  record ElementActivating(ElementInstanceRow row, int flowsArrived) implements OfElement {}

  record ElementActivated(long key) implements OfElement {}

  record ElementCompleting(long key) implements OfElement {}

  record ElementCompleted(long key, long atMillis) implements OfElement {}

  record ElementTerminating(long key) implements OfElement {}

  record ElementTerminated(long key, long atMillis) implements OfElement {}

  /** From now on the scope or guarded element only ends. */
  record ElementInterrupted(long key, long interruptingKey) implements OfElement {}

  /** Nothing interrupts the scope any more, and none of its flows is on its way. */
  record ScopeReopened(long key) implements OfElement {}

  record InstanceCalled(long key, long calledProcessInstanceKey) implements OfElement {}

  record LoopAdvanced(long bodyKey, int loopCounter) implements OfElement {}

  record FlowTaken(long scopeKey) implements OfElement {}

  record FlowArrived(long scopeKey) implements OfElement {}

  record FlowTokenStored(FlowTokenRow row) implements OfElement {}

  /**
   * What waited at joins of the scope does so no more.
   *
   * @param flows ids of the sequence flows, with blanks between
   */
  record WaitingFlowsLeft(long key, String flows) implements OfElement {}

  record FlowTokenRemoved(long key) implements OfElement {}

  /** Another of its execution listeners is asked, or has answered. */
  record ListenerTurned(ListenerTurnRow row) implements OfElement {}

  /** Its items, and how many of its children were terminated. */
  record LoopKept(LoopRow row) implements OfElement {}

  record LoopLeft(long key) implements OfElement {}

  /** A child has brought something that stands beside its collection as yet. */
  record LoopResultKept(LoopResultRow row) implements OfElement {}

  /** It is in the collection now, or nothing is to become of it. */
  record LoopResultLeft(long key) implements OfElement {}

  /** It is done with its execution listeners, or ends without them. */
  record ListenersLeft(long key) implements OfElement {}

  /** About what may be undone. */
  sealed interface OfCompensation extends Event {}

  record CompensationOpened(CompensationRow row) implements OfCompensation {}

  /** A throw event has it undone; no other will. */
  record CompensationThrown(long key, long throwEventKey) implements OfCompensation {}

  record CompensationHandled(long key, long handlerKey) implements OfCompensation {}

  /** It is undone, or it cannot be any more. */
  record CompensationClosed(long key) implements OfCompensation {}

  /** About variables. */
  sealed interface OfVariable extends Event {}

  record VariableCreated(VariableRow row) implements OfVariable {}

  record VariableUpdated(long key, String value) implements OfVariable {}

  /** It was only there to be passed on. */
  record VariableRemoved(long key) implements OfVariable {}

  /** About jobs. */
  sealed interface OfJob extends Event {}

  record JobCreated(JobRow row) implements OfJob {}

  record JobActivated(long key, String worker, long deadlineMillis, long atMillis)
      implements OfJob {}

  record JobCompleted(long key, long atMillis) implements OfJob {}

  /** A listener's job is done, and what its user task was about to do will not be. */
  record JobDenied(long key, @Nullable String reason, long atMillis) implements OfJob {}

  record JobCanceled(long key, long atMillis) implements OfJob {}

  /** {@code dueMillis}: when the backoff ends; 0 without one. */
  record JobFailed(
      long key, int retries, long dueMillis, @Nullable String errorMessage, long atMillis)
      implements OfJob {}

  record JobErrorThrown(long key, String errorCode, @Nullable String errorMessage, long atMillis)
      implements OfJob {}

  /** An event of the model took the error on; whatever ends with it, the job has ended by it. */
  record JobErrorCaught(long key, long atMillis) implements OfJob {}

  /** It may be taken again: timed out, yielded, backoff over, or its incident resolved. */
  record JobReturned(long key, long atMillis) implements OfJob {}

  /** Nobody can take it, until the incident about it is resolved. */
  record JobHeldBack(long key, long atMillis) implements OfJob {}

  record JobRetriesUpdated(long key, int retries, long atMillis) implements OfJob {}

  record JobDeadlineUpdated(long key, long deadlineMillis, long atMillis) implements OfJob {}

  /** About user tasks. */
  sealed interface OfUserTask extends Event {}

  record UserTaskCreated(UserTaskRow row) implements OfUserTask {}

  record UserTaskAssigned(long key, @Nullable String assignee, @Nullable String action)
      implements OfUserTask {}

  record UserTaskUpdated(
      long key,
      List<String> candidateGroups,
      List<String> candidateUsers,
      @Nullable String dueDate,
      @Nullable String followUpDate,
      int priority,
      @Nullable String action)
      implements OfUserTask {}

  record UserTaskCompleted(long key, @Nullable String action, long atMillis)
      implements OfUserTask {}

  record UserTaskCanceled(long key, long atMillis) implements OfUserTask {}

  /** What a user task is asked to do waits for its listeners. */
  record TaskTransitionBegun(TaskTransitionRow row) implements OfUserTask {}

  /** The next listener is asked, or all from the first one again. */
  record TaskTransitionAdvanced(TaskTransitionRow row) implements OfUserTask {}

  /** {@code isOpenAgain}: the task goes on; else what it does next follows at once. */
  record TaskTransitionEnded(long key, boolean isOpenAgain) implements OfUserTask {}

  /** About those who listen to all user tasks. */
  sealed interface OfGlobalListener extends Event {}

  record GlobalListenerStored(GlobalListenerRow row) implements OfGlobalListener {}

  record GlobalListenerDeleted(long key) implements OfGlobalListener {}

  /** About incidents. */
  sealed interface OfIncident extends Event {}

  record IncidentCreated(IncidentRow row) implements OfIncident {}

  record IncidentResolved(long key, long atMillis) implements OfIncident {}

  /** About messages and those who wait for them. */
  sealed interface OfMessage extends Event {}

  record MessagePublished(MessageRow row) implements OfMessage {}

  record MessageExpired(long key) implements OfMessage {}

  record MessageCorrelated(MessageCorrelationRow row) implements OfMessage {}

  record SubscriptionOpened(MessageSubscriptionRow row) implements OfMessage {}

  /** It took a message; one that does not interrupt stays open. */
  record SubscriptionCorrelated(long key, long atMillis) implements OfMessage {}

  record SubscriptionClosed(long key, long atMillis) implements OfMessage {}

  /** About signals and those who wait for them. */
  sealed interface OfSignal extends Event {}

  record SignalSubscriptionOpened(SignalSubscriptionRow row) implements OfSignal {}

  record SignalSubscriptionClosed(long key) implements OfSignal {}

  /** It is on its way to those who wait. */
  record SignalBroadcast(SignalRow row) implements OfSignal {}

  /** Some of them are left for later. */
  record SignalPartLeft(SignalPartRow row) implements OfSignal {}

  record SignalPartTaken(long key) implements OfSignal {}

  /** All of them have it. */
  record SignalDelivered(long key) implements OfSignal {}

  /** About those who wait for a condition on variables. */
  sealed interface OfCondition extends Event {}

  record ConditionSubscriptionOpened(ConditionSubscriptionRow row) implements OfCondition {}

  record ConditionSubscriptionClosed(long key) implements OfCondition {}

  /** About timers. */
  sealed interface OfTimer extends Event {}

  record TimerCreated(TimerRow row) implements OfTimer {}

  record TimerTriggered(long key) implements OfTimer {}

  record TimerCanceled(long key) implements OfTimer {}

  /**
   * A row of an instance that goes over to another process definition says so: new values by the
   * names of columns.
   */
  record Migrated(Table<?> table, long key, Map<String, ?> changed) implements Event {
    public Migrated {
      changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
    }
  }

  /** About the rest. */
  sealed interface OfOther extends Event {}

  record ContinuationCreated(ContinuationRow row) implements OfOther {}

  record BatchOperationChanged(BatchOperationRow row) implements OfOther {}

  record BatchItemChanged(BatchItemRow row) implements OfOther {}

  record ContinuationTaken(long key) implements OfOther {}

  record DecisionEvaluated(DecisionInstanceRow row) implements OfOther {}

  /** A worker failed a job once, or once more within the minute. */
  record JobFailureNoted(JobFailureRow row) implements OfOther {}

  record DocumentCreated(DocumentRow row) implements OfOther {}

  record DocumentDeleted(long key) implements OfOther {}

  record ClusterVariableCreated(ClusterVariableRow row) implements OfOther {}

  record ClusterVariableUpdated(long key, String value) implements OfOther {}

  record ClusterVariableDeleted(long key) implements OfOther {}

  record RowSetAside(SetAsideRow row) implements OfOther {}

  /** It is due again. */
  record RowTakenUp(long key) implements OfOther {}

  /** History that is kept no longer. */
  record EndedRowDeleted(RowRef row) implements OfOther {}

  record AuditAppended(AuditRow row) implements OfOther {}
}
