package dev.pitcrew.engine.conformance.side;

import dev.pitcrew.engine.conformance.side.History.Moment;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.event.EventApplier;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pitcrew, as it serves programs: its gateway on a real port, its rows in SQLite. */
public final class Subject implements Side {

  private final List<Event> events = new ArrayList<>();
  private final EngineTestkit engine;
  private final CamundaClient client;

  public Subject() {
    engine = EngineTestkit.create().telling(this::heard).start();
    client = engine.newGrpcClient();
  }

  private void heard(List<Event> ofStep) {
    synchronized (events) {
      events.addAll(ofStep);
    }
  }

  @Override
  public CamundaClient client() {
    return client;
  }

  @Override
  public void settle() {
    engine.settle();
  }

  @Override
  public void advance(Duration duration) {
    engine.advance(duration);
  }

  @Override
  public UserTasks userTasks() {
    return new RestUserTasks(engine.client());
  }

  /** The rows that the events come to, and the order in which elements ended. */
  @Override
  public History history() {
    History history = new History();
    InMemoryState rows = new InMemoryState();
    Overlay overlay = new Overlay(rows);
    synchronized (events) {
      for (Event event : events) {
        EventApplier.apply(event, overlay);
        switch (event) {
          case Event.ElementActivating e -> begins(history, e.row(), overlay);
          case Event.ElementActivated e -> history.moves(e.key(), Moment.ACTIVATED);
          case Event.ElementCompleting e -> history.moves(e.key(), Moment.COMPLETING);
          case Event.ElementCompleted e -> history.moves(e.key(), Moment.COMPLETED);
          case Event.ElementTerminating e -> history.moves(e.key(), Moment.TERMINATING);
          case Event.ElementTerminated e -> history.moves(e.key(), Moment.TERMINATED);
          default -> {}
        }
      }
    }
    rows.apply(overlay.changes());
    rows.all(Tables.VARIABLE).forEach(v -> history.variable(v.scopeKey(), v.name(), v.value()));
    addJobs(history, rows);
    addIncidents(history, rows);
    addUserTasks(history, rows);
    return history;
  }

  private static void begins(History history, ElementInstanceRow row, Overlay rows) {
    long scope = row.scopeKey();
    if (scope == 0) {
      var instance = rows.get(Tables.PROCESS_INSTANCE, row.processInstanceKey());
      scope = instance == null ? 0 : instance.parentElementInstanceKey();
    }
    history.begins(
        new History.Element(
            row.key(), scope, row.processInstanceKey(), row.elementId(), row.type().name()));
  }

  private static void addJobs(History history, InMemoryState rows) {
    rows.all(Tables.JOB)
        .forEach(
            job -> {
              history.job(
                  new History.Job(
                      job.key(),
                      job.elementInstanceKey(),
                      job.type(),
                      job.kind().name(),
                      job.listenerEventType(),
                      "retries=%d headers=%s"
                          .formatted(job.retries(), Json.sorted(job.customHeaders()))));
              if (!job.isOpen()) {
                // One whose error was caught has ended by it.
                history.jobIs(
                    job.key(), job.state() == JobState.ERROR_THROWN ? "error" : ended(job.state()));
              }
            });
  }

  private static String ended(JobState state) {
    return state == JobState.COMPLETED ? "completed" : "canceled";
  }

  private static void addIncidents(History history, InMemoryState rows) {
    rows.all(Tables.INCIDENT)
        .forEach(
            i -> {
              history.incident(
                  new History.Incident(
                      i.key(), i.elementInstanceKey(), i.type().name(), i.message()));
              if (i.state() == IncidentState.RESOLVED) {
                history.incidentResolved(i.key());
              }
            });
  }

  private static void addUserTasks(History history, InMemoryState rows) {
    rows.all(Tables.USER_TASK)
        .forEach(
            t ->
                history.userTask(
                    t.key(),
                    t.elementInstanceKey(),
                    "%s assignee=%s groups=%s users=%s due=%s follow=%s priority=%d"
                        .formatted(
                            t.state(),
                            t.assignee() == null ? "" : t.assignee(),
                            t.candidateGroups(),
                            t.candidateUsers(),
                            t.dueDate() == null ? "" : t.dueDate(),
                            t.followUpDate() == null ? "" : t.followUpDate(),
                            t.priority())));
  }

  @Override
  public void close() {
    client.close();
    engine.close();
  }

  @Override
  public String toString() {
    return "Pitcrew";
  }
}
