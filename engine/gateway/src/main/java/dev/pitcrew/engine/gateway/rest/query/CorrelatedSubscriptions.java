package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.FieldFilter;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.Roots;
import dev.pitcrew.engine.state.MessageCorrelationRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API shows of messages that reached somebody. */
final class CorrelatedSubscriptions {

  /** There is one. */
  private static final int PARTITION = 1;

  static final Fields<MessageCorrelationRow> FIELDS =
      Fields.of(Tables.MESSAGE_CORRELATION)
          .text("correlationKey", "correlationKey")
          .time("correlationTime", "correlatedMillis")
          .text("elementId", "elementId")
          .key("elementInstanceKey", "elementInstanceKey")
          .key("messageKey", "messageKey")
          .text("messageName", "messageName")
          .text("processDefinitionId", "processDefinitionId")
          .key("processDefinitionKey", "processDefinitionKey")
          .key("processInstanceKey", "processInstanceKey")
          .key("subscriptionKey", "subscriptionKey")
          .text("tenantId", "tenantId")
          .with("partitionId", partition())
          .sort("partitionId", "tenantId");

  private CorrelatedSubscriptions() {}

  /** All rows or none: all are of the same partition. */
  private static FieldFilter<MessageCorrelationRow> partition() {
    return (name, value) ->
        FieldFilter.constant(PARTITION, name, value)
            ? List.of()
            : List.of(Filter.eq(Tables.MESSAGE_CORRELATION, "key", 0L));
  }

  record Item(
      @Nullable String subscriptionKey,
      @Nullable String messageKey,
      String messageName,
      String correlationKey,
      @Nullable String correlationTime,
      String elementId,
      @Nullable String elementInstanceKey,
      String processDefinitionId,
      @Nullable String processDefinitionKey,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      int partitionId,
      String tenantId) {

    static Item of(MessageCorrelationRow row, Roots roots) {
      return new Item(
          Wire.key(row.subscriptionKey()),
          Wire.key(row.messageKey()),
          row.messageName(),
          row.correlationKey(),
          Wire.time(row.correlatedMillis()),
          row.elementId(),
          Wire.key(row.elementInstanceKey()),
          row.processDefinitionId(),
          Wire.key(row.processDefinitionKey()),
          Wire.key(row.processInstanceKey()),
          roots.of(row.processInstanceKey()),
          PARTITION,
          row.tenantId());
    }
  }
}
