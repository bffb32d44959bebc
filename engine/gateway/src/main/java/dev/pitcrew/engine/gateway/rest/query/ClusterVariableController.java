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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds variables of the cluster. Whoever may call sees them, as every expression does. */
@RestController
@RequestMapping("/v2/cluster-variables")
final class ClusterVariableController {

  private final Reader reader;

  ClusterVariableController(Reader reader) {
    this.reader = reader;
  }

  @PostMapping("/search")
  SearchResult<ClusterVariables.Found> search(
      @RequestParam(name = "truncateValues", defaultValue = "true") boolean truncate,
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        ClusterVariables.fields(truncate),
        request,
        row -> ClusterVariables.Found.of(row, truncate));
  }

  @GetMapping("/global/{name}")
  ClusterVariables.Item get(@PathVariable String name) {
    return reader
        .list(Tables.CLUSTER_VARIABLE, List.of(Filter.eq(Tables.CLUSTER_VARIABLE, "name", name)), 1)
        .stream()
        .map(ClusterVariables.Item::of)
        .findFirst()
        .orElseThrow(() -> Reader.notFound("a cluster variable", name));
  }
}
