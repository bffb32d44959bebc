package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Incidents;
import dev.pitcrew.engine.element.Jobs;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;

/** Lets an element instance or job try again. */
final class IncidentResolveProcessor {

  private final StepRun run;
  private final Incidents incidents;
  private final Jobs jobs;

  IncidentResolveProcessor(Parts parts) {
    this.run = parts.run();
    this.incidents = parts.elements().incidents();
    this.jobs = parts.elements().jobs();
  }

  Outcome process(Command.ResolveIncident command) {
    IncidentRow incident = run.get(Tables.INCIDENT, command.incidentKey());
    if (incident == null || incident.state() != IncidentState.ACTIVE) {
      throw RejectedException.notFound(
          "Expected to resolve incident with key '%d', but no such incident was found"
              .formatted(command.incidentKey()));
    }
    if (incident.jobKey() != 0) {
      resolveJob(incident);
    } else {
      incidents.resolve(incident);
      if (incident.type() != IncidentType.UNSPECIFIED) {
        goOn(run.element(incident.elementInstanceKey()));
      }
    }
    return new Reply.Done();
  }

  private void resolveJob(IncidentRow incident) {
    JobRow job = JobCommands.open(run, incident.jobKey(), "resolve incident of");
    boolean needsRetries = incident.type() == IncidentType.noRetries(job.kind());
    if (needsRetries && job.retries() < 1) {
      throw RejectedException.invalidState(
          "Expected to resolve incident with key '%d', but job with key '%d' has no retries left. Please update the job retries and retry resolving the incident"
              .formatted(incident.key(), job.key()));
    }
    incidents.resolve(incident);
    run.append(new Event.JobReturned(job.key(), run.nowMillis()));
    jobs.offer(run.need(Tables.JOB, job.key()));
  }

  /**
   * The same phase again; only a multi-instance body and a user task whose listeners cannot be
   * asked have trouble while they are active, and only the latter while it terminates.
   */
  private void goOn(ElementInstanceRow element) {
    boolean isUserTask = element.type() == ElementType.USER_TASK;
    switch (element.state()) {
      case ACTIVATING -> run.todo(Work.Kind.ENTER, element.key());
      case ACTIVATED -> run.todo(isUserTask ? Work.Kind.LISTEN : Work.Kind.SPAWN, element.key());
      case COMPLETING -> run.todo(Work.Kind.COMPLETE, element.key());
      case TERMINATING -> run.todo(Work.Kind.LISTEN, element.key());
      case COMPLETED, TERMINATED ->
          throw new IllegalStateException(
              "Expected an element instance with an incident to be alive, but '%d' is %s."
                  .formatted(element.key(), element.state()));
    }
  }
}
