package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import dev.pitcrew.engine.gateway.rest.search.Constants;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.RelatedFilters;
import dev.pitcrew.engine.gateway.rest.search.TextConstants;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Tables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the API shows of jobs: it does not tell an activated one from one that waits. */
final class Jobs {

  private static final Constants STATES =
      Constants.of(JobState.class)
          .without("ACTIVATED")
          .with("CREATED", Set.of(JobState.CREATED, JobState.ACTIVATED))
          .and("MIGRATED");

  /** As the worker of a job that nobody has taken. */
  private static final String NOBODY = "";

  private static final String NO_LISTENER = "UNSPECIFIED";

  private static final TextConstants LISTENER_EVENTS =
      new TextConstants(listenerEvents(), NO_LISTENER);

  static final Fields<JobRow> FIELDS =
      Fields.of(Tables.JOB)
          .key("jobKey", "key")
          .text("type", "type")
          .text("worker", "worker")
          .constants("state", "state", STATES)
          .constants("kind", "kind", Constants.of(JobKind.class))
          .sort("listenerEventType", "listenerEventType")
          .with("listenerEventType", LISTENER_EVENTS.on(Tables.JOB, "listenerEventType"))
          .key("processDefinitionKey", "processDefinitionKey")
          .text("processDefinitionId", "processDefinitionId")
          .key("processInstanceKey", "processInstanceKey")
          .text("elementId", "elementId")
          .key("elementInstanceKey", "elementInstanceKey")
          .number("retries", "retries")
          .time("deadline", "deadlineMillis")
          .time("creationTime", "creationTimeMillis")
          .time("endTime", "endTimeMillis")
          .time("lastUpdateTime", "lastUpdateMillis")
          .text("errorCode", "errorCode")
          .text("errorMessage", "errorMessage")
          .text("tenantId", "tenantId")
          .with("hasFailedWithRetriesLeft", RelatedFilters.failedWithRetriesLeft())
          .flag("isDenied", "denied")
          .text("deniedReason", "deniedReason");

  private Jobs() {}

  /** As the API has them; START and END are those of execution listeners. */
  private static Set<String> listenerEvents() {
    Set<String> names = new LinkedHashSet<>(List.of(NO_LISTENER, "START", "END"));
    for (TaskListenerEvent event : TaskListenerEvent.values()) {
      names.add(event.name());
    }
    return names;
  }

  record Item(
      @Nullable String jobKey,
      String type,
      String worker,
      String state,
      String kind,
      String listenerEventType,
      int retries,
      boolean isDenied,
      @Nullable String deniedReason,
      boolean hasFailedWithRetriesLeft,
      @Nullable String errorCode,
      @Nullable String errorMessage,
      JsonObject customHeaders,
      @Nullable String deadline,
      @Nullable String creationTime,
      @Nullable String endTime,
      @Nullable String lastUpdateTime,
      String processDefinitionId,
      @Nullable String processDefinitionKey,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      String elementId,
      @Nullable String elementInstanceKey,
      String tenantId) {

    static Item of(JobRow row) {
      return new Item(
          Wire.key(row.key()),
          row.type(),
          row.worker() == null ? NOBODY : row.worker(),
          row.state() == JobState.ACTIVATED ? JobState.CREATED.name() : row.state().name(),
          row.kind().name(),
          row.listenerEventType() == null ? NO_LISTENER : row.listenerEventType(),
          row.retries(),
          row.denied(),
          row.deniedReason(),
          row.state() == JobState.FAILED && row.retries() > 0,
          row.errorCode(),
          row.errorMessage(),
          new JsonObject(row.customHeaders()),
          Wire.time(row.deadlineMillis()),
          Wire.time(row.creationTimeMillis()),
          Wire.time(row.endTimeMillis()),
          Wire.time(row.lastUpdateMillis()),
          row.processDefinitionId(),
          Wire.key(row.processDefinitionKey()),
          Wire.key(row.processInstanceKey()),
          Wire.key(row.rootProcessInstanceKey()),
          row.elementId(),
          Wire.key(row.elementInstanceKey()),
          row.tenantId());
    }
  }
}
