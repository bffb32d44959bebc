package dev.pitcrew.engine.event;

import dev.pitcrew.engine.state.AuditHeadRow;
import dev.pitcrew.engine.state.AuditRow;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.SubscriptionKind;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerState;
import dev.pitcrew.engine.state.VariableRow;

/** Turns events into rows. Nothing else changes state. */
public final class EventApplier {

  private EventApplier() {}

  /**
   * @throws IllegalStateException when the event does not fit the rows: a bug
   */
  public static void apply(Event event, Overlay rows) {
    switch (event) {
      case Event.OfElement e -> ElementApplier.apply(e, rows);
      case Event.OfCompensation e -> applyCompensation(e, rows);
      case Event.OfVariable e -> applyVariable(e, rows);
      case Event.OfJob e -> WorkApplier.apply(e, rows);
      case Event.OfUserTask e -> WorkApplier.apply(e, rows);
      case Event.GlobalListenerStored e -> rows.put(Tables.GLOBAL_LISTENER, e.row());
      case Event.GlobalListenerDeleted e -> rows.delete(Tables.GLOBAL_LISTENER, e.key());
      case Event.OfIncident e -> IncidentApplier.apply(e, rows);
      case Event.OfMessage e -> applyMessage(e, rows);
      case Event.OfSignal e -> applySignal(e, rows);
      case Event.OfCondition e -> applyCondition(e, rows);
      case Event.OfTimer e -> applyTimer(e, rows);
      case Event.OfDefinition e -> applyDefinition(e, rows);
      case Event.Migrated e -> migrate(e.table(), e, rows);
      case Event.OfOther e -> applyOther(e, rows);
    }
  }

  private static void applyCompensation(Event.OfCompensation event, Overlay rows) {
    switch (event) {
      case Event.CompensationOpened e -> rows.put(Tables.COMPENSATION, e.row());
      case Event.CompensationThrown e ->
          rows.put(
              Tables.COMPENSATION,
              row(rows, Tables.COMPENSATION, e.key()).thrownBy(e.throwEventKey()));
      case Event.CompensationHandled e ->
          rows.put(
              Tables.COMPENSATION,
              row(rows, Tables.COMPENSATION, e.key()).handledBy(e.handlerKey()));
      case Event.CompensationClosed e -> rows.delete(Tables.COMPENSATION, e.key());
    }
  }

  private static void applyVariable(Event.OfVariable event, Overlay rows) {
    switch (event) {
      case Event.VariableCreated e -> rows.put(Tables.VARIABLE, e.row());
      case Event.VariableUpdated e -> {
        VariableRow row = row(rows, Tables.VARIABLE, e.key());
        rows.put(Tables.VARIABLE, row.withValue(e.value()));
      }
      case Event.VariableRemoved e -> rows.delete(Tables.VARIABLE, e.key());
    }
  }

  private static void applyMessage(Event.OfMessage event, Overlay rows) {
    switch (event) {
      case Event.MessagePublished e -> rows.put(Tables.MESSAGE, e.row());
      case Event.MessageExpired e ->
          rows.put(Tables.MESSAGE, row(rows, Tables.MESSAGE, e.key()).forgotten());
      case Event.MessageCorrelated e -> rows.put(Tables.MESSAGE_CORRELATION, e.row());
      case Event.SubscriptionOpened e -> rows.put(Tables.MESSAGE_SUBSCRIPTION, e.row());
      case Event.SubscriptionCorrelated e -> {
        MessageSubscriptionRow row = row(rows, Tables.MESSAGE_SUBSCRIPTION, e.key());
        boolean staysOpen = row.kind() == SubscriptionKind.PROCESS_START || !row.interrupting();
        rows.put(
            Tables.MESSAGE_SUBSCRIPTION,
            row.withState(
                staysOpen ? SubscriptionState.CREATED : SubscriptionState.CORRELATED,
                e.atMillis()));
      }
      case Event.SubscriptionClosed e ->
          rows.put(
              Tables.MESSAGE_SUBSCRIPTION,
              row(rows, Tables.MESSAGE_SUBSCRIPTION, e.key())
                  .withState(SubscriptionState.DELETED, e.atMillis()));
    }
  }

  private static void applyCondition(Event.OfCondition event, Overlay rows) {
    switch (event) {
      case Event.ConditionSubscriptionOpened e -> rows.put(Tables.CONDITION_SUBSCRIPTION, e.row());
      case Event.ConditionSubscriptionClosed e ->
          rows.delete(Tables.CONDITION_SUBSCRIPTION, e.key());
    }
  }

