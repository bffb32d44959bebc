package dev.pitcrew.payments;

import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.records.Records;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DocumentReferenceResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All workers of payment runs. */
public final class PaymentsWorkers {

  /** The process whose people may read what is stored for it. */
  private static final String PROCESS = "payment-run";

  private PaymentsWorkers() {}

  /** Opens them; closing the answer closes them all. */
  public static AutoCloseable register(CamundaClient client, Records records) {
    FileStore store = (bytes, name, type) -> upload(client, bytes, name, type);
    var workers =
        List.of(
            JobRunner.open(client, PlanRun.TYPE, PlanRun.VARIABLES, new PlanRun(records)),
            JobRunner.open(
                client,
                ProposePayments.TYPE,
                ProposePayments.VARIABLES,
                new ProposePayments(records, (process, with) -> start(client, process, with))),
            JobRunner.open(
                client,
                CreatePaymentFile.TYPE,
                CreatePaymentFile.VARIABLES,
                new CreatePaymentFile(records, store)),
            JobRunner.open(client, DiscardRun.TYPE, DiscardRun.VARIABLES, new DiscardRun(records)));
    return () -> workers.forEach(worker -> worker.close());
  }

  private static void start(CamundaClient client, String processId, Map<String, Object> with) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(with)
        .send()
        .join();
  }

  private static Map<String, Object> upload(
      CamundaClient client, byte[] bytes, String name, String type) {
    return reference(
        client
            .newCreateDocumentCommand()
            .content(bytes)
            .fileName(name)
            .contentType(type)
            .processDefinitionId(PROCESS)
            .send()
            .join(),
        name,
        type,
        bytes.length);
  }

  private static Map<String, Object> reference(
      DocumentReferenceResponse answer, String name, String type, int size) {
    var reference = new LinkedHashMap<String, Object>();
    reference.put("camunda.document.type", "camunda");
    reference.put("storeId", answer.getStoreId());
    reference.put("documentId", answer.getDocumentId());
    reference.put("contentHash", answer.getContentHash());
    reference.put("metadata", Map.of("fileName", name, "contentType", type, "size", size));
    return reference;
  }
}
