package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes a process instance over to another process definition, with all that is active in it: from
 * then on it is as if it had always been of that one. Nothing is done anew.
 */
public final class Migrations {

  /** What one command takes over: some ten lookups for each, all in one step. */
  private static final int ELEMENTS_MAX = 2_000;

  private final StepRun run;
  private final Definitions definitions;
  private final Waits waits;
  private final CatchEvents catchEvents;
  private final Messages messages;
  private final Continuations continuations;
  private final MigrationCheck check;
  private final MigrationOfRows rows;
  private final MigrationOfWaits openWaits;

  Migrations(
      StepRun run,
      Definitions definitions,
      Waits waits,
      CatchEvents catchEvents,
      Messages messages) {
    this.run = run;
    this.definitions = definitions;
    this.waits = waits;
    this.catchEvents = catchEvents;
    this.messages = messages;
    this.continuations = new Continuations(run);
    this.check = new MigrationCheck(run);
    this.rows = new MigrationOfRows(run);
    this.openWaits = new MigrationOfWaits(run);
  }

  /**
   * @param process the element instance of the process, which is active
   * @throws RejectedException when something of it cannot go over
   */
  public void migrate(
      ElementInstanceRow process, ProcessDefinitionRow definition, Migration migration) {
    if (continuations.concern(process.key())) {
      throw MigrationCheck.refused(
          process,
          "but a concurrent command was executed on the process instance. Please retry the migration.");
    }
    MigrationPlan plan =
        MigrationPlan.of(
            migration,
            definition,
            definitions.graph(process.processDefinitionKey()),
            definitions.graph(definition.key()));
    List<ElementInstanceRow> active = active(process);
    for (ElementInstanceRow row : active) {
      check.check(row, plan);
    }
    ProcessInstanceRow before = run.instance(process.key());
    boolean isOfAnother = !before.processDefinitionId().equals(definition.processDefinitionId());
    rows.instance(before, plan);
    if (isOfAnother) {
      rows.documents(process.key(), definition, ELEMENTS_MAX);
    }
    for (ElementInstanceRow row : active) {
      openWaits.migrate(row, plan);
      rows.element(row, plan);
    }
    for (ElementInstanceRow row : active) {
      open(row, plan);
    }
    if (isOfAnother) {
      messages.keyReleased(before);
    }
  }

  /** What stands in another comes after it. */
  private List<ElementInstanceRow> active(ElementInstanceRow process) {
    List<ElementInstanceRow> active = new ArrayList<>();
    Deque<ElementInstanceRow> next = new ArrayDeque<>(List.of(process));
    while (!next.isEmpty()) {
      ElementInstanceRow row = next.remove();
      active.add(row);
      if (active.size() > ELEMENTS_MAX) {
        throw RejectedException.invalidState(
            "Expected to migrate process instance '%d' of at most %d active element instances, but it has more."
                .formatted(process.key(), ELEMENTS_MAX));
      }
      next.addAll(run.state().find(Indexes.ACTIVE_CHILDREN, ELEMENTS_MAX, row.key()));
    }
    return active;
  }

  /**
   * Begins to wait for the events that are new in the target. What the others are told by stays as
   * it was when they began to wait.
   */
  private void open(ElementInstanceRow before, MigrationPlan plan) {
    if (before.state() != ElementState.ACTIVATED) {
      return;
    }
    ElementInstanceRow row = run.element(before.key());
    FlowElement element = definitions.element(row);
    List<Wait> wanted = new ArrayList<>();
    Waits added = waits.without(plan.mapped());
    try {
      wanted.addAll(added.of(element, row));
      boolean isScope = row.type() != ElementType.MULTI_INSTANCE_BODY;
      if (isScope && row.interruptingKey() == 0 && !isBeginning(row)) {
        wanted.addAll(added.ofScope(row));
      }
    } catch (TroubleException trouble) {
      throw MigrationCheck.refused(
          before,
          "but active element with id '%s' is mapped to element with id '%s' that must be subscribed to a catch event. %s"
              .formatted(before.elementId(), row.elementId(), trouble.text()));
    }
    catchEvents.open(wanted, row);
  }

  /** Then the start event, when it completes, opens what the scope waits for. */
  private boolean isBeginning(ElementInstanceRow scope) {
    return run.state().findAll(Indexes.ACTIVE_CHILDREN, scope.key()).stream()
        .anyMatch(child -> definitions.element(child) instanceof FlowElement.StartEvent);
  }
}