  private static void applySignal(Event.OfSignal event, Overlay rows) {
    switch (event) {
      case Event.SignalSubscriptionOpened e -> rows.put(Tables.SIGNAL_SUBSCRIPTION, e.row());
      case Event.SignalSubscriptionClosed e -> rows.delete(Tables.SIGNAL_SUBSCRIPTION, e.key());
      case Event.SignalBroadcast e -> rows.put(Tables.SIGNAL, e.row());
      case Event.SignalPartLeft e -> rows.put(Tables.SIGNAL_PART, e.row());
      case Event.SignalPartTaken e -> rows.delete(Tables.SIGNAL_PART, e.key());
      case Event.SignalDelivered e -> rows.delete(Tables.SIGNAL, e.key());
    }
  }

  private static void applyTimer(Event.OfTimer event, Overlay rows) {
    switch (event) {
      case Event.TimerCreated e -> rows.put(Tables.TIMER, e.row());
      case Event.TimerTriggered e ->
          rows.put(Tables.TIMER, row(rows, Tables.TIMER, e.key()).withState(TimerState.TRIGGERED));
      case Event.TimerCanceled e ->
          rows.put(Tables.TIMER, row(rows, Tables.TIMER, e.key()).withState(TimerState.CANCELED));
    }
  }

  private static void applyDefinition(Event.OfDefinition event, Overlay rows) {
    switch (event) {
      case Event.ProcessDeployed e -> rows.put(Tables.PROCESS_DEFINITION, e.row());
      case Event.DecisionRequirementsDeployed e -> rows.put(Tables.DECISION_REQUIREMENTS, e.row());
      case Event.DecisionDeployed e -> rows.put(Tables.DECISION_DEFINITION, e.row());
      case Event.FormDeployed e -> rows.put(Tables.FORM, e.row());
      case Event.ResourceDeployed e -> rows.put(Tables.RESOURCE, e.row());
      case Event.ProcessDeleted e ->
          rows.put(
              Tables.PROCESS_DEFINITION, row(rows, Tables.PROCESS_DEFINITION, e.key()).removed());
      case Event.DecisionRequirementsDeleted e ->
          rows.put(
              Tables.DECISION_REQUIREMENTS,
              row(rows, Tables.DECISION_REQUIREMENTS, e.key()).removed());
      case Event.DecisionDeleted e ->
          rows.put(
              Tables.DECISION_DEFINITION, row(rows, Tables.DECISION_DEFINITION, e.key()).removed());
      case Event.FormDeleted e -> rows.put(Tables.FORM, row(rows, Tables.FORM, e.key()).removed());
      case Event.ResourceDeleted e ->
          rows.put(Tables.RESOURCE, row(rows, Tables.RESOURCE, e.key()).removed());
    }
  }

  private static <R extends Row> void migrate(Table<R> table, Event.Migrated event, Overlay rows) {
    rows.put(table, table.with(row(rows, table, event.key()), event.changed()));
  }

  private static void applyOther(Event.OfOther event, Overlay rows) {
    switch (event) {
      case Event.ContinuationCreated e -> rows.put(Tables.CONTINUATION, e.row());
      case Event.BatchOperationChanged e -> rows.put(Tables.BATCH_OPERATION, e.row());
      case Event.BatchItemChanged e -> rows.put(Tables.BATCH_ITEM, e.row());
      case Event.ContinuationTaken e ->
          rows.put(Tables.CONTINUATION, row(rows, Tables.CONTINUATION, e.key()).finished());
      case Event.DecisionEvaluated e -> rows.put(Tables.DECISION_INSTANCE, e.row());
      case Event.JobFailureNoted e -> rows.put(Tables.JOB_FAILURE, e.row());
      case Event.DocumentCreated e -> rows.put(Tables.DOCUMENT, e.row());
      case Event.DocumentDeleted e ->
          rows.put(Tables.DOCUMENT, row(rows, Tables.DOCUMENT, e.key()).removed());
      case Event.ClusterVariableCreated e -> rows.put(Tables.CLUSTER_VARIABLE, e.row());
      case Event.ClusterVariableUpdated e ->
          rows.put(
              Tables.CLUSTER_VARIABLE,
              row(rows, Tables.CLUSTER_VARIABLE, e.key()).withValue(e.value()));
      case Event.ClusterVariableDeleted e -> rows.delete(Tables.CLUSTER_VARIABLE, e.key());
      case Event.RowSetAside e -> rows.put(Tables.SET_ASIDE, e.row());
      case Event.RowTakenUp e -> rows.delete(Tables.SET_ASIDE, e.key());
      case Event.EndedRowDeleted e -> rows.delete(e.row().table(), e.row().key());
      case Event.AuditAppended(AuditRow row) -> {
        rows.put(Tables.AUDIT, row);
        rows.put(
            Tables.AUDIT_HEAD, new AuditHeadRow(AuditHeadRow.KEY, row.seq(), row.at(), row.hash()));
      }
    }
  }

  static <R extends Row> R row(Overlay rows, Table<R> table, long key) {
    R row = rows.get(table, key);
    if (row == null) {
      throw new IllegalStateException(
          "Expected to change a row of %s with key '%d', but there is none.".formatted(table, key));
    }
    return row;
  }
}
