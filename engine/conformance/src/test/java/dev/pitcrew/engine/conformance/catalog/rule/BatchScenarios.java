package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Acts;
import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import io.camunda.client.api.search.enums.BatchOperationState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Batch operations. */
public final class BatchScenarios {

  private static final String BATCHES = "components/concepts/batch-operations";
  private static final int LOOKS_MAX = 2_000;
  private static final Resource ONE = only("t", job("t", "work"));

  private BatchScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    batches(all);
    return all;
  }

  private static void batches(List<Scenario> all) {
    all.add(
        Scenario.of("a batch cancels", Feature.BATCH)
            .deploy(ONE)
            .create("{\"who\":\"me\"}")
            .create("{\"who\":\"me\"}")
            .create("{\"who\":\"you\"}")
            .step(
                "cancel mine",
                hand ->
                    over(
                        hand,
                        hand.side()
                            .rest()
                            .newCreateBatchOperationCommand()
                            .processInstanceCancel()
                            .filter(f -> f.variables(Map.of("who", "me")))
                            .send()
                            .join()
                            .getBatchOperationKey()))
            .complete("work")
            .byDocumentation(
                BATCHES,
                "reply 5 to cancel mine: COMPLETED 2 of 2",
                "element p is TERMINATED",
                "element p#2 is TERMINATED",
                "element p#3 is COMPLETED"));
    all.add(
        Scenario.of("a batch migrates, modifies and resolves", Feature.BATCH)
            .deploy(
                ONE,
                process(
                    "q",
                    start("s1", "")
                        + job("u", "work")
                        + job("v", "last")
                        + end("e", "")
                        + flow("s1", "u", "v", "e")))
            .create("{}")
            .create("{}")
            .step(
                "migrate",
                hand ->
                    over(
                        hand,
                        hand.side()
                            .rest()
                            .newCreateBatchOperationCommand()
                            .migrateProcessInstance()
                            .migrationPlan(Acts.plan(hand, "process q v1", "t", "u"))
                            .filter(f -> f.processDefinitionId("p"))
                            .send()
                            .join()
                            .getBatchOperationKey()))
            .step(
                "move",
                hand ->
                    over(
                        hand,
                        hand.side()
                            .rest()
                            .newCreateBatchOperationCommand()
                            .modifyProcessInstance()
                            .addMoveInstruction("u", "v")
                            .filter(f -> f.processDefinitionId("q"))
                            .send()
                            .join()
                            .getBatchOperationKey()))
            .fail("last", 0, "{}")
            .step(
                "resolve",
                hand ->
                    over(
                        hand,
                        hand.side()
                            .rest()
                            .newCreateBatchOperationCommand()
                            .resolveIncident()
                            .filter(f -> f.state(ProcessInstanceState.ACTIVE).hasIncident(true))
                            .send()
                            .join()
                            .getBatchOperationKey()))
            .complete("last")
            .complete("last")
            .byDocumentation(
                BATCHES,
                "reply 4 to migrate: COMPLETED 2 of 2",
                "reply 5 to move: COMPLETED 2 of 2",
                "reply 7 to resolve: COMPLETED 1 of 1",
                "element p is COMPLETED",
                "element p#2 is COMPLETED"));
  }

  private static String over(Hand hand, String key) {
    for (int look = 0; look < LOOKS_MAX; look++) {
      hand.side().settle();
      var batch = hand.side().rest().newBatchOperationGetRequest(key).send().join();
      if (batch.getStatus() == BatchOperationState.COMPLETED) {
        return "%s %d of %d"
            .formatted(
                batch.getStatus(),
                batch.getOperationsCompletedCount(),
                batch.getOperationsTotalCount());
      }
    }
    return "not over";
  }
}
