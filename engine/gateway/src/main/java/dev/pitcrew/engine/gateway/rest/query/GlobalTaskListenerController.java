package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.GlobalListenerRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Protections;
import dev.pitcrew.engine.store.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds listeners of all user tasks, for those who may change them. */
@RestController
@RequestMapping("/v2/global-task-listeners")
final class GlobalTaskListenerController {

  private final Reader reader;

  GlobalTaskListenerController(Reader reader) {
    this.reader = reader;
  }

  @GetMapping("/{id}")
  GlobalTaskListeners.Item get(Caller caller, @PathVariable String id) {
    requireOperator(caller);
    List<GlobalListenerRow> found =
        reader.list(
            Tables.GLOBAL_LISTENER,
            List.of(Filter.eq(Tables.GLOBAL_LISTENER, "listenerId", id)),
            1);
    if (found.isEmpty()) {
      throw new RejectedException(
          Rejection.Type.NOT_FOUND,
          "Expected to find a global task listener with id '%s', but there is none.".formatted(id));
    }
    return GlobalTaskListeners.Item.of(found.getFirst());
  }

  @PostMapping("/search")
  SearchResult<GlobalTaskListeners.Item> search(
      Caller caller, @RequestBody(required = false) @Nullable SearchRequest request) {
    requireOperator(caller);
    return reader.search(GlobalTaskListeners.FIELDS, request, GlobalTaskListeners.Item::of);
  }

  private static void requireOperator(Caller caller) {
    if (!Protections.isOperator(caller)) {
      throw new RejectedException(
          Rejection.Type.FORBIDDEN,
          "Expected one of the roles [admin, operator] to look at global task listeners, but caller '%s' has none of them."
              .formatted(caller.name()));
    }
  }
}
