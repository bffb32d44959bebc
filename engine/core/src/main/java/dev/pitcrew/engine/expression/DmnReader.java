package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.expression.DecisionLogic.Aggregation;
import dev.pitcrew.engine.expression.DecisionLogic.Binding;
import dev.pitcrew.engine.expression.DecisionLogic.Decision;
import dev.pitcrew.engine.expression.DecisionLogic.Formula;
import dev.pitcrew.engine.expression.DecisionLogic.HitPolicy;
import dev.pitcrew.engine.expression.DecisionLogic.Input;
import dev.pitcrew.engine.expression.DecisionLogic.Knowledge;
import dev.pitcrew.engine.expression.DecisionLogic.Named;
import dev.pitcrew.engine.expression.DecisionLogic.Output;
import dev.pitcrew.engine.expression.DecisionLogic.Parameter;
import dev.pitcrew.engine.expression.DecisionLogic.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.dmn.parser.EmptyExpression$;
import org.camunda.dmn.parser.ExpressionFailure;
import org.camunda.dmn.parser.FeelExpression;
import org.camunda.dmn.parser.ParsedBusinessKnowledgeModel;
import org.camunda.dmn.parser.ParsedContext;
import org.camunda.dmn.parser.ParsedDecision;
import org.camunda.dmn.parser.ParsedDecisionLogic;
import org.camunda.dmn.parser.ParsedDecisionTable;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.dmn.parser.ParsedExpression;
import org.camunda.dmn.parser.ParsedFunctionDefinition;
import org.camunda.dmn.parser.ParsedInput;
import org.camunda.dmn.parser.ParsedInvocation;
import org.camunda.dmn.parser.ParsedList;
import org.camunda.dmn.parser.ParsedLiteralExpression;
import org.camunda.dmn.parser.ParsedOutput;
import org.camunda.dmn.parser.ParsedRelation;
import org.camunda.dmn.parser.ParsedRule;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Tuple2;
import scala.collection.Iterable;

/** Makes our own model of the one that dmn-scala parsed, and notes the names it mentions. */
final class DmnReader {

  private final FeelNames names;
  private final Map<String, Decision> decisions = new HashMap<>();
  private final Map<ParsedBusinessKnowledgeModel, Knowledge> knowledge = new IdentityHashMap<>();
  private final Map<ParsedExpression, Formula> formulas = new IdentityHashMap<>();

  DmnReader(FeelNames names) {
    this.names = names;
  }

  /** The decisions by their ids. */
  Map<String, Decision> read(ParsedDmn dmn) {
    for (var rest = dmn.decisions().iterator(); rest.hasNext(); ) {
      decision(rest.next());
    }
    return Map.copyOf(decisions);
  }

  private Decision decision(ParsedDecision parsed) {
    Decision known = decisions.get(parsed.id());
    if (known != null) {
      return known;
    }
    Decision decision =
        new Decision(
            parsed.id(),
            parsed.name(),
            logic(parsed.logic()),
            parsed.resultName(),
            orNull(parsed.resultType()),
            all(parsed.requiredDecisions(), this::decision),
            all(parsed.requiredBkms(), this::knowledge));
    decisions.put(parsed.id(), decision);
    return decision;
  }

  private Knowledge knowledge(ParsedBusinessKnowledgeModel parsed) {
    Knowledge known = knowledge.get(parsed);
    if (known != null) {
      return known;
    }
    Knowledge model =
        new Knowledge(
            parsed.id(),
            parsed.name(),
            logic(parsed.logic()),
            all(parsed.parameters(), DmnReader::parameter),
            all(parsed.requiredBkms(), this::knowledge));
    knowledge.put(parsed, model);
    return model;
  }

  private DecisionLogic logic(ParsedDecisionLogic parsed) {
    return switch (parsed) {
      case ParsedLiteralExpression literal ->
          new DecisionLogic.Literal(formula(literal.expression()));
      case ParsedDecisionTable table -> table(table);
      case ParsedInvocation invocation ->
          new DecisionLogic.Invocation(
              all(
                  invocation.bindings(),
                  binding -> new Binding(binding._1(), formula(binding._2()))),
              knowledge(invocation.invocation()));
      case ParsedContext context ->
          new DecisionLogic.Entries(
              all(context.entries(), this::named),
              context.aggregationEntry().isDefined()
                  ? logic(context.aggregationEntry().get())
                  : null);
      case ParsedList list -> new DecisionLogic.Items(all(list.entries(), this::logic));
      case ParsedRelation relation ->
          new DecisionLogic.Relation(all(relation.rows(), row -> all(row.columns(), this::named)));
      case ParsedFunctionDefinition function ->
          new DecisionLogic.Function(
              formula(function.expression()), all(function.parameters(), DmnReader::parameter));
      default ->
          throw new InvalidExpressionException(
              "Expected decision logic of a kind that is known, but found '%s'."
                  .formatted(parsed.getClass().getSimpleName()));
    };
  }

  private Named named(Tuple2<String, ParsedDecisionLogic> entry) {
    return new Named(entry._1(), logic(entry._2()));
  }

  private static Parameter parameter(Tuple2<String, String> parameter) {
    return new Parameter(parameter._1(), parameter._2());
  }

  private DecisionLogic.Table table(ParsedDecisionTable table) {
    return new DecisionLogic.Table(
        all(table.inputs(), this::input),
        all(table.outputs(), this::output),
        all(table.rules(), this::rule),
        table.hitPolicy() == null ? HitPolicy.UNIQUE : HitPolicy.valueOf(table.hitPolicy().name()),
        table.aggregation() == null
            ? Aggregation.LIST
            : Aggregation.valueOf(table.aggregation().name()));
  }

  private Input input(ParsedInput input) {
    return new Input(input.id(), input.name(), formula(input.expression()));
  }

  private Output output(ParsedOutput output) {
    List<String> values =
        output.value().isEmpty()
            ? List.of()
            : Arrays.stream(output.value().get().split(","))
                .map(value -> value.trim().replaceAll("[\"']", ""))
                .toList();
    return new Output(
        output.id(),
        output.name(),
        output.label(),
        values,
        output.defaultValue().isDefined() ? formula(output.defaultValue().get()) : null);
  }

  private Rule rule(ParsedRule rule) {
    return new Rule(
        rule.id(),
        all(rule.inputEntries(), this::formula),
        all(rule.outputEntries(), entry -> formula(entry._2())));
  }

  private Formula formula(ParsedExpression parsed) {
    return formulas.computeIfAbsent(
        parsed,
        any ->
            switch (parsed) {
              case FeelExpression feel ->
                  new Formula(
                      feel.expression().text(),
                      new TreeReader(names).read(feel.expression().expression()));
              case EmptyExpression$ empty -> new Formula("", null);
              case ExpressionFailure failure ->
                  throw new InvalidExpressionException(failure.failure());
              default ->
                  throw new InvalidExpressionException(
                      "Expected an expression, but found '%s'.".formatted(parsed));
            });
  }

  private static <T> @Nullable T orNull(Option<T> option) {
    return option.isDefined() ? option.get() : null;
  }

  private static <T, R> List<R> all(Iterable<T> items, Function<T, R> reader) {
    List<R> read = new ArrayList<>();
    for (var rest = items.iterator(); rest.hasNext(); ) {
      read.add(reader.apply(rest.next()));
    }
    return List.copyOf(read);
  }
}
