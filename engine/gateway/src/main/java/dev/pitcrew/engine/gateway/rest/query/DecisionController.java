package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.Tables;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds decisions and their XML. */
@RestController
@RequestMapping("/v2")
final class DecisionController {

  private final Reader reader;

  DecisionController(Reader reader) {
    this.reader = reader;
  }

  @PostMapping("/decision-definitions/search")
  SearchResult<DecisionDefinitions.Item> search(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        DecisionDefinitions.FIELDS,
        request,
        DefinitionStates.unlessAsked(
            Tables.DECISION_DEFINITION, request, "decisionDefinitionKey", "decisionDefinitionId"),
        this::item);
  }

  @GetMapping("/decision-definitions/{decisionDefinitionKey}")
  DecisionDefinitions.Item get(@PathVariable long decisionDefinitionKey) {
    return item(decision(decisionDefinitionKey));
  }

  @GetMapping("/decision-definitions/{decisionDefinitionKey}/xml")
  ResponseEntity<byte[]> xml(@PathVariable long decisionDefinitionKey) {
    return Xml.answer(
        requirements(decision(decisionDefinitionKey).decisionRequirementsKey()).xml());
  }

  @PostMapping("/decision-requirements/search")
  SearchResult<DecisionDefinitions.Requirements> searchRequirements(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        DecisionDefinitions.REQUIREMENTS_FIELDS,
        request,
        DefinitionStates.unlessAsked(
            Tables.DECISION_REQUIREMENTS,
            request,
            "decisionRequirementsKey",
            "decisionRequirementsId"),
        DecisionDefinitions.Requirements::of);
  }

  @GetMapping("/decision-requirements/{decisionRequirementsKey}")
  DecisionDefinitions.Requirements getRequirements(@PathVariable long decisionRequirementsKey) {
    return DecisionDefinitions.Requirements.of(requirements(decisionRequirementsKey));
  }

  @GetMapping("/decision-requirements/{decisionRequirementsKey}/xml")
  ResponseEntity<byte[]> requirementsXml(@PathVariable long decisionRequirementsKey) {
    return Xml.answer(requirements(decisionRequirementsKey).xml());
  }

  private DecisionDefinitions.Item item(DecisionDefinitionRow row) {
    return DecisionDefinitions.Item.of(
        row, reader.find(Tables.DECISION_REQUIREMENTS, row.decisionRequirementsKey()));
  }

  private DecisionDefinitionRow decision(long key) {
    return reader.get(Tables.DECISION_DEFINITION, key, "a decision definition");
  }

  private DecisionRequirementsRow requirements(long key) {
    return reader.get(Tables.DECISION_REQUIREMENTS, key, "decision requirements");
  }
}
