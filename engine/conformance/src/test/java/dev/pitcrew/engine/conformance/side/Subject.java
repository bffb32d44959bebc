package dev.pitcrew.engine.conformance.side;

import dev.pitcrew.engine.conformance.side.History.Moment;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.event.EventApplier;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.impl.command.CompleteAdHocSubProcessJobResultImpl;
import io.camunda.client.impl.command.CompleteUserTaskJobResultImpl;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Pitcrew, as it serves programs: its gateway on a real port, its rows in SQLite. */
public final class Subject implements Side {

  /** Starting one takes longer than most scenarios. */
  private static final Queue<Subject> IDLE = new ConcurrentLinkedQueue<>();

  private final List<Event> events = new ArrayList<>();
  private final EngineTestkit engine;
  private final CamundaClient client;
  private final CamundaClient rest;

  private volatile Consumer<Subject> whenClosed;

  public Subject() {
    this(Subject::end);
  }

  private Subject(Consumer<Subject> whenClosed) {
    this.whenClosed = whenClosed;
    engine = EngineTestkit.create().emptiable().telling(this::heard).start();
    client = Clients.grpc("localhost:" + engine.grpcPort());
    rest = Clients.rest("localhost:" + engine.httpPort());
  }

  /** One that knows nothing; closed, it is kept for the next. */
  public static Subject fresh() {
    Subject idle = IDLE.poll();
    return idle == null ? new Subject(Subject::keep) : idle;
  }

  /** Ends those that are kept. */
  public static void endAll() {
    for (Subject idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
      idle.end();
    }
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
  public void giveTime() {
    engine.settle();
  }

  @Override
  public UserTasks userTasks() {
    return new RestUserTasks(rest);
  }

  @Override
  public String activateAdHoc(long adHocKey, List<String> elementIds, boolean cancelRemaining) {
    try {
      rest.newActivateAdHocSubProcessActivitiesCommand(Long.toString(adHocKey))
          .activateElements(elementIds)
          .cancelRemainingInstances(cancelRemaining)
          .send()
          .join();
      return "ok";
    } catch (ProblemException e) {
      return RestUserTasks.code(e);
    }
  }

  @Override
  public String answer(long jobKey, CompleteUserTaskJobResultImpl result) {
    return sent(() -> client.newCompleteCommand(jobKey).withResult(r -> result).send().join());
  }

  @Override
  public String answer(long jobKey, CompleteAdHocSubProcessJobResultImpl result) {
    return sent(() -> client.newCompleteCommand(jobKey).withResult(r -> result).send().join());
  }

  @Override
  public String fail(long jobKey, int retries, Duration backoff, String variables) {
    return sent(
        () ->
            client
                .newFailCommand(jobKey)
                .retries(retries)
                .retryBackoff(backoff)
                .errorMessage("did not work")
                .variables(variables)
                .send()
                .join());
  }

  @Override
  public String delete(long resourceKey) {
    return sent(() -> client.newDeleteResourceCommand(resourceKey).send().join());
  }

  private static String sent(Runnable command) {
    try {
      command.run();
      return "ok";
    } catch (ClientStatusException e) {
      // As the judge's log calls it.
      return e.getStatusCode() == Status.Code.FAILED_PRECONDITION
          ? "INVALID_STATE"
          : e.getStatusCode().name();
    }
  }

  @Override
  public CamundaClient rest() {
    return rest;
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
    addWaiting(history, rows);
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
                      "retries=%d headers=%s%s"
                          .formatted(
                              job.retries(),
                              Json.sorted(job.customHeaders()),
                              job.tags().isEmpty() ? "" : " tags=" + new TreeSet<>(job.tags()))));
              if (job.state() == JobState.ERROR_THROWN) {
                history.jobIs(job.key(), "error");
              } else if (!job.isOpen()) {
                history.jobIs(job.key(), ended(job.state()));
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

  private static void addWaiting(History history, InMemoryState rows) {
    rows.findAll(Indexes.TIMERS_DUE).forEach(timer -> history.waitsForTime(timer.key()));
    rows.all(Tables.MESSAGE_SUBSCRIPTION).stream()
        .filter(s -> s.elementInstanceKey() != 0 && s.state() == SubscriptionState.CREATED)
        .forEach(s -> history.waitsForMessage(s.messageName()));
    rows.all(Tables.SIGNAL_SUBSCRIPTION).forEach(s -> history.waitsForSignal(s.signalName()));
  }

  private static void addUserTasks(History history, InMemoryState rows) {
    rows.all(Tables.USER_TASK)
        .forEach(
            t ->
                history.userTask(
                    t.key(),
                    t.elementInstanceKey(),
                    "%s assignee=%s groups=%s users=%s due=%s follow=%s priority=%d form=%s%s"
                        .formatted(
                            t.state(),
                            t.assignee() == null ? "" : t.assignee(),
                            t.candidateGroups(),
                            t.candidateUsers(),
                            History.date(t.dueDate()),
                            History.date(t.followUpDate()),
                            t.priority(),
                            t.formKey() == 0 ? "" : t.formKey(),
                            t.externalFormReference() == null ? "" : t.externalFormReference())));
  }

  @Override
  public void endAfterwards() {
    whenClosed = Subject::end;
  }

  @Override
  public void close() {
    whenClosed.accept(this);
  }

  private void keep() {
    engine.purge();
    synchronized (events) {
      events.clear();
    }
    IDLE.add(this);
  }

  private void end() {
    client.close();
    rest.close();
    engine.close();
  }

  @Override
  public String toString() {
    return "Pitcrew";
  }
}
