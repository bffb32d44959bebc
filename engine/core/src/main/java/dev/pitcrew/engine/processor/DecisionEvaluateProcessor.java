package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Decisions;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.ClusterVariables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import java.util.Map;

/** Evaluates a decision for a client, outside any process. */
final class DecisionEvaluateProcessor {

  private final StepRun run;
  private final Definitions definitions;
  private final Decisions decisions;

  DecisionEvaluateProcessor(Parts parts) {
    this.run = parts.run();
    this.definitions = parts.definitions();
    this.decisions = parts.elements().decisions();
  }

  Outcome process(Command.EvaluateDecision command) {
    DecisionDefinitionRow decision = decision(command);
    Map<String, String> variables = VariablesText.members(command.variables());
    Decisions.Evaluated evaluated =
        decisions.evaluate(decision, ClusterVariables.behind(variables::get, run), null);
    return new Reply.DecisionEvaluated(
        evaluated.evaluationKey(), decision, 0, evaluated.result(), evaluated.instances());
  }

  private DecisionDefinitionRow decision(Command.EvaluateDecision command) {
    long key = command.decisionDefinitionKey();
    String id = command.decisionDefinitionId();
    DecisionDefinitionRow decision =
        key > 0
            ? run.get(Tables.DECISION_DEFINITION, key)
            : definitions.latest(Indexes.LIVE_DECISION_DEFINITIONS, id == null ? "" : id);
    if (decision == null || decision.deleted()) {
      throw RejectedException.notFound(
          key > 0
              ? "Expected to evaluate decision with key '%d', but no decision found for key '%d'"
                  .formatted(key, key)
              : "Expected to evaluate decision '%s', but no decision found for id '%s'"
                  .formatted(id, id));
    }
    return decision;
  }
}
