package dev.pitcrew.engine.gateway.rest.document;

import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds whether a document is named by variables that a caller sees because of a task. */
final class DocumentReferences {

  private static final int VARIABLES_MAX = 100;
  private static final String TYPE = "camunda.document.type";

  private final Reader reader;

  DocumentReferences(Reader reader) {
    this.reader = reader;
  }

  /**
   * What was stored for one case is never opened by the variables of another, and what was stored
   * for any case of a process by none of another process: just anybody may begin cases of an open
   * one, with references to whatever they have heard of.
   */
  boolean isOfOwnTask(DocumentRow document) {
    List<Filter<VariableRow>> filters = new ArrayList<>();
    filters.add(names(document));
    if (document.processInstanceKey() != 0) {
      filters.add(Filter.eq(Tables.VARIABLE, "processInstanceKey", document.processInstanceKey()));
    } else if (document.processDefinitionId() != null) {
      filters.add(ofProcess(document.processDefinitionId()));
    }
    return reader.own(Tables.VARIABLE, filters, VARIABLES_MAX).stream()
        .anyMatch(variable -> refersTo(variable.value(), document.documentId()));
  }

  /** Of a long collection, also what stands beside it. */
  private static Filter<VariableRow> names(DocumentRow document) {
    String pattern = "*\"" + document.documentId() + "\"*";
    List<Filter<LoopResultRow>> beside = new ArrayList<>();
    if (document.processInstanceKey() != 0) {
      beside.add(
          Filter.eq(Tables.LOOP_RESULT, "processInstanceKey", document.processInstanceKey()));
    }
    beside.add(Filter.of(Tables.LOOP_RESULT, "value", Operator.LIKE, pattern));
    return new Filter.AnyOf<>(
        List.of(
            List.of(Filter.of(Tables.VARIABLE, "value", Operator.LIKE, pattern)),
            List.of(
                new Filter.Related<>(
                    Tables.VARIABLE.column("key"),
                    Tables.LOOP_RESULT,
                    Tables.LOOP_RESULT.column("variableKey"),
                    beside))));
  }

  private static Filter<VariableRow> ofProcess(String processDefinitionId) {
    return new Filter.Related<>(
        Tables.VARIABLE.column("processDefinitionKey"),
        Tables.PROCESS_DEFINITION,
        Tables.PROCESS_DEFINITION.column("key"),
        List.of(Filter.eq(Tables.PROCESS_DEFINITION, "processDefinitionId", processDefinitionId)));
  }

  /** A mere text that happens to be the id is no reference. */
  private static boolean refersTo(String json, String documentId) {
    Deque<JsonNode> left = new ArrayDeque<>();
    try {
      left.add(GatewayJson.MAPPER.readTree(json));
    } catch (JacksonException e) {
      return false;
    }
    while (!left.isEmpty()) {
      JsonNode node = left.remove();
      if (node.has(TYPE) && documentId.equals(node.path("documentId").asString(""))) {
        return true;
      }
      node.forEach(left::add);
    }
    return false;
  }
}
