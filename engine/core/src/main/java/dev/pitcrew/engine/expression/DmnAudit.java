package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.expression.DecisionResult.DecisionType;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedDecision;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedInput;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedOutput;
import dev.pitcrew.engine.expression.DecisionResult.MatchedRule;
import java.util.ArrayList;
import java.util.List;
import org.camunda.dmn.Audit;
import org.camunda.dmn.parser.FeelExpression;
import org.camunda.dmn.parser.ParsedContext;
import org.camunda.dmn.parser.ParsedDecisionLogic;
import org.camunda.dmn.parser.ParsedDecisionTable;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.dmn.parser.ParsedFunctionDefinition;
import org.camunda.dmn.parser.ParsedInput;
import org.camunda.dmn.parser.ParsedInvocation;
import org.camunda.dmn.parser.ParsedList;
import org.camunda.dmn.parser.ParsedLiteralExpression;
import org.camunda.dmn.parser.ParsedRelation;
import org.camunda.dmn.parser.ParsedRule;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.jspecify.annotations.Nullable;
import scala.collection.mutable.ListBuffer;

/** Translates the library's log of an evaluation. */
final class DmnAudit {

  private DmnAudit() {}

  /** The decisions in the order of their evaluation; business knowledge models are left out. */
  static List<EvaluatedDecision> decisions(ParsedDmn dmn, ListBuffer<Audit.AuditLogEntry> log) {
    List<EvaluatedDecision> decisions = new ArrayList<>();
    for (var entries = log.iterator(); entries.hasNext(); ) {
      var entry = entries.next();
      if (dmn.decisionsById().contains(entry.id())) {
        decisions.add(decision(entry));
      }
    }
    return List.copyOf(decisions);
  }

  static boolean lastFailed(ListBuffer<Audit.AuditLogEntry> log) {
    return log.nonEmpty() && isError(log.last().result().result());
  }

  private static EvaluatedDecision decision(Audit.AuditLogEntry entry) {
    List<EvaluatedInput> inputs = new ArrayList<>();
    List<MatchedRule> rules = new ArrayList<>();
    if (entry.decisionLogic() instanceof ParsedDecisionTable table
        && entry.result() instanceof Audit.DecisionTableEvaluationResult result) {
      for (var rest = result.inputs().iterator(); rest.hasNext(); ) {
        inputs.add(input(rest.next()));
      }
      for (var rest = result.matchedRules().iterator(); rest.hasNext(); ) {
        rules.add(rule(table, rest.next()));
      }
    }
    return new EvaluatedDecision(
        entry.id(),
        orElse(entry.name(), entry.id()),
        type(entry.decisionLogic()),
        json(entry.result().result()),
        List.copyOf(inputs),
        List.copyOf(rules));
  }

  private static EvaluatedInput input(Audit.EvaluatedInput input) {
    return new EvaluatedInput(
        orElse(input.input().id(), ""),
        orElse(input.input().name(), text(input.input())),
        json(input.value()));
  }

  private static String text(ParsedInput input) {
    return input.expression() instanceof FeelExpression feel ? feel.expression().text() : "";
  }

  private static MatchedRule rule(ParsedDecisionTable table, Audit.EvaluatedRule rule) {
    List<EvaluatedOutput> outputs = new ArrayList<>();
    for (var rest = rule.outputs().iterator(); rest.hasNext(); ) {
      var output = rest.next();
      outputs.add(
          new EvaluatedOutput(
              orElse(output.output().id(), ""),
              orElse(output.output().label(), orElse(output.output().name(), "")),
              json(output.value())));
    }
    return new MatchedRule(
        orElse(rule.rule().id(), ""), index(table, rule.rule()), List.copyOf(outputs));
  }

  private static int index(ParsedDecisionTable table, ParsedRule rule) {
    int index = 1;
    for (var rest = table.rules().iterator(); rest.hasNext(); index++) {
      // By identity: two rules of a table may be equal.
      if (rest.next() == rule) {
        return index;
      }
    }
    throw new IllegalStateException("Expected a matched rule to stand in its table.");
  }

  private static DecisionType type(ParsedDecisionLogic logic) {
    return switch (logic) {
      case ParsedDecisionTable table -> DecisionType.DECISION_TABLE;
      case ParsedLiteralExpression literal -> DecisionType.LITERAL_EXPRESSION;
      case ParsedContext context -> DecisionType.CONTEXT;
      case ParsedInvocation invocation -> DecisionType.INVOCATION;
      case ParsedList list -> DecisionType.LIST;
      case ParsedRelation relation -> DecisionType.RELATION;
      case ParsedFunctionDefinition function -> DecisionType.FUNCTION;
      default -> DecisionType.UNKNOWN;
    };
  }

  private static String json(Val value) {
    return isError(value) || value instanceof ValFunction ? "null" : FeelResult.jsonOf(value);
  }

  private static boolean isError(Val value) {
    return value instanceof ValError || value instanceof ValFatalError;
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null || text.isEmpty() ? other : text;
  }
}
