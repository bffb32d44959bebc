package dev.pitcrew.engine.conformance.scenario;

import io.camunda.client.api.response.DeploymentEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a deployment brought, in words. */
final class Deployed {

  private Deployed() {}

  static String shown(DeploymentEvent event, Hand hand) {
    List<String> all = new ArrayList<>();
    event
        .getProcesses()
        .forEach(
            p ->
                all.add(
                    seen(
                        hand,
                        "process",
                        p.getBpmnProcessId(),
                        p.getVersion(),
                        p.getProcessDefinitionKey())));
    event
        .getDecisions()
        .forEach(
            d ->
                all.add(
                    seen(
                        hand,
                        "decision",
                        d.getDmnDecisionId(),
                        d.getVersion(),
                        d.getDecisionKey())));
    event
        .getDecisionRequirements()
        .forEach(
            d ->
                all.add(
                    seen(
                        hand,
                        "requirements",
                        d.getDmnDecisionRequirementsId(),
                        d.getVersion(),
                        d.getDecisionRequirementsKey())));
    event
        .getForm()
        .forEach(f -> all.add(seen(hand, "form", f.getFormId(), f.getVersion(), f.getFormKey())));
    event
        .getResource()
        .forEach(
            r ->
                all.add(
                    seen(hand, "resource", r.getResourceId(), r.getVersion(), r.getResourceKey())));
    Collections.sort(all);
    return "ok " + all;
  }

  private static String seen(Hand hand, String kind, String id, int version, long key) {
    String name = "%s %s v%d".formatted(kind, id, version);
    hand.deployed(name, key);
    return name;
  }
}
