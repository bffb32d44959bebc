package dev.pitcrew.engine.conformance.scenario;

import io.camunda.client.api.response.DeploymentEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a deployment brought, in words. */
final class Deployed {

  private Deployed() {}

  static String shown(DeploymentEvent event) {
    List<String> all = new ArrayList<>();
    event
        .getProcesses()
        .forEach(p -> all.add("process %s v%d".formatted(p.getBpmnProcessId(), p.getVersion())));
    event
        .getDecisions()
        .forEach(d -> all.add("decision %s v%d".formatted(d.getDmnDecisionId(), d.getVersion())));
    event
        .getDecisionRequirements()
        .forEach(
            d ->
                all.add(
                    "requirements %s v%d"
                        .formatted(d.getDmnDecisionRequirementsId(), d.getVersion())));
    event.getForm().forEach(f -> all.add("form %s v%d".formatted(f.getFormId(), f.getVersion())));
    event
        .getResource()
        .forEach(r -> all.add("resource %s v%d".formatted(r.getResourceId(), r.getVersion())));
    Collections.sort(all);
    return "ok " + all;
  }
}
