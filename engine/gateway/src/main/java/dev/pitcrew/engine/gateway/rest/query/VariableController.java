package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds variables. */
@RestController
@RequestMapping("/v2/variables")
final class VariableController {

  private final Reader reader;

  VariableController(Reader reader) {
    this.reader = reader;
  }

  @PostMapping("/search")
  SearchResult<Variables.Item> search(
      @RequestParam(name = "truncateValues", defaultValue = "true") boolean truncate,
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        Variables.fields(truncate),
        request,
        List.of(),
        VariableRow::processInstanceKey,
        (row, roots) -> Variables.Item.of(row, roots, truncate));
  }

  @GetMapping("/{variableKey}")
  Variables.Whole get(@PathVariable long variableKey) {
    VariableRow row = reader.get(Tables.VARIABLE, variableKey, "a variable");
    return Variables.Whole.of(row, reader.roots(row, VariableRow::processInstanceKey));
  }
}
