package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.SetAsideRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.StepRun;

/**
 * Raises and resolves incidents. An element instance has one at most that keeps it from going on,
 * and one more where something that waits beside it was left alone because of a bug.
 */
public final class Incidents {

  /** One element instance waits for few things at a time. */
  private static final int SET_ASIDE_MAX = 1_000;

  private final StepRun run;

  Incidents(StepRun run) {
    this.run = run;
  }

  /**
   * @param jobKey 0 where the element instance itself cannot go on
   * @return its key
   */
  public long raise(ElementInstanceRow element, IncidentType type, String message, long jobKey) {
    long key = run.newKey();
    run.append(
        new Event.IncidentCreated(
            new IncidentRow(
                key,
                type,
                IncidentState.ACTIVE,
                message,
                element.processInstanceKey(),
                run.instance(element.processInstanceKey()).rootProcessInstanceKey(),
                element.processDefinitionKey(),
                element.processDefinitionId(),
                element.elementId(),
                element.key(),
                jobKey,
                run.nowMillis(),
                0,
                element.tenantId(),
                message.hashCode())));
    return key;
  }

  /**
   * For something that is left alone beside the element instance, which goes on.
   *
   * @return the key of that of what else was left alone there, or of a new one
   */
  public long raiseBeside(ElementInstanceRow element, String message) {
    for (IncidentRow open : run.state().findAll(Indexes.OPEN_INCIDENTS_BY_ELEMENT, element.key())) {
      if (open.type() == IncidentType.UNSPECIFIED) {
        return open.key();
      }
    }
    return raise(element, IncidentType.UNSPECIFIED, message, 0);
  }

  /** Whether the element instance has to wait until somebody resolves its incident. */
  static boolean isHeld(StepRun run, ElementInstanceRow element) {
    return element.incidentKey() != 0
        && run.need(Tables.INCIDENT, element.incidentKey()).type() != IncidentType.UNSPECIFIED;
  }

  /** Resolves what keeps it from going on, if anything. */
  void release(ElementInstanceRow element) {
    if (isHeld(run, element)) {
      resolve(run.need(Tables.INCIDENT, element.incidentKey()));
    }
  }

  /** It ends: resolves whatever is open on it. */
  void resolveAll(ElementInstanceRow element) {
    if (element.incidentKey() != 0) {
      run.state().findAll(Indexes.OPEN_INCIDENTS_BY_ELEMENT, element.key()).forEach(this::resolve);
    }
  }

  /** What was left alone because of it is due again, where it is still there. */
  public void resolve(IncidentRow incident) {
    run.append(new Event.IncidentResolved(incident.key(), run.nowMillis()));
    for (SetAsideRow row :
        run.state().find(Indexes.SET_ASIDE_BY_INCIDENT, SET_ASIDE_MAX, incident.key())) {
      run.append(new Event.RowTakenUp(row.key()));
      run.effectOnce(new Effect.WakeAt(run.nowMillis()));
    }
  }
}
