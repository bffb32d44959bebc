package dev.pitcrew.app.crash;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.signin.Totp;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts payment runs and releases them, over and over: whatever is paid twice would be paid twice
 * by this. Each release is a new treasurer's, whose second factor has codes left.
 */
final class Treasurer {

  private Treasurer() {}

  static void startRun(CamundaClient client) {
    client.newCreateInstanceCommand().bpmnProcessId("payment-run").latestVersion().send().join();
  }

  /** How many runs waited for it. */
  static int releaseAll(CamundaClient client, Path data) {
    List<UserTask> tasks =
        client
            .newUserTaskSearchRequest()
            .filter(f -> f.state(UserTaskState.CREATED).elementId("release-payments"))
            .page(p -> p.limit(100))
            .send()
            .join()
            .items();
    if (!tasks.isEmpty()) {
      try (Records records = Records.open(data)) {
        tasks.forEach(task -> release(client, records, task.getUserTaskKey()));
      }
    }
    return tasks.size();
  }

  private static void release(CamundaClient client, Records records, long task) {
    String treasurer = "treasurer-" + System.nanoTime();
    records.people().save(new Person(treasurer, treasurer, Set.of("treasurer"), null, null));
    var factor = records.secondFactors().begin(treasurer);
    records
        .secondFactors()
        .activate(treasurer, Totp.code(factor.secret(), records.clock().instant()));
    records
        .secondFactors()
        .confirm(treasurer, "release:" + task, factor.recoveryCodes().getFirst());
    client.newAssignUserTaskCommand(task).assignee(treasurer).send().join();
    client
        .newCompleteUserTaskCommand(task)
        .variables(Map.of("release", Map.of("decision", "released", "by", treasurer)))
        .send()
        .join();
  }
}
