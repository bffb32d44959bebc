package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds process instances and the element instances within them. */
@RestController
@RequestMapping("/v2")
final class InstanceController {

  /** The process itself is a process instance to the API, and no element instance. */
  private static final Filter<ElementInstanceRow> NO_PROCESS =
      Filter.of(Tables.ELEMENT_INSTANCE, "type", Filter.Operator.NEQ, ElementType.PROCESS);

  private final Reader reader;

  InstanceController(Reader reader) {
    this.reader = reader;
  }

  @PostMapping("/process-instances/search")
  SearchResult<ProcessInstances.Item> searchProcessInstances(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(ProcessInstances.FIELDS, request, ProcessInstances.Item::of);
  }

  @GetMapping("/process-instances/{processInstanceKey}")
  ProcessInstances.Item processInstance(@PathVariable long processInstanceKey) {
    return ProcessInstances.Item.of(
        reader.get(Tables.PROCESS_INSTANCE, processInstanceKey, "a process instance"));
  }

  /** From the outermost caller to the instance itself. */
  @GetMapping("/process-instances/{processInstanceKey}/call-hierarchy")
  ProcessInstances.Called[] callHierarchy(@PathVariable long processInstanceKey) {
    Deque<ProcessInstances.Called> callers = new ArrayDeque<>();
    ProcessInstanceRow row =
        reader.get(Tables.PROCESS_INSTANCE, processInstanceKey, "a process instance");
    while (row != null) {
      callers.addFirst(ProcessInstances.Called.of(row));
      row = reader.find(Tables.PROCESS_INSTANCE, row.parentProcessInstanceKey());
    }
    return callers.toArray(ProcessInstances.Called[]::new);
  }

  @PostMapping("/element-instances/search")
  SearchResult<ElementInstances.Item> searchElementInstances(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        ElementInstances.FIELDS,
        request,
        List.of(NO_PROCESS),
        ElementInstanceRow::processInstanceKey,
        ElementInstances.Item::of);
  }

  @GetMapping("/element-instances/{elementInstanceKey}")
  ElementInstances.Item elementInstance(@PathVariable long elementInstanceKey) {
    ElementInstanceRow row =
        reader.get(Tables.ELEMENT_INSTANCE, elementInstanceKey, "an element instance");
    if (row.type() == ElementType.PROCESS) {
      throw Reader.notFound("an element instance", Long.toString(elementInstanceKey));
    }
    return ElementInstances.Item.of(row, reader.roots(row, ElementInstanceRow::processInstanceKey));
  }
}
