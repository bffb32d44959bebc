package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.gateway.batch.BatchFinder;
import dev.pitcrew.engine.gateway.batch.ResourceDeletion;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.processor.batch.BatchPlans;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Does the same to all process instances that a filter finds, and shows how far it is. */
@RestController
@RequestMapping("/v2")
final class BatchOperationController {

  private static final Filter<ProcessInstanceRow> ACTIVE =
      Filter.eq(Tables.PROCESS_INSTANCE, "state", InstanceState.ACTIVE);

  private static final Filter<ProcessInstanceRow> ENDED =
      Filter.in(
          Tables.PROCESS_INSTANCE,
          "state",
          List.of(InstanceState.COMPLETED, InstanceState.TERMINATED));

  private static final Filter<ProcessInstanceRow> NOT_CALLED =
      Filter.eq(Tables.PROCESS_INSTANCE, "parentProcessInstanceKey", 0L);

  private static final Filter<IncidentRow> OPEN =
      Filter.eq(Tables.INCIDENT, "state", IncidentState.ACTIVE);

  private final Reader reader;
  private final BatchFinder finder;
  private final ResourceDeletion deletion;
  private final CommandSender commands;

  BatchOperationController(
      Reader reader, BatchFinder finder, ResourceDeletion deletion, CommandSender commands) {
    this.reader = reader;
    this.finder = finder;
    this.deletion = deletion;
    this.commands = commands;
  }

  record OfFilter(@Nullable JsonNode filter, @Nullable Long operationReference) {}

  record Mapping(@Nullable String sourceElementId, @Nullable String targetElementId) {

    static List<Migration.Mapping> all(@Nullable List<@Nullable Mapping> mappings, String name) {
      List<Migration.Mapping> all = new ArrayList<>();
      for (Mapping one : mappings == null ? List.<@Nullable Mapping>of() : mappings) {
        all.add(
            new Migration.Mapping(
                Wire.required(one == null ? null : one.sourceElementId(), name),
                Wire.required(one == null ? null : one.targetElementId(), name)));
      }
      return all;
    }
  }

  record OfMoves(
      @Nullable JsonNode filter,
      @Nullable List<@Nullable Mapping> moveInstructions,
      @Nullable Long operationReference) {}

  record OfMigration(
      @Nullable JsonNode filter, @Nullable Plan migrationPlan, @Nullable Long operationReference) {}

  record Plan(
      @Nullable String targetProcessDefinitionKey,
      @Nullable List<@Nullable Mapping> mappingInstructions) {}

  @PostMapping("/process-instances/cancellation")
  BatchOperations.Created cancelInstances(Caller caller, @RequestBody OfFilter request) {
    return begin(
        Wire.referring(caller, request.operationReference()),
        BatchOperationType.CANCEL_PROCESS_INSTANCE,
        "",
        request.filter(),
        List.of(ACTIVE, NOT_CALLED));
  }

  @PostMapping("/process-instances/modification")
  BatchOperations.Created modifyInstances(Caller caller, @RequestBody OfMoves request) {
    List<Migration.Mapping> moves = Mapping.all(request.moveInstructions(), "moveInstructions");
    if (moves.isEmpty()) {
      throw Wire.invalid("Expected 'moveInstructions' to be given, but there are none.");
    }
    return begin(
        Wire.referring(caller, request.operationReference()),
        BatchOperationType.MODIFY_PROCESS_INSTANCE,
        BatchPlans.write(moves),
        request.filter(),
        List.of(ACTIVE));
  }

  @PostMapping("/process-instances/migration")
  BatchOperations.Created migrateInstances(Caller caller, @RequestBody OfMigration request) {
    if (request.migrationPlan() == null) {
      throw Wire.invalid("Expected 'migrationPlan' to be given, but it is missing.");
    }
    Plan plan = request.migrationPlan();
    String target = Wire.required(plan.targetProcessDefinitionKey(), "targetProcessDefinitionKey");
    Migration migration =
        new Migration(
            Wire.key(target, "targetProcessDefinitionKey"),
            Mapping.all(plan.mappingInstructions(), "mappingInstructions"));
    return begin(
        Wire.referring(caller, request.operationReference()),
        BatchOperationType.MIGRATE_PROCESS_INSTANCE,
        BatchPlans.write(migration),
        request.filter(),
        List.of(ACTIVE));
  }

  /** Of those that have ended; one whose root still runs is an item that fails. */
  @PostMapping("/process-instances/deletion")
  BatchOperations.Created deleteInstances(Caller caller, @RequestBody OfFilter request) {
    return begin(
        Wire.referring(caller, request.operationReference()),
        BatchOperationType.DELETE_PROCESS_INSTANCE,
        "",
        request.filter(),
        List.of(ENDED));
  }

