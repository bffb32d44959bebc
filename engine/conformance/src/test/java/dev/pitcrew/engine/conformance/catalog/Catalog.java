package dev.pitcrew.engine.conformance.catalog;

import dev.pitcrew.engine.conformance.catalog.activity.AdHocScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.AdHocWorkerScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.BranchScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.CallScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.DecisionTaskScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.ExecutionListenerScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.GatewayScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.HostScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.LoopOrderScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.LoopScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.MultiInstanceScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.ScopeScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.TaskListenerScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.TaskScenarios;
import dev.pitcrew.engine.conformance.catalog.activity.UserTaskScenarios;
import dev.pitcrew.engine.conformance.catalog.event.AbreastScenarios;
import dev.pitcrew.engine.conformance.catalog.event.CompensationHandlerScenarios;
import dev.pitcrew.engine.conformance.catalog.event.CompensationScenarios;
import dev.pitcrew.engine.conformance.catalog.event.ConditionScenarios;
import dev.pitcrew.engine.conformance.catalog.event.ErrorScenarios;
import dev.pitcrew.engine.conformance.catalog.event.EscalationScenarios;
import dev.pitcrew.engine.conformance.catalog.event.EventScenarios;
import dev.pitcrew.engine.conformance.catalog.event.EventSubProcessScenarios;
import dev.pitcrew.engine.conformance.catalog.event.LinkScenarios;
import dev.pitcrew.engine.conformance.catalog.event.StartEventScenarios;
import dev.pitcrew.engine.conformance.catalog.event.TerminateScenarios;
import dev.pitcrew.engine.conformance.catalog.refused.RefusalScenarios;
import dev.pitcrew.engine.conformance.catalog.refused.RefusedModels;
import dev.pitcrew.engine.conformance.catalog.rule.BatchScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.BusinessIdScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.CallRefusalScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.ConditionalStartScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.CreationScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.DecisionScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.DeletionScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.FormScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.InterventionScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.JobScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.JobStreamScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.MessageScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.MigrationRefusalScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.MigrationScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.ModificationScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.ResourceScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.StartScenarios;
import dev.pitcrew.engine.conformance.catalog.rule.TimerScenarios;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import dev.pitcrew.engine.conformance.side.KeptSchemas;
import java.util.List;
import java.util.stream.Stream;

/** All scenarios. A new class of them is named here; what else to do, the package says. */
public final class Catalog {

  static {
    KeptSchemas.use();
  }

  private static final List<Scenario> ALL =
      Stream.of(activities(), events(), rules(), refusals())
          .flatMap(group -> group)
          .flatMap(List::stream)
          .toList();

  private Catalog() {}

  public static List<Scenario> all() {
    return ALL;
  }

  private static Stream<List<Scenario>> activities() {
    return Stream.of(
        AdHocScenarios.all(),
        AdHocWorkerScenarios.all(),
        BranchScenarios.all(),
        CallScenarios.all(),
        DecisionTaskScenarios.all(),
        ExecutionListenerScenarios.all(),
        GatewayScenarios.all(),
        HostScenarios.all(),
        LoopOrderScenarios.all(),
        LoopScenarios.all(),
        MultiInstanceScenarios.all(),
        ScopeScenarios.all(),
        TaskListenerScenarios.all(),
        TaskScenarios.all(),
        UserTaskScenarios.all());
  }

  private static Stream<List<Scenario>> events() {
    return Stream.of(
        AbreastScenarios.all(),
        CompensationHandlerScenarios.all(),
        CompensationScenarios.all(),
        ConditionScenarios.all(),
        ErrorScenarios.all(),
        EscalationScenarios.all(),
        EventScenarios.all(),
        EventSubProcessScenarios.all(),
        LinkScenarios.all(),
        StartEventScenarios.all(),
        TerminateScenarios.all());
  }

  private static Stream<List<Scenario>> rules() {
    return Stream.of(
        BatchScenarios.all(),
        BusinessIdScenarios.all(),
        CallRefusalScenarios.all(),
        ConditionalStartScenarios.all(),
        CreationScenarios.all(),
        DecisionScenarios.all(),
        DeletionScenarios.all(),
        FormScenarios.all(),
        InterventionScenarios.all(),
        JobScenarios.all(),
        JobStreamScenarios.all(),
        MessageScenarios.all(),
        MigrationRefusalScenarios.all(),
        MigrationScenarios.all(),
        ModificationScenarios.all(),
        ResourceScenarios.all(),
        StartScenarios.all(),
        TimerScenarios.all());
  }

  private static Stream<List<Scenario>> refusals() {
    return Stream.of(RefusalScenarios.all(), RefusedModels.all());
  }
}
