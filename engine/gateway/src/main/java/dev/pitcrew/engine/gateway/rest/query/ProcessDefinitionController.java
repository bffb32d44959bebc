package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.Tables;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds process definitions, their XML and the form they start with. */
@RestController
@RequestMapping("/v2/process-definitions")
final class ProcessDefinitionController {

  private final Reader reader;
  private final Forms forms;

  ProcessDefinitionController(Reader reader, Forms forms) {
    this.reader = reader;
    this.forms = forms;
  }

  @PostMapping("/search")
  SearchResult<ProcessDefinitions.Item> search(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        ProcessDefinitions.FIELDS,
        request,
        DefinitionStates.unlessAsked(
            Tables.PROCESS_DEFINITION, request, "processDefinitionKey", "processDefinitionId"),
        ProcessDefinitions.Item::of);
  }

  @GetMapping("/{processDefinitionKey}")
  ProcessDefinitions.Item get(@PathVariable long processDefinitionKey) {
    return ProcessDefinitions.Item.of(row(processDefinitionKey));
  }

  @GetMapping("/{processDefinitionKey}/xml")
  ResponseEntity<byte[]> xml(@PathVariable long processDefinitionKey) {
    return Xml.answer(row(processDefinitionKey).xml());
  }

  /** 204 where the process starts without one. */
  @GetMapping("/{processDefinitionKey}/form")
  ResponseEntity<Forms.Form> form(@PathVariable long processDefinitionKey) {
    return forms
        .latest(row(processDefinitionKey).startFormId())
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  private ProcessDefinitionRow row(long key) {
    return reader.get(Tables.PROCESS_DEFINITION, key, "a process definition");
  }
}
