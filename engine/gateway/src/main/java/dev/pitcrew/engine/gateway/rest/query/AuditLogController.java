package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds who did what; where people are known, for those alone whose work it is to look. */
@RestController
@RequestMapping("/v2")
final class AuditLogController {

  private static final Set<String> LOOKING = Set.of("auditor", "operator", "admin");

  private final Reader reader;

  AuditLogController(Reader reader) {
    this.reader = reader;
  }

  @PostMapping("/audit-logs/search")
  SearchResult<AuditLogs.Item> search(
      Caller caller, @RequestBody(required = false) @Nullable SearchRequest request) {
    requireLooking(caller);
    return reader.search(AuditLogs.FIELDS, request, AuditLogs.Item::of);
  }

  @GetMapping("/audit-logs/{auditLogKey}")
  AuditLogs.Item get(Caller caller, @PathVariable long auditLogKey) {
    requireLooking(caller);
    return AuditLogs.Item.of(reader.get(Tables.AUDIT, auditLogKey, "an audit log entry"));
  }

  /** What was done to a task may be seen by whoever sees the task. */
  @PostMapping("/user-tasks/{userTaskKey}/audit-logs/search")
  SearchResult<AuditLogs.Item> ofUserTask(
      @PathVariable long userTaskKey,
      @RequestBody(required = false) @Nullable SearchRequest request) {
    reader.get(Tables.USER_TASK, userTaskKey, "a user task");
    return reader.search(
        AuditLogs.OF_USER_TASK,
        request,
        List.of(Filter.eq(Tables.AUDIT, "userTaskKey", userTaskKey)),
        AuditLogs.Item::of);
  }

  private static void requireLooking(Caller caller) {
    if (caller.restricted() && caller.roles().stream().noneMatch(LOOKING::contains)) {
      throw new RejectedException(
          Rejection.Type.FORBIDDEN,
          "Expected one of the roles %s to look at the audit trail, but caller '%s' has none of them."
              .formatted(LOOKING.stream().sorted().toList(), caller.name()));
    }
  }
}
