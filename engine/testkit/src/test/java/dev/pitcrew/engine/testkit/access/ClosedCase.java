package dev.pitcrew.engine.testkit.access;

import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.BatchOperationState;
import io.camunda.client.api.search.response.ElementInstance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A case of the protected process {@code closed} with one of everything a case can have, by the
 * names that the API's paths give to keys.
 */
final class ClosedCase {

  private static final AtomicInteger LAST = new AtomicInteger();

  private final Map<String, String> keys = new LinkedHashMap<>();

  static ClosedCase begin(EngineTestkit engine) {
    ClosedCase closed = new ClosedCase();
    CamundaClient client = engine.client();
    String orderId = "order-" + LAST.incrementAndGet();
    var created =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("closed")
            .latestVersion()
            .variables(Map.of("orderId", orderId, "amount", 1200))
            .send()
            .join();
    engine.settle();
    long instance = created.getProcessInstanceKey();
    closed.put("orderId", orderId);
    closed.put("processInstanceKey", instance);
    closed.put("processDefinitionKey", created.getProcessDefinitionKey());
    closed.findElements(client, instance);
    closed.findDecision(client, instance);
    closed.findDefinitions(client);
    closed.fail(client, instance);
    client.newSetVariablesCommand(instance).variable("seen", true).send().join();
    closed.findEntry(client, instance);
    closed.store(client);
    closed.configure(client);
    closed.batch(client, instance);
    return closed;
  }

  /** One that is over: it moves what is not active. */
  private void batch(CamundaClient client, long instance) {
    String key =
        client
            .newCreateBatchOperationCommand()
            .modifyProcessInstance()
            .addMoveInstruction("nowhere", "nowhere")
            .filter(f -> f.processInstanceKey(instance))
            .send()
            .join()
            .getBatchOperationKey();
    keys.put("batchOperationKey", key);
    await()
        .until(
            () ->
                client.newBatchOperationGetRequest(key).send().join().getStatus()
                    == BatchOperationState.COMPLETED);
  }

  private void configure(CamundaClient client) {
    int number = LAST.incrementAndGet();
    keys.put("n", Integer.toString(number));
    keys.put("name", "set" + number);
    client.newGloballyScopedClusterVariableCreateRequest().create("set" + number, 1).send().join();
    String url = client.newCreateDocumentLinkCommand(keys.get("documentId")).send().join().getUrl();
    keys.put("token", url.substring(url.lastIndexOf('/') + 1));
  }

  private void findElements(CamundaClient client, long instance) {
    ElementInstance review =
        client
            .newElementInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(instance).elementId("review"))
            .send()
            .join()
            .items()
            .getFirst();
    put("elementInstanceKey", review.getElementInstanceKey());
    put("adHocSubProcessInstanceKey", review.getElementInstanceKey());
    put(
        "userTaskKey",
        client
            .newUserTaskSearchRequest()
            .filter(f -> f.processInstanceKey(instance))
            .send()
            .join()
            .items()
            .getFirst()
            .getUserTaskKey());
    put(
        "variableKey",
        client
            .newVariableSearchRequest()
            .filter(f -> f.processInstanceKey(instance).name("amount"))
            .send()
            .join()
            .items()
            .getFirst()
            .getVariableKey());
  }

  private void findDecision(CamundaClient client, long instance) {
    var decision =
        client
            .newDecisionInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(instance))
            .send()
            .join()
            .items()
            .getFirst();
    keys.put("decisionEvaluationInstanceKey", decision.getDecisionInstanceId());
    put("decisionEvaluationKey", decision.getDecisionInstanceKey());
    put("decisionDefinitionKey", decision.getDecisionDefinitionKey());
  }

  private void findDefinitions(CamundaClient client) {
    put(
        "decisionRequirementsKey",
        client
            .newDecisionRequirementsSearchRequest()
            .send()
            .join()
            .items()
            .getFirst()
            .getDecisionRequirementsKey());
    keys.put("resourceKey", keys.get("processDefinitionKey"));
  }

  /** The job is still there, and an incident. */
  private void fail(CamundaClient client, long instance) {
    ActivatedJob job =
        client
            .newActivateJobsCommand()
            .jobType("closed.work")
            .maxJobsToActivate(1_000)
            .send()
            .join()
            .getJobs()
            .stream()
            .filter(one -> one.getProcessInstanceKey() == instance)
            .findFirst()
            .orElseThrow();
    put("jobKey", job.getKey());
    client.newFailCommand(job).retries(0).errorMessage("no luck").send().join();
    put(
        "incidentKey",
        client
            .newIncidentSearchRequest()
            .filter(f -> f.processInstanceKey(instance))
            .send()
            .join()
            .items()
            .getFirst()
            .getIncidentKey());
  }

  private void findEntry(CamundaClient client, long instance) {
    put(
        "auditLogKey",
        client
            .newAuditLogSearchRequest()
            .filter(f -> f.processInstanceKey(Long.toString(instance)))
            .send()
            .join()
            .items()
            .getFirst()
            .getAuditLogKey());
  }

  private void store(CamundaClient client) {
    keys.put(
        "documentId",
        client
            .newCreateDocumentCommand()
            .content("of a closed case")
            .processDefinitionId("closed")
            .send()
            .join()
            .getDocumentId());
  }

  private void put(String name, Object key) {
    keys.put(name, key.toString());
  }

  String key(String name) {
    String key = keys.get(name);
    if (key == null) {
      throw new AssertionError("Expected a case to have a '" + name + "'; give it one.");
    }
    return key;
  }

  /** With the case's keys in place of the names in braces. */
  String fill(String text) {
    String filled = text;
    for (Map.Entry<String, String> key : keys.entrySet()) {
      filled = filled.replace("{" + key.getKey() + "}", key.getValue());
    }
    return filled;
  }
}
