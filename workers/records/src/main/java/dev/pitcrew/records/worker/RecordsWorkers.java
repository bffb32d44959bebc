package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.Thresholds;
import dev.pitcrew.records.guard.Guard;
import dev.pitcrew.records.policy.ClientPolicies;
import dev.pitcrew.records.worker.personnel.PersonnelWorkers;
import io.camunda.client.CamundaClient;
import java.util.List;

/** All workers of the books. */
public final class RecordsWorkers {

  private RecordsWorkers() {}

  /** Opens them; closing the answer closes them all. */
  public static AutoCloseable register(CamundaClient client, Records records) {
    return register(client, records, Thresholds.SHIPPED);
  }

  public static AutoCloseable register(
      CamundaClient client, Records records, Thresholds thresholds) {
    var policies = new ClientPolicies(client);
    var workers =
        List.of(
            JobRunner.open(
                client,
                CheckInvoice.TYPE,
                CheckInvoice.VARIABLES,
                new CheckInvoice(records, thresholds, Words.stored(client))),
            JobRunner.open(
                client,
                RegisterValidation.TYPE,
                RegisterValidation.VARIABLES,
                new RegisterValidation(records, Words.stored(client))),
            JobRunner.open(
                client, CodeInvoice.TYPE, CodeInvoice.VARIABLES, new CodeInvoice(records)),
            JobRunner.open(
                client,
                PostInvoice.TYPE,
                PostInvoice.VARIABLES,
                new PostInvoice(records, policies)),
            JobRunner.open(client, CloseCase.TYPE, CloseCase.VARIABLES, new CloseCase(records)),
            JobRunner.open(
                client, RemindApprover.TYPE, RemindApprover.VARIABLES, new RemindApprover(records)),
            JobRunner.open(
                client,
                PlanApproval.TYPE,
                PlanApproval.VARIABLES,
                new PlanApproval(records, policies)),
            JobRunner.open(
                client,
                EscalateApproval.TYPE,
                EscalateApproval.VARIABLES,
                new EscalateApproval(records, client)),
            JobRunner.open(
                client,
                GuardDecision.TYPE,
                GuardDecision.VARIABLES,
                new GuardDecision(records, guard(records))));
    var personnel = PersonnelWorkers.open(client, records);
    var claims = ClaimWorkers.open(client, records, policies);
    return () -> {
      workers.forEach(worker -> worker.close());
      personnel.forEach(worker -> worker.close());
      claims.forEach(worker -> worker.close());
    };
  }

  private static Guard guard(Records records) {
    return new Guard(
        records,
        username -> records.absences().representedBy(username, records.today().ofPerson(username)),
        records.secondFactors()::wasConfirmed);
  }
}
