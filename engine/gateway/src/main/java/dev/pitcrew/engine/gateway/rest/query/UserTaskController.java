package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.store.Filter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds user tasks, their forms and the variables they see. */
@RestController
@RequestMapping("/v2/user-tasks")
final class UserTaskController {

  private final Reader reader;
  private final Forms forms;
  private final Scopes scopes;

  UserTaskController(Reader reader, Forms forms, Scopes scopes) {
    this.reader = reader;
    this.forms = forms;
    this.scopes = scopes;
  }

  @PostMapping("/search")
  SearchResult<UserTasks.Item> search(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    Map<Long, @Nullable String> names = new HashMap<>();
    return reader.search(
        UserTasks.FIELDS,
        request,
        row ->
            UserTasks.Item.of(
                row, names.computeIfAbsent(row.processInstanceKey(), this::processName)));
  }

  @GetMapping("/{userTaskKey}")
  UserTasks.Item get(@PathVariable long userTaskKey) {
    UserTaskRow row = row(userTaskKey);
    return UserTasks.Item.of(row, processName(row.processInstanceKey()));
  }

  /** 204 where the task has none that was deployed. */
  @GetMapping("/{userTaskKey}/form")
  ResponseEntity<Forms.Form> form(@PathVariable long userTaskKey) {
    return forms
        .byKey(row(userTaskKey).formKey())
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  /** Those of each scope that the task sees, the same name from several scopes too. */
  @PostMapping("/{userTaskKey}/variables/search")
  SearchResult<Variables.Item> variables(
      @PathVariable long userTaskKey,
      @RequestParam(name = "truncateValues", defaultValue = "true") boolean truncate,
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        Variables.fields(truncate),
        request,
        List.of(Filter.in(Tables.VARIABLE, "scopeKey", scopes.of(row(userTaskKey)))),
        VariableRow::processInstanceKey,
        (row, roots) -> Variables.Item.of(row, roots, truncate));
  }

  /** Of each name the one that the task sees: the innermost. */
  @PostMapping("/{userTaskKey}/effective-variables/search")
  SearchResult<Variables.Item> effectiveVariables(
      @PathVariable long userTaskKey,
      @RequestParam(name = "truncateValues", defaultValue = "true") boolean truncate,
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        Variables.fields(truncate),
        request,
        List.of(Filter.in(Tables.VARIABLE, "key", scopes.visibleVariables(row(userTaskKey)))),
        VariableRow::processInstanceKey,
        (row, roots) -> Variables.Item.of(row, roots, truncate));
  }

  private UserTaskRow row(long userTaskKey) {
    return reader.get(Tables.USER_TASK, userTaskKey, "a user task");
  }

  private @Nullable String processName(long processInstanceKey) {
    ProcessInstanceRow instance = reader.behind(Tables.PROCESS_INSTANCE, processInstanceKey);
    return instance == null ? null : instance.processDefinitionName();
  }
}
