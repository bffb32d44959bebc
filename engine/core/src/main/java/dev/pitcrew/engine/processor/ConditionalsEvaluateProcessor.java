package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.NewInstance;
import dev.pitcrew.engine.element.ProcessInstances;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.processor.permission.Permissions;
import dev.pitcrew.engine.state.ConditionSubscriptionRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import dev.pitcrew.engine.step.VariablesText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Begins an instance for each conditional start event whose condition holds. What does not evaluate
 * to true or false does not hold.
 */
final class ConditionalsEvaluateProcessor {

  /** A start event whose condition holds. */
  private record Match(ProcessDefinitionRow definition, String startEventId) {}

  private final StepRun run;
  private final Definitions definitions;
  private final Expressions expressions;
  private final ProcessInstances processInstances;

  ConditionalsEvaluateProcessor(Parts parts) {
    this.run = parts.run();
    this.definitions = parts.definitions();
    this.expressions = parts.expressions();
    this.processInstances = parts.elements().processInstances();
  }

  Outcome process(Command.EvaluateConditionals command) {
    Map<String, String> variables = VariablesText.members(command.variables());
    List<Match> matches = new ArrayList<>();
    for (ConditionSubscriptionRow row : waiting(command.processDefinitionKey())) {
      ProcessDefinitionRow definition =
          run.need(Tables.PROCESS_DEFINITION, row.elementInstanceKey());
      if (definition.tenantId().equals(command.tenantId())
          && holds(definition, row.elementId(), variables)) {
        matches.add(new Match(definition, row.elementId()));
      }
    }
    // Before the first begins, so that it is all or none.
    matches.forEach(match -> checkMayBegin(match.definition()));
    long key = run.newKey();
    List<Reply.ConditionalsEvaluated.Started> started = new ArrayList<>();
    for (Match match : matches) {
      long instance =
          processInstances
              .create(match.definition(), NewInstance.byCondition(match.startEventId(), variables))
              .key();
      started.add(new Reply.ConditionalsEvaluated.Started(match.definition().key(), instance));
    }
    return new Reply.ConditionalsEvaluated(key, command.tenantId(), List.copyOf(started));
  }

  private List<ConditionSubscriptionRow> waiting(long processDefinitionKey) {
    if (processDefinitionKey == 0) {
      return run.state().findAll(Indexes.CONDITIONS_BY_INSTANCE, 0L);
    }
    if (run.get(Tables.PROCESS_DEFINITION, processDefinitionKey) == null) {
      throw RejectedException.notFound(
          "Expected to evaluate conditional start events of process definition with key '%d', but no such process definition was found"
              .formatted(processDefinitionKey));
    }
    return run.state().findAll(Indexes.CONDITIONS_BY_ELEMENT, processDefinitionKey);
  }

  private boolean holds(
      ProcessDefinitionRow definition, String startEventId, Map<String, String> given) {
    FlowElement.StartEvent start =
        (FlowElement.StartEvent) definitions.graph(definition.key()).element(startEventId);
    Trigger.Condition condition = (Trigger.Condition) start.trigger();
    Variables variables = given::get;
    try {
      return Boolean.TRUE.equals(expressions.value(condition.condition(), variables).value());
    } catch (TroubleException e) {
      return false;
    }
  }

  private void checkMayBegin(ProcessDefinitionRow definition) {
    if (run.caller().restricted()
        && !run.protections().mayAct(run.caller(), definition.processDefinitionId())) {
      throw Permissions.forbidden(
          run.caller(), "create a process instance", definition.processDefinitionId());
    }
  }
}
