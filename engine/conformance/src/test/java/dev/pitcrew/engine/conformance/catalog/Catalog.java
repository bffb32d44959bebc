package dev.pitcrew.engine.conformance.catalog;

import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** All scenarios. */
public final class Catalog {

  private Catalog() {}

  public static List<Scenario> all() {
    return Stream.of(
            TaskScenarios.all(),
            EventScenarios.all(),
            ScopeScenarios.all(),
            RuleScenarios.all(),
            WorkScenarios.all(),
            RefusalScenarios.all(),
            CreationScenarios.all(),
            LoopScenarios.all(),
            AdHocScenarios.all(),
            MigrationScenarios.all(),
            DeploymentScenarios.all(),
            DecisionScenarios.all(),
            HostScenarios.all(),
            ListenerScenarios.all(),
            ApiScenarios.all(),
            ThrowScenarios.all(),
            UndoScenarios.all(),
            GatewayScenarios.all(),
            RefusedModels.all())
        .flatMap(List::stream)
        .toList();
  }
}
