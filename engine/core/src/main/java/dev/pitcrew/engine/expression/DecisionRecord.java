package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.expression.DecisionLogic.Element;
import dev.pitcrew.engine.expression.DecisionLogic.Knowledge;
import dev.pitcrew.engine.expression.DecisionResult.DecisionType;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is told afterwards of the decisions and the business knowledge that were evaluated. */
final class DecisionRecord {

  /** A loop may invoke it once for each item; what it came to is told of the first. */
  private static final int KNOWLEDGE_MAX = 100;

  private final List<EvaluatedDecision> evaluated = new ArrayList<>();
  private boolean lastFailed;
  private int knowledgeTold;

  List<EvaluatedDecision> evaluated() {
    return List.copyOf(evaluated);
  }

  boolean lastFailed() {
    return lastFailed;
  }

  /**
   * @param json is only asked for where the decision is told of, because writing it costs
   * @param table where its logic is one
   */
  void evaluated(Element element, Supplier<String> json, @Nullable TableRun table) {
    lastFailed = false;
    add(element, json, table);
  }

  /**
   * @param table where its logic is one
   */
  void failed(Element element, @Nullable TableRun table) {
    lastFailed = true;
    add(element, () -> "null", table);
  }

  private void add(Element element, Supplier<String> json, @Nullable TableRun table) {
    if (element instanceof Knowledge && ++knowledgeTold > KNOWLEDGE_MAX) {
      return;
    }
    evaluated.add(
        new EvaluatedDecision(
            element.id(),
            element.name() == null || element.name().isEmpty() ? element.id() : element.name(),
            type(element.logic()),
            json.get(),
            table == null ? List.of() : table.evaluatedInputs(),
            table == null ? List.of() : table.matchedRules()));
  }

  private static DecisionType type(DecisionLogic logic) {
    return switch (logic) {
      case DecisionLogic.Table table -> DecisionType.DECISION_TABLE;
      case DecisionLogic.Literal literal -> DecisionType.LITERAL_EXPRESSION;
      case DecisionLogic.Entries context -> DecisionType.CONTEXT;
      case DecisionLogic.Invocation invocation -> DecisionType.INVOCATION;
      case DecisionLogic.Items list -> DecisionType.LIST;
      case DecisionLogic.Relation relation -> DecisionType.RELATION;
      case DecisionLogic.Function function -> DecisionType.FUNCTION;
    };
  }
}
