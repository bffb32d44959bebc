package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.JobDefinition;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.JsonText;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;

/** Creates jobs and hands them out. */
public final class Jobs {

  private final StepRun run;
  private final Expressions expressions;
  private final Scopes scopes;

  Jobs(StepRun run, Expressions expressions, Scopes scopes) {
    this.run = run;
    this.expressions = expressions;
    this.scopes = scopes;
  }

  void create(ElementInstanceRow element, JobDefinition definition) {
    Variables variables = scopes.seenFrom(element.key());
    String type = expressions.text(definition.type(), variables);
    int retries = expressions.wholeNumber(definition.retries(), variables);
    int priority =
        definition.priority() == null
            ? 0
            : expressions.wholeNumber(definition.priority(), variables);
    ProcessInstanceRow instance = run.instance(element.processInstanceKey());
    JobRow job =
        new JobRow(
            run.newKey(),
            type,
            JobKind.BPMN_ELEMENT,
            null,
            JobState.CREATED,
            null,
            retries,
            priority,
            0,
            0,
            JsonText.objectOfStrings(definition.headers()),
            null,
            null,
            element.processInstanceKey(),
            instance.rootProcessInstanceKey(),
            element.processDefinitionKey(),
            element.processDefinitionId(),
            instance.processDefinitionVersion(),
            element.elementId(),
            element.key(),
            run.nowMillis(),
            0,
            instance.tags(),
            element.tenantId());
    run.append(new Event.JobCreated(job));
    offer(job);
  }

  /** Pushes a job that may be taken to a stream with room, else says that it may be taken. */
  public void offer(JobRow job) {
    StepContext.JobStreams.Target stream = run.context().streams().offer(job.type());
    if (stream == null) {
      run.effectOnce(new Effect.JobsAvailable(job.type()));
      return;
    }
    ActivatedJob activated =
        activate(job, stream.worker(), stream.timeoutMillis(), stream.fetchVariables());
    run.effect(new Effect.PushJob(stream.streamId(), activated));
  }

  public ActivatedJob activate(
      JobRow job, String worker, long timeoutMillis, List<String> fetchVariables) {
    String variables = scopes.collect(job.elementInstanceKey(), fetchVariables);
    long deadline = run.millisFromNow(timeoutMillis);
    run.append(new Event.JobActivated(job.key(), worker, deadline));
    run.effectOnce(new Effect.WakeAt(deadline));
    return new ActivatedJob(run.need(Tables.JOB, job.key()), variables);
  }

  /** Cancels the open job of an element instance that ends. */
  void cancel(ElementInstanceRow element) {
    for (JobRow job : run.state().findAll(Indexes.OPEN_JOBS_BY_ELEMENT, element.key())) {
      run.append(new Event.JobCanceled(job.key(), run.nowMillis()));
    }
  }
}
