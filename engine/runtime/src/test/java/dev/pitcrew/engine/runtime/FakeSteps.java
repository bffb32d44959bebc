package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.TimerState;
import java.util.ArrayList;
import java.util.List;

/**
 * A tiny engine for the runtime's own tests: an instance is one job whose type is the id of the
 * process; a message becomes a row; one named {@code timer} a timer, one named {@code bug} a bug.
 */
final class FakeSteps implements StepFunction {

  static final String TENANT = "<default>";

  @Override
  public Step step(Command command, State state, StepContext context) {
    return switch (command) {
      case Command.CreateProcessInstance create -> create(create, context);
      case Command.ActivateJobs activate -> activate(activate, state, context);
      case Command.CompleteJob complete -> complete(complete, state);
      case Command.YieldJob yield -> free(yield.jobKey(), state);
      case Command.TimeOutJob timeOut -> free(timeOut.jobKey(), state);
      case Command.PublishMessage publish -> publish(publish, context);
      case Command.TriggerTimer trigger -> trigger(trigger, state);
      case Command.ExpireMessage expire -> expire(expire, state);
      default -> rejected("something this fake can do");
    };
  }

  private static Step rejected(String expected) {
    return new Step(
        new Rejection(Rejection.Type.INVALID_STATE, "Expected " + expected + "."),
        List.of(),
        List.of());
  }

  private static Step create(Command.CreateProcessInstance create, StepContext context) {
    long key = context.keys().next();
    long now = context.now().toEpochMilli();
    ProcessInstanceRow instance =
        instance(key, create.processDefinitionId(), InstanceState.ACTIVE, create.awaitResult());
    StepContext.JobStreams.Target target = context.streams().offer(create.processDefinitionId());
    JobRow job =
        job(
            context.keys().next(),
            create.processDefinitionId(),
            key,
            target == null ? JobState.CREATED : JobState.ACTIVATED,
            target == null ? 0 : now + target.timeoutMillis());
    Effect effect =
        target == null
            ? new Effect.JobsAvailable(job.type())
            : new Effect.PushJob(
                target.streamId(), new ActivatedJob(job, create.variables(), null));
    Reply.InstanceCreated created =
        new Reply.InstanceCreated(key, 1, job.type(), 1, TENANT, List.of(), null);
    return new Step(
        create.awaitResult() ? new Reply.AwaitingResult(created) : created,
        List.of(
            new RowChange<>(Tables.PROCESS_INSTANCE, null, instance),
            new RowChange<>(Tables.JOB, null, job)),
        List.of(effect));
  }

  private static Step activate(Command.ActivateJobs activate, State state, StepContext context) {
    long deadline = context.now().toEpochMilli() + activate.timeoutMillis();
    List<RowChange<?>> changes = new ArrayList<>();
    List<ActivatedJob> jobs = new ArrayList<>();
    for (JobRow job :
        state.find(Indexes.ACTIVATABLE_JOBS, activate.maxJobsToActivate(), activate.type())) {
      JobRow activated =
          job(job.key(), job.type(), job.processInstanceKey(), JobState.ACTIVATED, deadline);
      changes.add(new RowChange<>(Tables.JOB, job, activated));
      jobs.add(new ActivatedJob(activated, "{}", null));
    }
    return new Step(new Reply.JobsActivated(jobs), changes, List.of());
  }

  private static Step complete(Command.CompleteJob complete, State state) {
    JobRow job = state.get(Tables.JOB, complete.jobKey());
    if (job == null || job.state() == JobState.COMPLETED) {
      return rejected("an open job");
    }
    ProcessInstanceRow instance = state.get(Tables.PROCESS_INSTANCE, job.processInstanceKey());
    if (instance == null) {
      throw new IllegalStateException("A job without its instance.");
    }
    return new Step(
        new Reply.Done(),
        List.of(
            new RowChange<>(
                Tables.JOB,
                job,
                job(job.key(), job.type(), job.processInstanceKey(), JobState.COMPLETED, 0)),
            new RowChange<>(
                Tables.PROCESS_INSTANCE,
                instance,
                instance(
                    instance.key(),
                    instance.processDefinitionId(),
                    InstanceState.COMPLETED,
                    instance.awaitsResult()))),
        instance.awaitsResult()
            ? List.of(new Effect.InstanceCompleted(instance.key(), complete.variables()))
            : List.of());
  }

