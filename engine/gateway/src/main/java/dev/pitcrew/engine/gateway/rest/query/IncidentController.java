package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds what waits for an operator: incidents, and the jobs behind them. */
@RestController
@RequestMapping("/v2")
final class IncidentController {

  private final Reader reader;

  IncidentController(Reader reader) {
    this.reader = reader;
  }

  @PostMapping("/incidents/search")
  SearchResult<Incidents.Item> search(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(Incidents.FIELDS, request, Incidents.Item::of);
  }

  @GetMapping("/incidents/{incidentKey}")
  Incidents.Item get(@PathVariable long incidentKey) {
    return Incidents.Item.of(reader.get(Tables.INCIDENT, incidentKey, "an incident"));
  }

  @PostMapping("/process-instances/{processInstanceKey}/incidents/search")
  SearchResult<Incidents.Item> ofProcessInstance(
      @PathVariable long processInstanceKey,
      @RequestBody(required = false) @Nullable SearchRequest request) {
    reader.get(Tables.PROCESS_INSTANCE, processInstanceKey, "a process instance");
    return reader.search(
        Incidents.FIELDS,
        request,
        List.of(Filter.eq(Tables.INCIDENT, "processInstanceKey", processInstanceKey)),
        Incidents.Item::of);
  }

  @PostMapping("/element-instances/{elementInstanceKey}/incidents/search")
  SearchResult<Incidents.Item> ofElementInstance(
      @PathVariable long elementInstanceKey,
      @RequestBody(required = false) @Nullable SearchRequest request) {
    reader.get(Tables.ELEMENT_INSTANCE, elementInstanceKey, "an element instance");
    return reader.search(
        Incidents.FIELDS,
        request,
        List.of(Filter.eq(Tables.INCIDENT, "elementInstanceKey", elementInstanceKey)),
        Incidents.Item::of);
  }

  @PostMapping("/jobs/search")
  SearchResult<Jobs.Item> searchJobs(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(Jobs.FIELDS, request, Jobs.Item::of);
  }
}
