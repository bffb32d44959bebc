package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Constants;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchItemState;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.BatchOperationState;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.Tables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API shows of batch operations and their items. */
final class BatchOperations {

  private static final Constants TYPES =
      Constants.of(BatchOperationType.class)
          .and(
              "ADD_VARIABLE",
              "UPDATE_VARIABLE",
              "DELETE_DECISION_DEFINITION",
              "DELETE_PROCESS_DEFINITION");

  static final Fields<BatchOperationRow> FIELDS =
      Fields.of(Tables.BATCH_OPERATION)
          .key("batchOperationKey", "key")
          .constants("operationType", "type", TYPES)
          .constants(
              "state", "state", Constants.of(BatchOperationState.class).and("PARTIALLY_COMPLETED"))
          .text("actorType", "actorKind")
          .text("actorId", "actorId")
          .sort("startDate", "startMillis")
          .sort("endDate", "endMillis");

  static final Fields<BatchItemRow> ITEM_FIELDS =
      Fields.of(Tables.BATCH_ITEM)
          .key("batchOperationKey", "batchOperationKey")
          .key("itemKey", "itemKey")
          .key("processInstanceKey", "processInstanceKey")
          .constants("operationType", "operationType", TYPES)
          .constants("state", "state", Constants.of(BatchItemState.class))
          .sort("processedDate", "processedMillis");

  private BatchOperations() {}

  record Created(String batchOperationKey, String batchOperationType) {

    static Created of(Reply.BatchOperationCreated reply) {
      return new Created(Long.toString(reply.batchOperationKey()), reply.type().name());
    }
  }

  record Item(
      @Nullable String batchOperationKey,
      String state,
      String batchOperationType,
      @Nullable String startDate,
      @Nullable String endDate,
      String actorType,
      String actorId,
      int operationsTotalCount,
      int operationsFailedCount,
      int operationsCompletedCount,
      List<Fault> errors) {

    static Item of(BatchOperationRow row) {
      return new Item(
          Wire.key(row.key()),
          row.state().name(),
          row.type().name(),
          Wire.time(row.startMillis()),
          Wire.time(row.endMillis()),
          row.actorKind(),
          row.actorId(),
          row.total(),
          row.failed(),
          row.completed(),
          row.error() == null ? List.of() : List.of(new Fault(1, "QUERY_FAILED", row.error())));
    }
  }

  /** Why it could not be begun. */
  record Fault(int partitionId, String type, String message) {}

  record Part(
      String operationType,
      @Nullable String batchOperationKey,
      @Nullable String itemKey,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      String state,
      @Nullable String processedDate,
      @Nullable String errorMessage) {

    static Part of(BatchItemRow row) {
      return new Part(
          row.operationType().name(),
          Wire.key(row.batchOperationKey()),
          Wire.key(row.itemKey()),
          Wire.key(row.processInstanceKey()),
          Wire.key(row.rootProcessInstanceKey()),
          row.state().name(),
          Wire.time(row.processedMillis()),
          row.error());
    }
  }
}