  private static Step free(long jobKey, State state) {
    JobRow job = state.get(Tables.JOB, jobKey);
    if (job == null || job.state() != JobState.ACTIVATED) {
      return rejected("an activated job");
    }
    JobRow freed = job(job.key(), job.type(), job.processInstanceKey(), JobState.CREATED, 0);
    return new Step(
        new Reply.Done(),
        List.of(new RowChange<>(Tables.JOB, job, freed)),
        List.of(new Effect.JobsAvailable(job.type())));
  }

  private static Step publish(Command.PublishMessage publish, StepContext context) {
    long key = context.keys().next();
    long due = context.now().toEpochMilli() + publish.timeToLiveMillis();
    RowChange<?> change =
        switch (publish.name()) {
          case "bug" -> throw new IllegalStateException("A bug.");
          case "timer" -> new RowChange<>(Tables.TIMER, null, timer(key, due, TimerState.CREATED));
          default -> new RowChange<>(Tables.MESSAGE, null, message(key, publish, due, false));
        };
    return new Step(new Reply.MessagePublished(key, TENANT), List.of(change), List.of());
  }

  private static Step trigger(Command.TriggerTimer trigger, State state) {
    TimerRow timer = state.get(Tables.TIMER, trigger.timerKey());
    if (timer == null || timer.state() != TimerState.CREATED) {
      return rejected("an open timer");
    }
    return new Step(
        new Reply.Done(),
        List.of(
            new RowChange<>(
                Tables.TIMER, timer, timer(timer.key(), timer.dueMillis(), TimerState.TRIGGERED))),
        List.of());
  }

  private static Step expire(Command.ExpireMessage expire, State state) {
    MessageRow message = state.get(Tables.MESSAGE, expire.messageKey());
    if (message == null) {
      return rejected("a message");
    }
    return new Step(
        new Reply.Done(), List.of(new RowChange<>(Tables.MESSAGE, message, null)), List.of());
  }

  static TimerRow timer(long key, long dueMillis, TimerState state) {
    return new TimerRow(key, dueMillis, state, null, 0, 0, 0, 0, "p", "e", TENANT, null);
  }

  private static MessageRow message(
      long key, Command.PublishMessage publish, long due, boolean expired) {
    return new MessageRow(
        key,
        publish.name(),
        publish.correlationKey(),
        publish.messageId(),
        publish.variables(),
        due,
        expired,
        TENANT);
  }

  static ProcessInstanceRow instance(
      long key, String definitionId, InstanceState state, boolean awaitsResult) {
    return new ProcessInstanceRow(
        key,
        1,
        definitionId,
        1,
        null,
        null,
        state,
        0,
        0,
        key,
        1,
        0,
        0,
        awaitsResult,
        List.of(),
        List.of(),
        null,
        null,
        null,
        TENANT,
        null,
        List.of(),
        false);
  }

  static JobRow job(long key, String type, long instanceKey, JobState state, long deadlineMillis) {
    return new JobRow(
        key,
        type,
        JobKind.BPMN_ELEMENT,
        null,
        state,
        null,
        3,
        0,
        deadlineMillis,
        0,
        "{}",
        null,
        null,
        false,
        null,
        instanceKey,
        instanceKey,
        1,
        type,
        1,
        "task",
        instanceKey,
        1,
        0,
        List.of(),
        TENANT,
        0);
  }

  static Command.CreateProcessInstance createInstance(String definitionId, boolean awaitResult) {
    return new Command.CreateProcessInstance(
        definitionId, 0, 0, "{}", List.of(), awaitResult, List.of(), List.of(), null, TENANT);
  }

  static Command.ActivateJobs activateJobs(String type, int max) {
    return new Command.ActivateJobs(type, "worker", 60_000, max, List.of(), List.of(TENANT));
  }

  static Command.PublishMessage publishMessage(String name, long timeToLiveMillis) {
    return new Command.PublishMessage(name, "key", timeToLiveMillis, null, "{}", TENANT);
  }
}
