package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Instances with a business id. */
public final class BusinessIdScenarios {

  private static final String CREATION = "components/concepts/process-instance-creation";
  private static final Resource ONE = only("t", job("t", "work"));

  private BusinessIdScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    businessIds(all);
    return all;
  }

  private static void businessIds(List<Scenario> all) {
    all.add(
        Scenario.of("a business id goes with an instance", Feature.BUSINESS_ID)
            .deploy(
                ONE,
                process(
                    "q", start("s1", "") + call("c", "p") + end("e", "") + flow("s1", "c", "e")))
            .step(
                "create",
                hand -> {
                  hand.created(
                      hand.client()
                          .newCreateInstanceCommand()
                          .bpmnProcessId("q")
                          .latestVersion()
                          .businessId("order-7")
                          .send()
                          .join()
                          .getProcessInstanceKey());
                  return "ok";
                })
            .step(
                "find",
                hand -> {
                  hand.side().settle();
                  return "ok "
                      + hand
                          .side()
                          .rest()
                          .newProcessInstanceSearchRequest()
                          .filter(f -> f.businessId("order-7"))
                          .send()
                          .join()
                          .items()
                          .stream()
                          .map(i -> i.getProcessDefinitionId() + " " + i.getBusinessId())
                          .sorted()
                          .toList();
                })
            .byDocumentation(
                CREATION, "reply 2 to create: ok", "reply 3 to find: ok [p order-7, q order-7]"));
  }
}
