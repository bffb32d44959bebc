package dev.pitcrew.records.policy;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.decisions.PolicyNotes.Table;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.grpc.Status;
import java.util.Map;
import java.util.Optional;

/** Asks the engine. */
public final class ClientPolicies implements Policies {

  private static final int NOT_FOUND = 404;

  private final CamundaClient client;

  public ClientPolicies(CamundaClient client) {
    this.client = client;
  }

  @Override
  public Ruling ask(String decisionId, Optional<Table> version, Map<String, Object> facts) {
    var answer = evaluate(decisionId, version, facts);
    if (answer.getFailureMessage() != null && !answer.getFailureMessage().isEmpty()) {
      throw new ContractBroken(
          "Expected policy %s to say who approves, but it cannot be evaluated: %s"
              .formatted(decisionId, answer.getFailureMessage()));
    }
    return new Ruling(
        new Table(decisionId, answer.getDecisionKey(), answer.getDecisionVersion()),
        Variables.tree(answer.getDecisionOutput()));
  }

  private EvaluateDecisionResponse evaluate(
      String decisionId, Optional<Table> version, Map<String, Object> facts) {
    var command = client.newEvaluateDecisionCommand();
    try {
      return version
          .map(table -> command.decisionKey(table.decisionKey()))
          .orElseGet(() -> command.decisionId(decisionId))
          .variables(facts)
          .send()
          .join();
    } catch (ClientHttpException e) {
      throw e.code() == NOT_FOUND ? notDeployed(decisionId) : e;
    } catch (ClientStatusException e) {
      throw e.getStatusCode() == Status.Code.NOT_FOUND ? notDeployed(decisionId) : e;
    }
  }

  private static RuntimeException notDeployed(String decisionId) {
    return new ContractBroken(
        "Expected policy table %s to say which approvals are due, but none is deployed. Deploy it and retry."
            .formatted(decisionId));
  }
}
