package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;

/** Ends a process instance with all that is within it. */
final class ProcessInstanceCancelProcessor {

  private final StepRun run;

  ProcessInstanceCancelProcessor(StepRun run) {
    this.run = run;
  }

  Outcome process(Command.CancelProcessInstance command) {
    long key = command.processInstanceKey();
    ProcessInstanceRow instance = run.get(Tables.PROCESS_INSTANCE, key);
    // One that is being canceled already is as good as gone, as in Zeebe.
    if (instance == null
        || instance.state() != InstanceState.ACTIVE
        || run.element(key).state() == ElementState.TERMINATING) {
      throw RejectedException.notFound(
          "Expected to cancel a process instance with key '%d', but no such process was found"
              .formatted(key));
    }
    if (instance.parentProcessInstanceKey() != 0) {
      throw RejectedException.invalidState(
          "Expected to cancel a process instance with key '%d', but it is created by a parent process instance. Cancel the root process instance '%d' instead."
              .formatted(key, instance.rootProcessInstanceKey()));
    }
    run.todo(Work.Kind.TERMINATE, key);
    return new Reply.Done();
  }
}
