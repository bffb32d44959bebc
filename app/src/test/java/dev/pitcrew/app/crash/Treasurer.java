package dev.pitcrew.app.crash;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.Map;

/**
 * Starts payment runs and releases them, over and over: whatever is paid twice would be paid twice
 * by this.
 */
final class Treasurer {

  private Treasurer() {}

  static void startRun(CamundaClient client) {
    client.newCreateInstanceCommand().bpmnProcessId("payment-run").latestVersion().send().join();
  }

  /** How many runs waited for it. */
  static int releaseAll(CamundaClient client) {
    List<UserTask> tasks =
        client
            .newUserTaskSearchRequest()
            .filter(f -> f.state(UserTaskState.CREATED).elementId("release-payments"))
            .page(p -> p.limit(100))
            .send()
            .join()
            .items();
    for (UserTask task : tasks) {
      client
          .newCompleteUserTaskCommand(task.getUserTaskKey())
          .variables(Map.of("release", Map.of("decision", "released", "by", "theo")))
          .send()
          .join();
    }
    return tasks.size();
  }
}
