package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.JobDefinition;
import dev.pitcrew.engine.model.ListenerEvent;
import dev.pitcrew.engine.model.TaskListener;
import dev.pitcrew.engine.model.UserTaskDefinition;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import dev.pitcrew.engine.step.VariablesText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates jobs and hands them out. */
public final class Jobs {

  private static final String TRACE_HEADER = "\"traceparent\"";

  private final StepRun run;
  private final Expressions expressions;
  private final Scopes scopes;
  private final ListenedTasks tasks;
  private final LinkedResources resources;
  private final TaskProperties.Reader properties;
  private final Incidents incidents;

  Jobs(StepRun run, Definitions definitions, Expressions expressions, Scopes scopes) {
    this.run = run;
    this.expressions = expressions;
    this.scopes = scopes;
    this.tasks = new ListenedTasks(run);
    this.resources = new LinkedResources(run, definitions);
    this.incidents = new Incidents(run);
    this.properties = new TaskProperties.Reader(run, definitions, expressions);
  }

  /** What a job is made of, evaluated. */
  record Draft(String type, int retries, int priority) {}

  /**
   * @throws dev.pitcrew.engine.step.TroubleException when an expression fails
   */
  Draft draft(ElementInstanceRow element, JobDefinition definition) {
    Variables variables = scopes.seenFrom(element.key());
    String type = expressions.text(definition.type(), variables);
    if (run.protections().isProtectedJobType(type)
        && run.protections().isUnvouched(element.processDefinitionKey())) {
      throw new TroubleException(
          IncidentType.EXTRACT_VALUE_ERROR,
          "Expected a job type that is free to use, but '%s' is one of a protected process, and process '%s' was deployed by somebody who may not use it."
              .formatted(type, element.processDefinitionId()));
    }
    return new Draft(
        type,
        expressions.wholeNumber(definition.retries(), variables),
        definition.priority() == null
            ? 0
            : expressions.wholeNumber(definition.priority(), variables));
  }

  void create(ElementInstanceRow element, JobDefinition definition) {
    Draft draft = draft(element, definition);
    Map<String, String> headers =
        resources.headers(definition.headers(), definition.resources(), element);
    UserTaskDefinition task = definition.userTask();
    if (task != null) {
      headers = properties.of(task, element, scopes.seenFrom(element.key())).headers(headers);
    }
    create(element, draft, JobKind.BPMN_ELEMENT, null, JsonText.objectOfStrings(headers));
  }

  /** Asks the worker that controls an ad-hoc sub-process. */
  void createForAdHoc(ElementInstanceRow element, JobDefinition definition) {
    create(
        element,
        draft(element, definition),
        JobKind.AD_HOC_SUB_PROCESS,
        null,
        JsonText.objectOfStrings(definition.headers()));
  }

  /** Asks a listener about what its user task is about to do. */
  void createListener(
      ElementInstanceRow element,
      Draft draft,
      TaskListener listener,
      TaskTransitionRow transition) {
    create(
        element,
        draft,
        JobKind.TASK_LISTENER,
        listener.event().name(),
        JsonText.objectOfStrings(tasks.headers(listener.job().headers(), transition)));
  }

  /** Asks an execution listener; answers the job's key. */
  long createListener(
      ElementInstanceRow element, Draft draft, JobDefinition listener, ListenerEvent event) {
    return create(
        element,
        draft,
        JobKind.EXECUTION_LISTENER,
        event.name(),
        JsonText.objectOfStrings(listener.headers()));
  }

  private long create(
      ElementInstanceRow element,
      Draft draft,
      JobKind kind,
      @Nullable String listenerEventType,
      String headers) {
    ProcessInstanceRow instance = run.instance(element.processInstanceKey());
    JobRow job =
        new JobRow(
            run.newKey(),
            draft.type(),
            kind,
            listenerEventType,
            JobState.CREATED,
            null,
            draft.retries(),
            draft.priority(),
            0,
            0,
            traced(headers, instance.traceParent()),
            null,
            null,
            false,
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
            element.tenantId(),
            run.nowMillis());
    run.append(new Event.JobCreated(job));
    offer(job);
    return job.key();
  }

  /**
   * A worker links its work to whatever created the instance; a header of the model's own stays.
   */
  private static String traced(String headers, @Nullable String traceParent) {
    if (traceParent == null || headers.contains(TRACE_HEADER)) {
      return headers;
    }
    String rest = headers.substring(1);
    return "{" + TRACE_HEADER + ":\"" + traceParent + "\"" + (rest.equals("}") ? "" : ",") + rest;
  }

  /**
   * What came of handing out a job.
   *
   * @param job null where it is too large for any message: it waits for a person
   * @param chars of the variables that were gathered for it, handed out or not
   */
  public record Handed(@Nullable ActivatedJob job, int chars) {}

  /** Pushes a job that may be taken to a stream with room, else says that it may be taken. */
  public void offer(JobRow job) {
    StepContext.JobStreams.Target stream =
        run.context()
            .streams()
            .offer(job.type(), run.protections().isProtected(job.processDefinitionId()));
    if (stream == null) {
      run.effectOnce(new Effect.JobsAvailable(job.type()));
      return;
    }
    ActivatedJob activated =
        activate(job, stream.worker(), stream.timeoutMillis(), stream.fetchVariables()).job();
    if (activated != null) {
      run.effect(new Effect.PushJob(stream.streamId(), activated));
    }
  }

  /** Hands a job to a worker, or to a person where no message holds it. */
  public Handed activate(
      JobRow job, String worker, long timeoutMillis, List<String> fetchVariables) {
    TaskTransitionRow transition =
        job.kind() == JobKind.TASK_LISTENER ? tasks.transition(job) : null;
    String variables =
        transition == null
            ? scopes.collect(job.elementInstanceKey(), fetchVariables)
            : scopes.collect(
                job.elementInstanceKey(),
                fetchVariables,
                VariablesText.members(transition.variables()));
    long bytes = MessageSize.of(job, variables, transition != null);
    if (bytes > MessageSize.BYTES_MAX) {
      holdBack(job, bytes);
      return new Handed(null, variables.length());
    }
    long deadline = run.millisFromNow(timeoutMillis);
    run.append(new Event.JobActivated(job.key(), worker, deadline, run.nowMillis()));
    run.effectOnce(new Effect.WakeAt(deadline));
    return new Handed(
        new ActivatedJob(
            run.need(Tables.JOB, job.key()),
            variables,
            transition == null ? null : tasks.shown(transition)),
        variables.length());
  }

  private void holdBack(JobRow job, long bytes) {
    run.append(new Event.JobHeldBack(job.key(), run.nowMillis()));
    incidents.raise(
        run.element(job.elementInstanceKey()),
        IncidentType.MESSAGE_SIZE_EXCEEDED,
        "Expected to hand out job with key '%d' in a message of at most %d bytes, but with the variables that were asked for it has %d. Ask for fewer variables or make them smaller, and resolve this."
            .formatted(job.key(), MessageSize.BYTES_MAX, bytes),
        job.key());
  }

  /** Cancels the open job of an element instance that ends. */
  void cancel(ElementInstanceRow element) {
    for (JobRow job : run.state().findAll(Indexes.OPEN_JOBS_BY_ELEMENT, element.key())) {
      // One whose error was caught has ended; that is why its element does.
      if (job.isOpen()) {
        run.append(new Event.JobCanceled(job.key(), run.nowMillis()));
      }
    }
  }
}
