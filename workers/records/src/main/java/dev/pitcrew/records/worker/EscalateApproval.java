package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxDraft;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code records.escalate-approval}. Lets the manager or the next role give a waiting approval too,
 * in the books and on the task, and writes to them; where there is nobody above, the operators are
 * told. Safe to run twice: the books note it once, the letter is written once, and candidates are a
 * set.
 */
final class EscalateApproval implements JobWork {

  static final String TYPE = "records.escalate-approval";
  static final List<String> VARIABLES = List.of("intake", "check", "claim", "step", "plan");

  private static final String NOBODY_ABOVE = "operator";
  private static final int GONE = 404;
  private static final int DECIDED = 409;
  private static final int TASKS_MAX = 10;

  private final Records records;
  private final CamundaClient client;

  EscalateApproval(Records records, CamundaClient client) {
    this.records = records;
    this.client = client;
  }

  @Override
  public JobOutcome run(JobInput input) {
    boolean isClaim = CloseClaim.isFor(input);
    var caseId =
        isClaim ? ReceivedClaim.id(records, input) : input.requiredText("intake", "caseId");
    var role = input.text("plan", "escalateTo", "role");
    var username = input.text("plan", "escalateTo", "username");
    records.inTransaction(
        () -> {
          if (role.isPresent() || username.isPresent()) {
            records
                .approvalSteps()
                .current(caseId)
                .ifPresent(
                    step ->
                        records
                            .approvalSteps()
                            .escalate(step, role.orElse(null), username.orElse(null), TYPE));
          }
          var recipient = role.or(() -> username).orElse(NOBODY_ABOVE);
          if (isClaim) {
            writeOfClaim(input, caseId, recipient);
          } else {
            write(input, caseId, recipient);
          }
          return caseId;
        });
    if (role.isPresent() || username.isPresent()) {
      waiting(input.processInstanceKey(), isClaim ? ClaimDecisions.ELEMENT : FourEyes.APPROVAL)
          .forEach(task -> addCandidates(task, role, username));
    }
    return JobOutcome.completed();
  }

  private void write(JobInput input, String caseId, String recipient) {
    records
        .outbox()
        .write(
            TYPE + ":" + input.jobKey(),
            new OutboxDraft(
                    List.of(recipient),
                    "An invoice has waited too long for approval",
                    "%s of %s, %s %s, has waited for three working days. You may approve or reject it."
                        .formatted(
                            caseId,
                            input.text("check", "vendorName").orElse("a vendor"),
                            input.text("check", "amount").orElse("?"),
                            input.text("check", "currency").orElse("")))
                .withLink("/inbox"));
  }

  private void writeOfClaim(JobInput input, String claimId, String recipient) {
    records
        .outbox()
        .write(
            TYPE + ":" + input.jobKey(),
            recipient,
            "An expense claim has waited too long for a decision",
            "%s has waited for three working days. You may decide on it.".formatted(claimId));
  }

  private List<UserTask> waiting(long processInstanceKey, String element) {
    return client
        .newUserTaskSearchRequest()
        .filter(
            task ->
                task.processInstanceKey(processInstanceKey)
                    .elementId(element)
                    .state(UserTaskState.CREATED))
        .page(page -> page.limit(TASKS_MAX))
        .send()
        .join()
        .items();
  }

  private void addCandidates(UserTask task, Optional<String> role, Optional<String> username) {
    var groups = new TreeSet<>(task.getCandidateGroups());
    role.ifPresent(groups::add);
    var users = new TreeSet<>(task.getCandidateUsers());
    username.ifPresent(users::add);
    try {
      client
          .newUpdateUserTaskCommand(task.getUserTaskKey())
          .candidateGroups(List.copyOf(groups))
          .candidateUsers(List.copyOf(users))
          .send()
          .join();
    } catch (ProblemException refused) {
      // Somebody decided in this very moment: then there is nothing left to escalate.
      if (refused.code() != GONE && refused.code() != DECIDED) {
        throw refused;
      }
    }
  }
}
