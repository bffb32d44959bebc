package dev.pitcrew.web.engine;

import dev.pitcrew.web.people.SignedIn;
import dev.pitcrew.web.people.StandIns;
import io.camunda.client.api.fetch.DocumentContentGetRequest;
import io.camunda.client.api.response.DocumentReferenceResponse;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.filter.UserTaskFilter;
import io.camunda.client.api.search.response.Form;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What waits for people, read and decided through the engine's API in the person's name. */
@Component
public final class Work {

  public static final int TASKS_MAX = 100;
  private static final int DOCUMENT_BYTES_MAX = 64 * 1024 * 1024;
  private static final int VARIABLES_MAX = 500;
  private static final int VARIABLES_PER_TASK_MAX = 12;

  private final EngineClients clients;
  private final StandIns standIns;

  Work(EngineClients clients, StandIns standIns) {
    this.clients = clients;
    this.standIns = standIns;
  }

  /**
   * What waits for this person: tasks assigned to them, offered to them by name, and to their
   * groups and those of whom they stand in for.
   *
   * @param tasks at most {@link #TASKS_MAX} of each kind, oldest first, each once
   * @param total how many there are
   */
  public record Waiting(List<UserTask> tasks, long total) {}

  public Waiting waiting(SignedIn person) {
    Map<Long, UserTask> tasks = new LinkedHashMap<>();
    SearchResponse<UserTask> assigned = assigned(person, TASKS_MAX);
    assigned.items().forEach(task -> tasks.put(task.getUserTaskKey(), task));
    long total = assigned.page().totalItems();
    List<String> groups = standIns.groups(person);
    List<SearchResponse<UserTask>> offers = new ArrayList<>();
    offers.add(tasks(person, f -> f.candidateUser(person.getUsername()), TASKS_MAX));
    if (!groups.isEmpty()) {
      offers.add(tasks(person, f -> f.candidateGroup(group -> group.in(groups)), TASKS_MAX));
    }
    for (SearchResponse<UserTask> offered : offers) {
      long both =
          offered.items().stream().filter(t -> tasks.containsKey(t.getUserTaskKey())).count();
      offered.items().forEach(task -> tasks.putIfAbsent(task.getUserTaskKey(), task));
      total += offered.page().totalItems() - both;
    }
    return new Waiting(new ArrayList<>(tasks.values()), total);
  }

  private SearchResponse<UserTask> assigned(SignedIn person, int limit) {
    return tasks(person, f -> f.assignee(person.getUsername()), limit);
  }

  private SearchResponse<UserTask> tasks(
      SignedIn person, Consumer<UserTaskFilter> whose, int limit) {
    return clients
        .forPerson(person.getUsername())
        .newUserTaskSearchRequest()
        .filter(
            filter -> {
              filter.state(UserTaskState.CREATED);
              whose.accept(filter);
            })
        .sort(sort -> sort.creationDate().asc())
        .page(page -> page.limit(limit))
        .execute();
  }

  /** How many wait for this person, the same number as {@link #waiting} tells. */
  public long count(SignedIn person) {
    return waiting(person).total();
  }

  public UserTask task(SignedIn person, long key) {
    return clients.forPerson(person.getUsername()).newUserTaskGetRequest(key).execute();
  }

  /** Everything the task's scope sees. */
  public Variables variables(SignedIn person, long taskKey) {
    return Variables.of(
        clients
            .forPerson(person.getUsername())
            .newUserTaskVariableSearchRequest(taskKey)
            .page(p -> p.limit(VARIABLES_MAX))
            .withFullValues()
            .execute()
            .items());
  }

  /** Some variables of many cases in one question, by the key of the case. */
  public Map<Long, Variables> variables(
      SignedIn person, Collection<Long> processInstanceKeys, List<String> names) {
    if (processInstanceKeys.isEmpty()) {
      return Map.of();
    }
    List<Long> keys = List.copyOf(processInstanceKeys);
    List<Variable> found =
        clients
            .forPerson(person.getUsername())
            .newVariableSearchRequest()
            .filter(f -> f.processInstanceKey(k -> k.in(keys)).name(n -> n.in(names)))
            .page(p -> p.limit(keys.size() * VARIABLES_PER_TASK_MAX))
            .withFullValues()
            .execute()
            .items();
    Map<Long, Variables> result = new HashMap<>();
    found.stream()
        .collect(Collectors.groupingBy(Variable::getProcessInstanceKey))
        .forEach((key, variables) -> result.put(key, Variables.of(variables)));
    return result;
  }

  /** Refused by the engine when somebody else has it. */
  public void claim(SignedIn person, long taskKey) {
    clients
        .forPerson(person.getUsername())
        .newAssignUserTaskCommand(taskKey)
        .assignee(person.getUsername())
        .allowOverride(false)
        .action("claim")
        .execute();
  }

  public void giveBack(SignedIn person, long taskKey) {
    clients.forPerson(person.getUsername()).newUnassignUserTaskCommand(taskKey).execute();
  }

  /** Completes in the person's name; the variables as the JSON they are. */
  public void complete(SignedIn person, long taskKey, String action, ObjectNode variables) {
    clients
        .forPerson(person.getUsername())
        .newCompleteUserTaskCommand(taskKey)
        .action(action)
        .variables(variables.toString())
        .execute();
  }

  /** The schema of the task's form; empty when it has none. */
  public Optional<String> form(SignedIn person, UserTask task) {
    if (task.getFormKey() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
            clients
                .forPerson(person.getUsername())
                .newUserTaskGetFormRequest(task.getUserTaskKey())
                .execute())
        .map(Form::getSchema);
  }

  /**
   * The bytes behind a document reference of a variable.
   *
   * @throws ResponseStatusException 404 when the variable holds no reference, 413 when it is larger
   *     than any page needs
   */
  public byte[] document(SignedIn person, JsonNode reference) {
    String id = Variables.text(reference, "documentId");
    if (id.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    DocumentContentGetRequest request =
        clients.forPerson(person.getUsername()).newDocumentContentGetRequest(id);
    String store = Variables.text(reference, "storeId");
    String hash = Variables.text(reference, "contentHash");
    if (!store.isEmpty()) {
      request = request.storeId(store);
    }
    if (!hash.isEmpty()) {
      request = request.contentHash(hash);
    }
    try (InputStream content = request.execute()) {
      byte[] bytes = content.readNBytes(DOCUMENT_BYTES_MAX + 1);
      if (bytes.length > DOCUMENT_BYTES_MAX) {
        throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps a file as a document of the case that the task is of, under an id of its own: who is
   * named by a task may store files for its case alone.
   *
   * @return its reference, as variables hold it
   */
  public ObjectNode keep(
      SignedIn person, UserTask task, byte[] bytes, String fileName, String contentType) {
    DocumentReferenceResponse kept =
        clients
            .forPerson(person.getUsername())
            .newCreateDocumentCommand()
            .content(bytes)
            .fileName(fileName)
            .contentType(contentType)
            .processDefinitionId(task.getBpmnProcessId())
            .processInstanceKey(task.getProcessInstanceKey())
            .execute();
    ObjectNode reference = JsonMapper.shared().createObjectNode();
    reference.put("camunda.document.type", "camunda");
    reference.put("storeId", kept.getStoreId());
    reference.put("documentId", kept.getDocumentId());
    reference.put("contentHash", kept.getContentHash());
    reference
        .putObject("metadata")
        .put("contentType", contentType)
        .put("fileName", fileName)
        .put("size", bytes.length);
    return reference;
  }
}
