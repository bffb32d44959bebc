package dev.pitcrew.mail.notify;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.Set;

/** The user tasks that wait, the newest first. */
@FunctionalInterface
public interface OpenTasks {

  /** More than these are told of later, or by the inbox. */
  int MAX = 500;

  /**
   * @throws RuntimeException where the engine cannot be reached
   */
  List<OpenTask> newest();

  /** Those of an engine, through the official client. */
  static OpenTasks of(CamundaClient client) {
    return () ->
        client
            .newUserTaskSearchRequest()
            .filter(task -> task.state(UserTaskState.CREATED))
            .sort(sort -> sort.creationDate().desc())
            .page(page -> page.limit(MAX))
            .send()
            .join()
            .items()
            .stream()
            .map(OpenTasks::open)
            .toList();
  }

  private static OpenTask open(UserTask task) {
    return new OpenTask(
        task.getUserTaskKey(),
        task.getName() == null ? task.getElementId() : task.getName(),
        task.getProcessName() == null ? task.getBpmnProcessId() : task.getProcessName(),
        task.getAssignee(),
        task.getCandidateUsers() == null ? Set.of() : Set.copyOf(task.getCandidateUsers()),
        task.getCandidateGroups() == null ? Set.of() : Set.copyOf(task.getCandidateGroups()));
  }
}
