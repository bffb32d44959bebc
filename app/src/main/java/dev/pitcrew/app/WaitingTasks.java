package dev.pitcrew.app;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.web.starts.WaitingPort;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the engine where a case waits, for pages that show somebody their own. */
final class WaitingTasks implements WaitingPort {

  private static final int TASKS_MAX = 20;

  private final CamundaClient client;
  private final Records records;

  WaitingTasks(CamundaClient client, Records records) {
    this.client = client;
    this.records = records;
  }

  @Override
  public List<Waiting> of(String caseId) {
    Optional<Long> instance = records.cases().find(caseId).map(Case::processInstanceKey);
    if (instance.isEmpty()) {
      return List.of();
    }
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.processInstanceKey(instance.get()).state(UserTaskState.CREATED))
        .page(page -> page.limit(TASKS_MAX))
        .send()
        .join()
        .items()
        .stream()
        .map(
            task ->
                new Waiting(
                    task.getUserTaskKey(),
                    task.getName() == null ? task.getElementId() : task.getName(),
                    who(task),
                    task.getCreationDate()))
        .toList();
  }

  private List<String> who(UserTask task) {
    if (task.getAssignee() != null) {
      return List.of(name(task.getAssignee()));
    }
    Stream<String> people = task.getCandidateUsers().stream().map(this::name);
    Stream<String> roles = task.getCandidateGroups().stream().map("anyone with role "::concat);
    return Stream.concat(people, roles).toList();
  }

  private String name(String username) {
    return records.people().find(username).map(Person::name).orElse(username);
  }
}
