package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Constants;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.state.GlobalListenerRow;
import dev.pitcrew.engine.state.GlobalListenerSource;
import dev.pitcrew.engine.state.Tables;
import java.util.List;

/** What the API shows of listeners of all user tasks. */
public final class GlobalTaskListeners {

  static final Fields<GlobalListenerRow> FIELDS =
      Fields.of(Tables.GLOBAL_LISTENER)
          .text("id", "listenerId")
          .text("type", "type")
          .number("retries", "retries")
          .holdsEach("eventTypes", "eventTypes")
          .flag("afterNonGlobal", "afterNonGlobal")
          .number("priority", "priority")
          .constants("source", "source", Constants.of(GlobalListenerSource.class));

  private GlobalTaskListeners() {}

  /** Of one listener. */
  public record Item(
      String id,
      String type,
      int retries,
      List<String> eventTypes,
      boolean afterNonGlobal,
      int priority,
      String source) {

    public static Item of(GlobalListenerRow row) {
      return new Item(
          row.listenerId(),
          row.type(),
          row.retries(),
          row.eventTypes(),
          row.afterNonGlobal(),
          row.priority(),
          row.source().name());
    }
  }
}
