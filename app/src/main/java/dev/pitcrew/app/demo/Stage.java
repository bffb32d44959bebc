package dev.pitcrew.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pitcrew.app.RunningOffice;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What every play needs: the engine as each person sees it, the books, and patience. */
final class Stage {

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);
  private static final long LOOK_EVERY_MILLIS = 100;
  private static final int TASKS_MAX = 100;
  private static final String OPERATOR = "olga";

  private final RunningOffice office;
  private final Records records;
  private final Consumer<String> progress;

  Stage(RunningOffice office, Consumer<String> progress) {
    this.office = office;
    this.records = office.records();
    this.progress = progress;
  }

  RunningOffice office() {
    return office;
  }

  CamundaClient client(String person) {
    return office.clientOf(person);
  }

  Records records() {
    return records;
  }

  Path data() {
    return office.data();
  }

  void say(String text) {
    progress.accept(text);
  }

  /** Does what is to be done until it is enough; gives up when patience is over. */
  void until(Runnable work, BooleanSupplier enough) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!enough.getAsBoolean() && Instant.now().isBefore(end)) {
      work.run();
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  /** The open tasks of some processes. */
  List<UserTask> tasks(String... processes) {
    return Stream.of(processes).flatMap(process -> tasksOf(process).stream()).toList();
  }

  private List<UserTask> tasksOf(String process) {
    return office
        .clientOf(OPERATOR)
        .newUserTaskSearchRequest()
        .filter(f -> f.state(UserTaskState.CREATED).bpmnProcessId(process))
        .page(p -> p.limit(TASKS_MAX))
        .send()
        .join()
        .items();
  }

  /** Takes a task and completes it with a decision, as its page would. */
  void decide(UserTask task, String person, String variable, Map<String, ?> decision) {
    Map<String, Object> said = new LinkedHashMap<>(decision);
    said.put("by", person);
    complete(task, person, Map.of(variable, said));
  }

  void complete(UserTask task, String person, Map<String, Object> variables) {
    CamundaClient client = office.clientOf(person);
    if (!person.equals(task.getAssignee())) {
      client.newAssignUserTaskCommand(task.getUserTaskKey()).assignee(person).send().join();
    }
    client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(variables).send().join();
  }

  /** Sends a message with one variable, as the pages and the API do. */
  void message(String name, String key, String variable, Object value) {
    office
        .clientOf(OPERATOR)
        .newPublishMessageCommand()
        .messageName(name)
        .correlationKey(key)
        .timeToLive(TIME_TO_LIVE)
        .variables(Map.of(variable, value))
        .send()
        .join();
  }

  /** Keeps a file for the cases of a process. */
  Map<String, Object> keep(
      String person, String process, byte[] bytes, String fileName, String type) {
    return new ClientShelf(office.clientOf(person), null, process)
        .put(bytes, type, fileName)
        .toVariable();
  }

  /**
   * A variable of a case, else of a part of it; the newest where several parts have one. What a
   * task shows to whom it names may be less than what the case knows.
   */
  JsonNode variable(long processInstanceKey, String name) {
    return office
        .clientOf(OPERATOR)
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(processInstanceKey).name(name))
        .page(p -> p.limit(TASKS_MAX))
        .withFullValues()
        .send()
        .join()
        .items()
        .stream()
        .max(
            Comparator.comparing((Variable one) -> one.getScopeKey() == processInstanceKey)
                .thenComparingLong(Variable::getVariableKey))
        .map(one -> json(one.getValue()))
        .orElse(MissingNode.getInstance());
  }

  boolean hasPassed(long processInstanceKey, String elementId) {
    return !office
        .clientOf(OPERATOR)
        .newElementInstanceSearchRequest()
        .filter(
            f ->
                f.processInstanceKey(processInstanceKey)
                    .elementId(elementId)
                    .state(ElementInstanceState.COMPLETED))
        .send()
        .join()
        .items()
        .isEmpty();
  }

  private static JsonNode json(String text) {
    try {
      return Variables.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The engine keeps variables as JSON.", e);
    }
  }

  Optional<String> outcome(String caseId) {
    return records.cases().find(caseId).map(Case::outcome).filter(Objects::nonNull);
  }

  /** What stands still in a process, and why. */
  List<Incident> incidents(String process) {
    return office
        .clientOf(OPERATOR)
        .newIncidentSearchRequest()
        .filter(f -> f.processDefinitionId(process).state(IncidentState.ACTIVE))
        .page(p -> p.limit(TASKS_MAX))
        .send()
        .join()
        .items();
  }

  /** The operator lets a mended step go on. */
  void goOn(Incident incident) {
    CamundaClient client = office.clientOf(OPERATOR);
    if (incident.getJobKey() != null) {
      client.newUpdateRetriesCommand(incident.getJobKey()).retries(1).send().join();
    }
    client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
  }

  /** A line for each thing that stands still; none where all is well. */
  List<Line> troubles(String... processes) {
    return Stream.of(processes)
        .flatMap(process -> incidents(process).stream())
        .map(
            one ->
                new Line(
                    "%s stands still at %s: %s"
                        .formatted(
                            one.getProcessDefinitionId(),
                            one.getElementId(),
                            one.getErrorMessage()),
                    false))
        .toList();
  }
}
