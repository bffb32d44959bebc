package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.MessageCorrelationRow;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.RowRef;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;

/**
 * Decides whether history may be deleted that somebody asks to. Of a process instance the rows are
 * found beside the writer and go afterwards, some at a time; its own goes last.
 */
final class HistoryDeleteProcessor {

  /** Of one that got more messages, the rest is looked at when their rows are deleted. */
  private static final int CORRELATIONS_MAX = 100;

  private final StepRun run;

  HistoryDeleteProcessor(StepRun run) {
    this.run = run;
  }

  Outcome process(Command.DeleteProcessInstance command) {
    long key = command.processInstanceKey();
    ProcessInstanceRow instance = run.get(Tables.PROCESS_INSTANCE, key);
    if (instance == null) {
      throw RejectedException.notFound(
          "Expected to delete a process instance with key '%d', but no such process instance was found"
              .formatted(key));
    }
    if (instance.state() == InstanceState.ACTIVE) {
      throw RejectedException.invalidState(
          "Expected to delete a process instance with key '%d', but it is active: only ended ones are deleted."
              .formatted(key));
    }
    ProcessInstanceRow root = run.get(Tables.PROCESS_INSTANCE, instance.rootProcessInstanceKey());
    if (root != null && root.state() == InstanceState.ACTIVE) {
      throw RejectedException.invalidState(
          "Expected to delete a process instance with key '%d', but '%d', which it was called from, is active."
              .formatted(key, root.key()));
    }
    refuseBufferedMessages(key);
    return new Reply.Done();
  }

  /** One that is still buffered would start the same process once more. */
  private void refuseBufferedMessages(long key) {
    for (MessageCorrelationRow correlation :
        run.state().find(Indexes.CORRELATIONS_BY_INSTANCE, CORRELATIONS_MAX, key)) {
      MessageRow message = run.get(Tables.MESSAGE, correlation.messageKey());
      if (message != null && !message.expired()) {
        throw RejectedException.invalidState(
            "Expected to delete a process instance with key '%d', but message '%d', which it got, is still buffered and could start another."
                .formatted(key, message.key()));
      }
    }
  }

  Outcome process(Command.DeleteDecisionInstance command) {
    for (long key : command.keys()) {
      DecisionInstanceRow row = run.get(Tables.DECISION_INSTANCE, key);
      if (row == null || row.evaluationKey() != command.evaluationKey()) {
        throw RejectedException.notFound(
            "Expected to delete decision instances of evaluation '%d', but no such decision instance was found"
                .formatted(command.evaluationKey()));
      }
      run.append(new Event.EndedRowDeleted(new RowRef(Tables.DECISION_INSTANCE, key)));
    }
    return new Reply.Done();
  }
}
