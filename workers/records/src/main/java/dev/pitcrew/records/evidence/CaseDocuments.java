package dev.pitcrew.records.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.privacy.Retention;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.search.response.ProcessInstance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes what the engine keeps of a case: each document that its variables refer to, through the
 * Documents API, and the instance's history where the engine can delete it.
 */
public final class CaseDocuments implements Retention.Disposal {

  private static final int NOT_FOUND = 404;
  private static final int DOCUMENTS_MAX = 10_000;
  private static final int CALLED_MAX = 10_000;

  private final CamundaClient client;

  public CaseDocuments(CamundaClient client) {
    this.client = client;
  }

  @Override
  public Done dispose(Retention.Kept due, List<Long> stillKept, List<DocumentRef> byBots) {
    Long key = due.processInstanceKey();
    Map<String, JsonNode> references = key == null ? new LinkedHashMap<>() : references(key);
    byBots.forEach(
        each -> references.put(each.documentId(), Variables.MAPPER.valueToTree(each.toVariable())));
    for (long other : stillKept) {
      references.keySet().removeAll(references(other).keySet());
    }
    List<String> gone = new ArrayList<>();
    for (Map.Entry<String, JsonNode> reference : references.entrySet()) {
      delete(reference.getKey(), reference.getValue());
      gone.add(reference.getKey());
    }
    return new Done(gone, key == null ? "No process instance is known." : deleteHistory(key));
  }

  private Map<String, JsonNode> references(long processInstanceKey) {
    Map<String, JsonNode> references = new LinkedHashMap<>();
    new EngineHistory(client, processInstanceKey)
        .variables()
        .values()
        .forEach(variable -> collect(variable, references));
    return references;
  }

  private void delete(String id, JsonNode reference) {
    var command = client.newDeleteDocumentCommand(id);
    if (reference.path("storeId").isTextual()) {
      command = command.storeId(reference.path("storeId").textValue());
    }
    try {
      command.send().join();
    } catch (ClientHttpException e) {
      if (e.code() != NOT_FOUND) {
        throw e;
      }
    }
  }

  /** With that of the instances it called, which come first: without them nobody finds these. */
  private String deleteHistory(long key) {
    try {
      for (ProcessInstance called : called(key)) {
        deleteHistory(called.getProcessInstanceKey());
      }
      client.newDeleteProcessInstanceCommand(key).send().join();
      return "The engine deletes the history of instance %d.".formatted(key);
    } catch (ClientHttpException e) {
      return e.code() == NOT_FOUND
          ? "The engine has no history of instance %d.".formatted(key)
          : "The engine keeps the history of instance %d: %s".formatted(key, e.getMessage());
    }
  }

  private List<ProcessInstance> called(long key) {
    return client
        .newProcessInstanceSearchRequest()
        .filter(filter -> filter.parentProcessInstanceKey(key))
        .page(page -> page.limit(CALLED_MAX))
        .send()
        .join()
        .items();
  }

  /** Document references stand anywhere in a variable. */
  private static void collect(JsonNode node, Map<String, JsonNode> to) {
    if (to.size() >= DOCUMENTS_MAX) {
      return;
    }
    if (node.isObject()
        && node.path("camunda.document.type").isTextual()
        && node.path("documentId").isTextual()) {
      to.put(node.path("documentId").textValue(), node);
    } else {
      node.forEach(child -> collect(child, to));
    }
  }
}
