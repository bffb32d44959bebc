package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Constants;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.Roots;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.Tables;
import org.jspecify.annotations.Nullable;

/** What the API shows of message subscriptions. */
public final class MessageSubscriptions {

  public static final Fields<MessageSubscriptionRow> FIELDS =
      Fields.of(Tables.MESSAGE_SUBSCRIPTION)
          .key("messageSubscriptionKey", "key")
          .text("messageName", "messageName")
          .text("correlationKey", "correlationKey")
          .constants(
              "messageSubscriptionState",
              "state",
              Constants.of(SubscriptionState.class).and("MIGRATED"))
          .text("processDefinitionId", "processDefinitionId")
          .key("processDefinitionKey", "processDefinitionKey")
          .key("processInstanceKey", "processInstanceKey")
          .text("elementId", "elementId")
          .key("elementInstanceKey", "elementInstanceKey")
          .time("lastUpdatedDate", "updatedMillis")
          .text("tenantId", "tenantId");

  private MessageSubscriptions() {}

  record Item(
      @Nullable String messageSubscriptionKey,
      String messageName,
      String correlationKey,
      String messageSubscriptionState,
      String processDefinitionId,
      @Nullable String processDefinitionKey,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      String elementId,
      @Nullable String elementInstanceKey,
      @Nullable String lastUpdatedDate,
      String tenantId) {

    static Item of(MessageSubscriptionRow row, Roots roots) {
      return new Item(
          Wire.key(row.key()),
          row.messageName(),
          row.correlationKey(),
          row.state().name(),
          row.processDefinitionId(),
          Wire.key(row.processDefinitionKey()),
          Wire.key(row.processInstanceKey()),
          roots.of(row.processInstanceKey()),
          row.elementId(),
          Wire.key(row.elementInstanceKey()),
          Wire.time(row.updatedMillis()),
          row.tenantId());
    }
  }
}
