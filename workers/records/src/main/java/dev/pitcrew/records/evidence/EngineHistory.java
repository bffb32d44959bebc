package dev.pitcrew.records.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.search.response.AuditLogResult;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the engine knows of one process instance, through the API and with the caller's rights. */
final class EngineHistory {

  private static final int PAGE = 200;
  private static final int PAGES_MAX = 50;
  private static final int DOCUMENT_MAX = 50_000_000;
  private static final int NOT_FOUND = 404;

  /** Not allowed, not known, not supported. */
  private static final Set<Integer> NOT_SHOWN = Set.of(403, NOT_FOUND, 501);

  private final CamundaClient client;
  private final long key;

  EngineHistory(CamundaClient client, long processInstanceKey) {
    this.client = client;
    this.key = processInstanceKey;
  }

  Map<String, Object> instance() {
    ProcessInstance found = client.newProcessInstanceGetRequest(key).send().join();
    var facts = new LinkedHashMap<String, Object>();
    put(facts, "processInstanceKey", found.getProcessInstanceKey());
    put(facts, "processDefinitionId", found.getProcessDefinitionId());
    put(facts, "processDefinitionVersion", found.getProcessDefinitionVersion());
    put(facts, "state", found.getState());
    put(facts, "startDate", found.getStartDate());
    put(facts, "endDate", found.getEndDate());
    return facts;
  }

  /** The model that ran, as it was deployed. */
  String model() {
    long definition =
        client.newProcessInstanceGetRequest(key).send().join().getProcessDefinitionKey();
    return client.newProcessDefinitionGetXmlRequest(definition).send().join();
  }

  /** Each element the case went through, in order. */
  List<Map<String, Object>> elements() {
    return all(
            from ->
                client
                    .newElementInstanceSearchRequest()
                    .filter(f -> f.processInstanceKey(key))
                    .page(p -> p.from(from).limit(PAGE))
                    .send()
                    .join(),
            ElementInstance::getElementInstanceKey)
        .stream()
        .map(EngineHistory::facts)
        .toList();
  }

  List<Map<String, Object>> userTasks() {
    return all(
            from ->
                client
                    .newUserTaskSearchRequest()
                    .filter(f -> f.processInstanceKey(key))
                    .page(p -> p.from(from).limit(PAGE))
                    .send()
                    .join(),
            UserTask::getUserTaskKey)
        .stream()
        .map(EngineHistory::facts)
        .toList();
  }

  List<Map<String, Object>> incidents() {
    return all(
            from ->
                client
                    .newIncidentSearchRequest()
                    .filter(f -> f.processInstanceKey(key))
                    .page(p -> p.from(from).limit(PAGE))
                    .send()
                    .join(),
            Incident::getIncidentKey)
        .stream()
        .map(EngineHistory::facts)
        .toList();
  }

  /** The engine's own audit trail of the case; nothing where an engine has none to show. */
  List<Map<String, Object>> auditLog() {
    try {
      return all(
              from ->
                  client
                      .newAuditLogSearchRequest()
                      .filter(f -> f.processInstanceKey(Long.toString(key)))
                      .page(p -> p.from(from).limit(PAGE))
                      .send()
                      .join(),
              AuditLogResult::getAuditLogKey)
          .stream()
          .map(EngineHistory::facts)
          .toList();
    } catch (ClientHttpException e) {
      if (NOT_SHOWN.contains(e.code())) {
        return List.of();
      }
      throw e;
    }
  }

  /** The case's own variables by name, whole. */
  Map<String, JsonNode> variables() {
    var variables = new LinkedHashMap<String, JsonNode>();
    all(
            from ->
                client
                    .newVariableSearchRequest()
                    .filter(f -> f.processInstanceKey(key).scopeKey(key))
                    .page(p -> p.from(from).limit(PAGE))
                    .withFullValues()
                    .send()
                    .join(),
            Variable::getVariableKey)
        .forEach(found -> variables.put(found.getName(), Bundle.tree(found.getValue())));
    return variables;
  }

  /** The bytes behind a document reference; nothing when they are not kept any more. */
  Optional<byte[]> document(JsonNode reference) throws IOException {
    String id = reference.path("documentId").textValue();
    if (id == null) {
      return Optional.empty();
    }
    var request = client.newDocumentContentGetRequest(id);
    if (reference.path("storeId").isTextual()) {
      request = request.storeId(reference.path("storeId").textValue());
    }
    if (reference.path("contentHash").isTextual()) {
      request = request.contentHash(reference.path("contentHash").textValue());
    }
    try (InputStream in = request.send().join()) {
      return Optional.of(in.readNBytes(DOCUMENT_MAX));
    } catch (ClientHttpException e) {
      if (e.code() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static <T, K extends Comparable<K>> List<T> all(
      IntFunction<SearchResponse<T>> page, Function<T, K> keyOf) {
    var all = new ArrayList<T>();
    for (int number = 0; number < PAGES_MAX; number++) {
      List<T> items = page.apply(number * PAGE).items();
      all.addAll(items);
      if (items.size() < PAGE) {
        break;
      }
    }
    all.sort(Comparator.comparing(keyOf));
    return all;
  }

  private static Map<String, Object> facts(ElementInstance element) {
    var facts = new LinkedHashMap<String, Object>();
    put(facts, "elementInstanceKey", element.getElementInstanceKey());
    put(facts, "elementId", element.getElementId());
    put(facts, "elementName", element.getElementName());
    put(facts, "type", element.getType());
    put(facts, "state", element.getState());
    put(facts, "startDate", element.getStartDate());
    put(facts, "endDate", element.getEndDate());
    return facts;
  }

  private static Map<String, Object> facts(UserTask task) {
    var facts = new LinkedHashMap<String, Object>();
    put(facts, "userTaskKey", task.getUserTaskKey());
    put(facts, "elementId", task.getElementId());
    put(facts, "name", task.getName());
    put(facts, "state", task.getState());
    put(facts, "assignee", task.getAssignee());
    put(facts, "candidateGroups", task.getCandidateGroups());
    put(facts, "candidateUsers", task.getCandidateUsers());
    put(facts, "creationDate", task.getCreationDate());
    put(facts, "completionDate", task.getCompletionDate());
    return facts;
  }

  private static Map<String, Object> facts(AuditLogResult entry) {
    var facts = new LinkedHashMap<String, Object>();
    put(facts, "auditLogKey", entry.getAuditLogKey());
    put(facts, "timestamp", entry.getTimestamp());
    put(facts, "actorId", entry.getActorId());
    put(facts, "actorType", entry.getActorType());
    put(facts, "operationType", entry.getOperationType());
    put(facts, "entityType", entry.getEntityType());
    put(facts, "entityKey", entry.getEntityKey());
    put(facts, "entityDescription", entry.getEntityDescription());
    put(facts, "userTaskKey", entry.getUserTaskKey());
    put(facts, "result", entry.getResult());
    return facts;
  }

  private static Map<String, Object> facts(Incident incident) {
    var facts = new LinkedHashMap<String, Object>();
    put(facts, "incidentKey", incident.getIncidentKey());
    put(facts, "elementId", incident.getElementId());
    put(facts, "errorType", incident.getErrorType());
    put(facts, "errorMessage", incident.getErrorMessage());
    put(facts, "state", incident.getState());
    put(facts, "creationTime", incident.getCreationTime());
    return facts;
  }

  private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value instanceof Number || value instanceof List ? value : value.toString());
    }
  }
}
