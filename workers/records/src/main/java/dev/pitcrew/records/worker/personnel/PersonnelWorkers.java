package dev.pitcrew.records.worker.personnel;

import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import java.util.List;

/** The workers of on- and offboarding. */
public final class PersonnelWorkers {

  private PersonnelWorkers() {}

  public static List<JobWorker> open(CamundaClient client, Records records) {
    var steps = new AccessSteps(records);
    var proof = new AccessProof(records);
    return List.of(
        open(client, RegisterHires.TYPE, RegisterHires.VARIABLES, new RegisterHires(records)),
        open(
            client,
            PlanOnboarding.TYPE,
            PlanOnboarding.VARIABLES,
            new PlanOnboarding(records, false)),
        open(
            client,
            PlanOnboarding.AGAIN,
            PlanOnboarding.VARIABLES,
            new PlanOnboarding(records, true)),
        open(client, StoreContract.TYPE, StoreContract.VARIABLES, new StoreContract(records)),
        open(client, AccessSteps.REQUEST, AccessSteps.VARIABLES, steps::request),
        open(client, AccessSteps.GRANT, AccessSteps.VARIABLES, steps::grant),
        open(client, AccessSteps.REVOKE, AccessSteps.VARIABLES, steps::revoke),
        open(client, AccessProof.OPEN, AccessProof.VARIABLES, proof::open),
        open(client, AccessProof.PROVE, AccessProof.VARIABLES, proof::prove),
        open(client, AccessProof.CLEAR, AccessProof.VARIABLES, proof::clear),
        open(client, OrderEquipment.TYPE, OrderEquipment.VARIABLES, new OrderEquipment(records)),
        equipment(client, records, MoveEquipment.HAND_OVER),
        equipment(client, records, MoveEquipment.CANCEL),
        equipment(client, records, MoveEquipment.RETURN),
        open(
            client,
            PlanOffboarding.TYPE,
            PlanOffboarding.VARIABLES,
            new PlanOffboarding(records, false)),
        open(
            client,
            PlanOffboarding.AGAIN,
            PlanOffboarding.VARIABLES,
            new PlanOffboarding(records, true)),
        open(
            client,
            ClosePersonnelCase.TYPE,
            ClosePersonnelCase.VARIABLES,
            new ClosePersonnelCase(records)));
  }

  private static JobWorker equipment(CamundaClient client, Records records, String type) {
    return open(client, type, MoveEquipment.VARIABLES, new MoveEquipment(records, type));
  }

  private static JobWorker open(
      CamundaClient client, String type, List<String> variables, JobWork work) {
    return JobRunner.open(client, type, variables, work);
  }
}