  @PostMapping("/decision-instances/deletion")
  BatchOperations.Created deleteDecisions(Caller caller, @RequestBody OfFilter request) {
    return created(
        Wire.referring(caller, request.operationReference()),
        BatchOperationType.DELETE_DECISION_INSTANCE,
        "",
        reader.query(
            DecisionInstances.FIELDS,
            wanted(DecisionInstances.FIELDS, request.filter()),
            List.of()),
        deletion::item);
  }

  private BatchOperations.Created begin(
      Caller caller,
      BatchOperationType type,
      String plan,
      @Nullable JsonNode filter,
      List<Filter<ProcessInstanceRow>> always) {
    return created(
        caller,
        type,
        plan,
        reader.query(ProcessInstances.FIELDS, wanted(ProcessInstances.FIELDS, filter), always),
        row ->
            new BatchItem(
                row.key(), row.key(), row.rootProcessInstanceKey(), row.processDefinitionId()));
  }

  private <R extends Row> BatchOperations.Created created(
      Caller caller,
      BatchOperationType type,
      String plan,
      Query<R> items,
      Function<R, BatchItem> item) {
    return BatchOperations.Created.of(
        finder.begin(caller, type, plan, new BatchFinder.Items<>(items, item)));
  }

  /** A filter that was forgotten would mean all. */
  private static SearchRequest wanted(Fields<?> fields, @Nullable JsonNode filter) {
    SearchRequest wanted = new SearchRequest(filter, null, null);
    if (fields.query(wanted, List.of()).filters().isEmpty()) {
      throw Wire.invalid("Expected 'filter' to have at least one field, but it has none.");
    }
    return wanted;
  }

  /** Of the instances that are found now, those incidents that are open now. */
  @PostMapping("/process-instances/incident-resolution")
  BatchOperations.Created resolveIncidents(Caller caller, @RequestBody OfFilter request) {
    List<Filter<ProcessInstanceRow>> instances =
        reader
            .query(
                ProcessInstances.FIELDS,
                wanted(ProcessInstances.FIELDS, request.filter()),
                List.of(ACTIVE))
            .filters();
    return resolve(
        Wire.referring(caller, request.operationReference()),
        new Filter.Related<>(
            Tables.INCIDENT.column("processInstanceKey"),
            Tables.PROCESS_INSTANCE,
            Tables.PROCESS_INSTANCE.column("key"),
            instances));
  }

  @PostMapping("/process-instances/{processInstanceKey}/incident-resolution")
  BatchOperations.Created resolveIncidentsOf(Caller caller, @PathVariable long processInstanceKey) {
    reader.get(Tables.PROCESS_INSTANCE, processInstanceKey, "a process instance");
    return resolve(caller, Filter.eq(Tables.INCIDENT, "processInstanceKey", processInstanceKey));
  }

  private BatchOperations.Created resolve(Caller caller, Filter<IncidentRow> of) {
    return created(
        caller,
        BatchOperationType.RESOLVE_INCIDENT,
        "",
        reader.query(Incidents.FIELDS, SearchRequest.EVERYTHING, List.of(OPEN, of)),
        row ->
            new BatchItem(
                row.key(),
                row.processInstanceKey(),
                row.rootProcessInstanceKey(),
                row.processDefinitionId()));
  }

  @PostMapping("/batch-operations/search")
  SearchResult<BatchOperations.Item> search(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(BatchOperations.FIELDS, request, BatchOperations.Item::of);
  }

  @GetMapping("/batch-operations/{batchOperationKey}")
  BatchOperations.Item get(@PathVariable long batchOperationKey) {
    return BatchOperations.Item.of(
        reader.get(Tables.BATCH_OPERATION, batchOperationKey, "a batch operation"));
  }

  @PostMapping("/batch-operation-items/search")
  SearchResult<BatchOperations.Part> searchItems(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(BatchOperations.ITEM_FIELDS, request, BatchOperations.Part::of);
  }

  @PostMapping("/batch-operations/{batchOperationKey}/cancellation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(Caller caller, @PathVariable long batchOperationKey) {
    commands.send(caller, new Command.CancelBatchOperation(batchOperationKey));
  }

  @PostMapping("/batch-operations/{batchOperationKey}/suspension")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void suspend(Caller caller, @PathVariable long batchOperationKey) {
    commands.send(caller, new Command.SuspendBatchOperation(batchOperationKey));
  }

  @PostMapping("/batch-operations/{batchOperationKey}/resumption")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resume(Caller caller, @PathVariable long batchOperationKey) {
    commands.send(caller, new Command.ResumeBatchOperation(batchOperationKey));
  }
}
