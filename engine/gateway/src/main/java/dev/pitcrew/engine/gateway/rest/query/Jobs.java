package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonText;
import dev.pitcrew.engine.gateway.rest.search.Constants;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.RelatedFilters;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Tables;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the API shows of jobs: it does not tell an activated one from one that waits. */
final class Jobs {

  private static final Constants STATES =
      Constants.of(JobState.class)
          .without("ACTIVATED")
          .with("CREATED", Set.of(JobState.CREATED, JobState.ACTIVATED))
          .and("MIGRATED");

  static final Fields<JobRow> FIELDS =
      Fields.of(Tables.JOB)
          .key("jobKey", "key")
          .text("type", "type")
          .text("worker", "worker")
          .constants("state", "state", STATES)
          .constants("kind", "kind", Constants.of(JobKind.class))
          .text("listenerEventType", "listenerEventType")
          .key("processDefinitionKey", "processDefinitionKey")
          .text("processDefinitionId", "processDefinitionId")
          .key("processInstanceKey", "processInstanceKey")
          .text("elementId", "elementId")
          .key("elementInstanceKey", "elementInstanceKey")
          .number("retries", "retries")
          .time("deadline", "deadlineMillis")
          .time("creationTime", "creationTimeMillis")
          .time("endTime", "endTimeMillis")
          .text("errorCode", "errorCode")
          .text("errorMessage", "errorMessage")
          .text("tenantId", "tenantId")
          .with("hasFailedWithRetriesLeft", RelatedFilters.failedWithRetriesLeft())
          .flag("isDenied", "denied")
          .text("deniedReason", "deniedReason");

  private Jobs() {}

  record Item(
      @Nullable String jobKey,
      String type,
      @Nullable String worker,
      String state,
      String kind,
      String listenerEventType,
      int retries,
      boolean isDenied,
      @Nullable String deniedReason,
      boolean hasFailedWithRetriesLeft,
      @Nullable String errorCode,
      @Nullable String errorMessage,
      JsonText customHeaders,
      @Nullable String deadline,
      @Nullable String creationTime,
      @Nullable String endTime,
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
          row.worker(),
          row.state() == JobState.ACTIVATED ? JobState.CREATED.name() : row.state().name(),
          row.kind().name(),
          row.listenerEventType() == null ? "UNSPECIFIED" : row.listenerEventType(),
          row.retries(),
          row.denied(),
          row.deniedReason(),
          row.state() == JobState.FAILED && row.retries() > 0,
          row.errorCode(),
          row.errorMessage(),
          new JsonText(row.customHeaders()),
          Wire.time(row.deadlineMillis()),
          Wire.time(row.creationTimeMillis()),
          Wire.time(row.endTimeMillis()),
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
