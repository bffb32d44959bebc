package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.policy.Policies;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import java.util.List;

/** The workers of expense claims. */
final class ClaimWorkers {

  private ClaimWorkers() {}

  static List<JobWorker> open(CamundaClient client, Records records, Policies policies) {
    return List.of(
        JobRunner.open(
            client,
            ReadExpenseClaim.TYPE,
            ReadExpenseClaim.VARIABLES,
            new ReadExpenseClaim(records)),
        JobRunner.open(client, MatchClaim.TYPE, MatchClaim.VARIABLES, new MatchClaim(records)),
        JobRunner.open(
            client,
            PlanClaimApproval.TYPE,
            PlanClaimApproval.VARIABLES,
            new PlanClaimApproval(records, policies)),
        JobRunner.open(
            client, PostClaim.TYPE, PostClaim.VARIABLES, new PostClaim(records, policies)),
        JobRunner.open(
            client, TellClaimant.TYPE, TellClaimant.VARIABLES, new TellClaimant(records)));
  }
}
