package dev.pitcrew.records.worker;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.Thresholds;
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
    var workers =
        List.of(
            JobRunner.open(
                client,
                CheckInvoice.TYPE,
                CheckInvoice.VARIABLES,
                new CheckInvoice(records, thresholds)),
            JobRunner.open(
                client,
                RegisterValidation.TYPE,
                RegisterValidation.VARIABLES,
                new RegisterValidation(records)),
            JobRunner.open(
                client, PostInvoice.TYPE, PostInvoice.VARIABLES, new PostInvoice(records)),
            JobRunner.open(client, CloseCase.TYPE, CloseCase.VARIABLES, new CloseCase(records)),
            JobRunner.open(
                client,
                RemindApprover.TYPE,
                RemindApprover.VARIABLES,
                new RemindApprover(records)));
    return () -> workers.forEach(worker -> worker.close());
  }
}
