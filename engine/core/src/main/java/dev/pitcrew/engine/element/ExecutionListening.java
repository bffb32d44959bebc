package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.JobDefinition;
import dev.pitcrew.engine.model.ListenerEvent;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.ListenerTurnRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import dev.pitcrew.engine.step.Work;
import java.util.List;
import java.util.Map;

/**
 * Asks the execution listeners of an element instance, one after the other, each by a job. Elements
 * without listeners cost nothing here. Of a multi-instance each child is listened to, not its body.
 */
public final class ExecutionListening {

  private final StepRun run;
  private final Scopes scopes;
  private final Jobs jobs;

  ExecutionListening(StepRun run, Scopes scopes, Jobs jobs) {
    this.run = run;
    this.scopes = scopes;
    this.jobs = jobs;
  }

  private static List<JobDefinition> listeners(
      FlowElement element, ElementInstanceRow row, ListenerEvent event) {
    return row.type() == ElementType.MULTI_INSTANCE_BODY
        ? List.of()
        : element.node().listeners().of(event);
  }

  /** Whether the first has been asked, so that what comes before it need not be done again. */
  boolean hasBegun(FlowElement element, ElementInstanceRow row, ListenerEvent event) {
    return !listeners(element, row, event).isEmpty()
        && run.get(Tables.LISTENER_TURN, row.key()) != null;
  }

  /**
   * Asks the next one, unless one is being asked; answers whether all have been.
   *
   * @throws TroubleException when the next cannot be asked
   */
  boolean hasEnded(FlowElement element, ElementInstanceRow row, ListenerEvent event) {
    List<JobDefinition> listeners = listeners(element, row, event);
    if (listeners.isEmpty()) {
      return true;
    }
    ListenerTurnRow turn = run.get(Tables.LISTENER_TURN, row.key());
    if (turn == null) {
      turn = new ListenerTurnRow(row.key(), row.processInstanceKey(), event, 0, 0);
    }
    if (turn.jobKey() == 0 && turn.listener() < listeners.size()) {
      JobDefinition next = listeners.get(turn.listener());
      long job = jobs.createListener(row, jobs.draft(row, next), next, event);
      run.append(new Event.ListenerTurned(turn.asking(job)));
      return false;
    }
    return turn.jobKey() == 0;
  }

  /** The element goes on, and with it its listeners. */
  void forget(FlowElement element, ElementInstanceRow row, ListenerEvent event) {
    if (!listeners(element, row, event).isEmpty()) {
      run.append(new Event.ListenersLeft(row.key()));
    }
  }

  /**
   * The element cannot go on: when it tries again, what comes before its listeners is done again,
   * and all are asked again.
   */
  void askAgain(FlowElement element, ElementInstanceRow row, ListenerEvent event) {
    if (hasBegun(element, row, event)) {
      forget(element, row, event);
    }
  }

  /** The element ends: whoever is being asked is not any more. */
  void cancel(FlowElement element, ElementInstanceRow row) {
    if (row.type() != ElementType.MULTI_INSTANCE_BODY
        && !element.node().listeners().isEmpty()
        && run.get(Tables.LISTENER_TURN, row.key()) != null) {
      jobs.cancel(row);
      run.append(new Event.ListenersLeft(row.key()));
    }
  }

  /** A listener has done its job: what a start listener brings stays with the element. */
  public void answered(JobRow job, Map<String, String> variables) {
    ListenerTurnRow turn = run.need(Tables.LISTENER_TURN, job.elementInstanceKey());
    ElementInstanceRow row = run.element(job.elementInstanceKey());
    boolean isStart = turn.event() == ListenerEvent.START;
    run.append(new Event.JobCompleted(job.key(), run.nowMillis()));
    scopes.setLocal(isStart || row.scopeKey() == 0 ? row : run.element(row.scopeKey()), variables);
    run.append(new Event.ListenerTurned(turn.next()));
    run.todo(isStart ? Work.Kind.ENTER : Work.Kind.COMPLETE, row.key());
  }
}
