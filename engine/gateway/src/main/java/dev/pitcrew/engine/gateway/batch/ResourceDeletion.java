package dev.pitcrew.engine.gateway.batch;

import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.batch.BatchFinder.Items;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.rest.search.ProtectedProcesses;
import dev.pitcrew.engine.gateway.rest.search.Visibility;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes what is deployed and, where that is wanted, all that came of it: of a process its
 * instances, which have all ended, of decision requirements what was decided by them. What the
 * caller may not see is not found; whether it may delete what is, is decided with each.
 */
public final class ResourceDeletion {

  private final EngineRuntime engine;
  private final CommandSender commands;
  private final BatchFinder finder;
  private final ProtectedProcesses processes;

  public ResourceDeletion(
      EngineRuntime engine,
      CommandSender commands,
      BatchFinder finder,
      ProtectedProcesses processes) {
    this.processes = processes;
    this.engine = engine;
    this.commands = commands;
    this.finder = finder;
  }

  /**
   * @param withHistory also what came of it; asked for afterwards, it still goes
   * @return the batch operation that deletes what came of it; else that it is done
   * @throws dev.pitcrew.engine.gateway.call.RejectedException when the engine refuses
   */
  public Reply delete(Caller caller, long resourceKey, boolean withHistory) {
    Command.DeleteResource command = new Command.DeleteResource(resourceKey, withHistory);
    return withHistory
        ? finder.begin(caller, command, type -> history(caller, type, resourceKey))
        : commands.send(caller, command, Reply.Done.class);
  }

  private Items<?> history(Caller caller, BatchOperationType type, long resourceKey) {
    Visibility visibility = processes.visibility(caller);
    return type == BatchOperationType.DELETE_PROCESS_INSTANCE
        ? instances(visibility, resourceKey)
        : decisions(visibility, resourceKey);
  }

  private static Items<ProcessInstanceRow> instances(Visibility visibility, long definitionKey) {
    return new Items<>(
        all(
            visibility,
            Tables.PROCESS_INSTANCE,
            Filter.eq(Tables.PROCESS_INSTANCE, "processDefinitionKey", definitionKey),
            Filter.in(
                Tables.PROCESS_INSTANCE,
                "state",
                List.of(InstanceState.COMPLETED, InstanceState.TERMINATED))),
        row ->
            new BatchItem(
                row.key(), row.key(), row.rootProcessInstanceKey(), row.processDefinitionId()));
  }

  private Items<DecisionInstanceRow> decisions(Visibility visibility, long requirementsKey) {
    return new Items<>(
        all(
            visibility,
            Tables.DECISION_INSTANCE,
            new Filter.Related<>(
                Tables.DECISION_INSTANCE.column("decisionDefinitionKey"),
                Tables.DECISION_DEFINITION,
                Tables.DECISION_DEFINITION.column("key"),
                List.of(
                    Filter.eq(
                        Tables.DECISION_DEFINITION, "decisionRequirementsKey", requirementsKey)))),
        this::item);
  }

  /** A decision instance, as the item of a batch operation. */
  public BatchItem item(DecisionInstanceRow row) {
    ProcessInstanceRow instance = engine.get(Tables.PROCESS_INSTANCE, row.processInstanceKey());
    return new BatchItem(
        row.evaluationKey(),
        row.key(),
        row.processInstanceKey(),
        instance == null ? 0 : instance.rootProcessInstanceKey(),
        row.processDefinitionId());
  }

  @SafeVarargs
  private static <R extends Row> Query<R> all(
      Visibility visibility, Table<R> table, Filter<R>... filters) {
    List<Filter<R>> all = new ArrayList<>(List.of(filters));
    all.addAll(visibility.filters(table));
    return new Query<>(table, all, List.of(), PageRequest.first(1));
  }
}
