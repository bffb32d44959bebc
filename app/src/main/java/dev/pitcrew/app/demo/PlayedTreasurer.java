package dev.pitcrew.app.demo;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.signin.Totp;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.UserTask;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;

/** Theo: starts payment runs, and releases them with his second factor. */
final class PlayedTreasurer {

  static final String TASK = "release-payments";

  static final String NAME = "theo";

  /** The samples are due by then. */
  private static final LocalDate ALL_DUE = LocalDate.of(2026, 12, 31);

  private final CamundaClient client;
  private final Records records;
  private final Queue<String> recoveryCodes = new ArrayDeque<>();

  PlayedTreasurer(CamundaClient client, Records records) {
    this.client = client;
    this.records = records;
  }

  /** The process instance of a run over all that is due. */
  long startRun() {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("payment-run")
        .latestVersion()
        .variables(Map.of("startedBy", NAME, "dueUntil", ALL_DUE.toString()))
        .send()
        .join()
        .getProcessInstanceKey();
  }

  boolean isRunning(long run) {
    return client.newProcessInstanceGetRequest(run).send().join().getState()
        == ProcessInstanceState.ACTIVE;
  }

  void release(UserTask task) {
    long key = task.getUserTaskKey();
    client.newAssignUserTaskCommand(key).assignee(NAME).send().join();
    confirm("release:" + key);
    client
        .newCompleteUserTaskCommand(key)
        .variables(Map.of("release", Map.of("decision", "released", "by", NAME)))
        .send()
        .join();
  }

  /** With recovery codes: the next one of an app would have to be waited for. */
  private void confirm(String purpose) {
    var factors = records.secondFactors();
    if (!factors.isActive(NAME)) {
      var enrolment = factors.begin(NAME);
      factors.activate(NAME, Totp.code(enrolment.secret(), records.clock().instant()));
      recoveryCodes.addAll(enrolment.recoveryCodes());
    }
    if (!factors.confirm(NAME, purpose, recoveryCodes.remove())) {
      throw new IllegalStateException("Expected a recovery code to count, but it did not.");
    }
  }
}
