package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decision or a business knowledge model is made of. */
sealed interface DecisionLogic {

  /**
   * A FEEL expression.
   *
   * @param node null where the text is empty, which is true
   */
  record Formula(String text, @Nullable Node node) {}

  /** One expression. */
  record Literal(Formula formula) implements DecisionLogic {}

  /** Entries that know those before them; the last may be the value of all. */
  record Entries(List<Named> entries, @Nullable DecisionLogic result) implements DecisionLogic {}

  /** An entry or a cell with its name. */
  record Named(String name, DecisionLogic logic) {}

  /** A list. */
  record Items(List<DecisionLogic> items) implements DecisionLogic {}

  /** A list of contexts. */
  record Relation(List<List<Named>> rows) implements DecisionLogic {}

  /** A function. */
  record Function(Formula body, List<Parameter> parameters) implements DecisionLogic {}

  /**
   * A parameter.
   *
   * @param type null for any
   */
  record Parameter(String name, @Nullable String type) {}

  /** A call of a business knowledge model. */
  record Invocation(List<Binding> bindings, Knowledge knowledge) implements DecisionLogic {}

  /** An argument. */
  record Binding(String name, Formula value) {}

  /** A decision table. */
  record Table(
      List<Input> inputs,
      List<Output> outputs,
      List<Rule> rules,
      HitPolicy hitPolicy,
      Aggregation aggregation)
      implements DecisionLogic {}

  /** What a column asks. */
  record Input(@Nullable String id, @Nullable String label, Formula formula) {}

  /**
   * What a column answers.
   *
   * @param values in the order of their priority
   */
  record Output(
      @Nullable String id,
      @Nullable String name,
      @Nullable String label,
      List<String> values,
      @Nullable Formula defaultValue) {}

  /** Tests and answers by columns. */
  record Rule(@Nullable String id, List<Formula> tests, List<Formula> answers) {}

  /** Which of the rules that match count. */
  enum HitPolicy {
    UNIQUE,
    FIRST,
    ANY,
    PRIORITY,
    RULE_ORDER,
    OUTPUT_ORDER,
    COLLECT
  }

  /** What is made of the answers that are collected. */
  enum Aggregation {
    LIST,
    SUM,
    MIN,
    MAX,
    COUNT
  }

  /** Something that has a logic and needs others. */
  sealed interface Element {
    String id();

    @Nullable String name();

    DecisionLogic logic();
  }

  /**
   * A decision.
   *
   * @param resultName as which those who require it know its value
   */
  record Decision(
      String id,
      @Nullable String name,
      DecisionLogic logic,
      String resultName,
      @Nullable String resultType,
      List<Decision> decisions,
      List<Knowledge> knowledge)
      implements Element {}

  /** A business knowledge model: a function with requirements. */
  record Knowledge(
      String id,
      String name,
      DecisionLogic logic,
      List<Parameter> parameters,
      List<Knowledge> knowledge)
      implements Element {}
}
