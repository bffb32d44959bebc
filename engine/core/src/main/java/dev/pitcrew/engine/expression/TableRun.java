package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.expression.DecisionLogic.Aggregation;
import dev.pitcrew.engine.expression.DecisionLogic.HitPolicy;
import dev.pitcrew.engine.expression.DecisionLogic.Input;
import dev.pitcrew.engine.expression.DecisionLogic.Output;
import dev.pitcrew.engine.expression.DecisionLogic.Rule;
import dev.pitcrew.engine.expression.DecisionLogic.Table;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedInput;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedOutput;
import dev.pitcrew.engine.expression.DecisionResult.MatchedRule;
import dev.pitcrew.engine.feel.Budget;
import dev.pitcrew.engine.feel.Decimals;
import dev.pitcrew.engine.feel.FeelContext;
import dev.pitcrew.engine.feel.Texts;
import dev.pitcrew.engine.feel.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One evaluation of a decision table, with what came of its inputs and rules. */
final class TableRun {

  private final DecisionRun run;
  private final Table table;
  private final DecisionRun.Place place;
  private final List<@Nullable Object> inputs = new ArrayList<>();
  private final List<Match> matches = new ArrayList<>();

  /** A rule that matches and what it answers, by the names of the outputs. */
  private record Match(int index, Rule rule, Map<@Nullable String, @Nullable Object> answers) {}

  TableRun(DecisionRun run, Table table, DecisionRun.Place place) {
    this.run = run;
    this.table = table;
    this.place = place;
  }

  @Nullable Object evaluate() {
    List<@Nullable Object> values = new ArrayList<>();
    for (Input input : table.inputs()) {
      values.add(run.formula(input.formula(), place));
    }
    inputs.addAll(values);
    List<Integer> matching = matching();
    if (matching.isEmpty()) {
      return defaults();
    }
    List<Integer> counting =
        table.hitPolicy() == HitPolicy.FIRST ? matching.subList(0, 1) : matching;
    List<Match> answered = new ArrayList<>();
    for (int index : counting) {
      answered.add(new Match(index, table.rules().get(index), answers(table.rules().get(index))));
    }
    matches.addAll(answered);
    return outcome();
  }

  private List<Integer> matching() {
    List<Integer> matching = new ArrayList<>();
    for (int i = 0; i < table.rules().size(); i++) {
      if (isMet(table.rules().get(i))) {
        matching.add(i);
      }
    }
    return matching;
  }

  private boolean isMet(Rule rule) {
    run.budget().spendFor(Budget.ELEMENTS_PER_STEP);
    for (int i = 0; i < rule.tests().size() && i < inputs.size(); i++) {
      Object met = run.formula(rule.tests().get(i), place, inputs.get(i));
      if (met != null && !(met instanceof Boolean)) {
        throw new DecisionFailedException(
            "input entry must return true, false, or null, but found '%s'"
                .formatted(Texts.shortOf(met)));
      }
      if (!Boolean.TRUE.equals(met)) {
        return false;
      }
    }
    return true;
  }

  private Map<@Nullable String, @Nullable Object> answers(Rule rule) {
    Map<@Nullable String, @Nullable Object> answers = new LinkedHashMap<>();
    for (int i = 0; i < rule.answers().size() && i < table.outputs().size(); i++) {
      answers.put(table.outputs().get(i).name(), run.formula(rule.answers().get(i), place));
    }
    return answers;
  }

  private @Nullable Object defaults() {
    Map<@Nullable String, @Nullable Object> defaults = new LinkedHashMap<>();
    for (Output output : table.outputs()) {
      if (output.defaultValue() != null) {
        defaults.put(output.name(), run.formula(output.defaultValue(), place));
      }
    }
    return defaults.isEmpty() ? null : single(defaults);
  }

  private @Nullable Object outcome() {
    List<Map<@Nullable String, @Nullable Object>> answers =
        matches.stream().map(Match::answers).collect(Collectors.toCollection(ArrayList::new));
    return switch (table.hitPolicy()) {
      case FIRST -> single(answers.getFirst());
      case UNIQUE -> {
        if (answers.size() > 1) {
          throw new DecisionFailedException(
              "multiple values aren't allowed for UNIQUE hit policy. found: '%s'"
                  .formatted(text(answers)));
        }
        yield single(answers.getFirst());
      }
      case ANY -> {
        List<Map<@Nullable String, @Nullable Object>> distinct = distinct(answers);
        if (distinct.size() > 1) {
          throw new DecisionFailedException(
              "different values aren't allowed for ANY hit policy. found: '%s'"
                  .formatted(text(distinct)));
        }
        yield single(answers.getFirst());
      }
      case PRIORITY -> single(byPriority(answers).getFirst());
      case OUTPUT_ORDER -> all(byPriority(answers));
      case RULE_ORDER -> all(answers);
      case COLLECT -> collected(answers);
    };
  }

  private static @Nullable Object single(Map<@Nullable String, @Nullable Object> answers) {
    return answers.size() == 1 ? answers.values().iterator().next() : context(answers);
  }

  private static FeelContext context(Map<@Nullable String, @Nullable Object> answers) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    answers.forEach((name, value) -> entries.put(String.valueOf(name), value));
    return new FeelContext(Collections.unmodifiableMap(entries));
  }

  private static List<@Nullable Object> all(List<Map<@Nullable String, @Nullable Object>> answers) {
    List<@Nullable Object> all = new ArrayList<>();
    boolean isSingle = answers.getFirst().size() == 1;
    answers.forEach(answer -> all.add(isSingle ? single(answer) : context(answer)));
    return Collections.unmodifiableList(all);
  }

  private List<Map<@Nullable String, @Nullable Object>> distinct(
      List<Map<@Nullable String, @Nullable Object>> answers) {
    List<Map<@Nullable String, @Nullable Object>> distinct = new ArrayList<>();
    for (Map<@Nullable String, @Nullable Object> answer : answers) {
      run.budget().spendFor(4L * Budget.ELEMENTS_PER_STEP * distinct.size());
      if (distinct.stream()
          .noneMatch(other -> Values.areEqual(context(other), context(answer), run.budget()))) {
        distinct.add(answer);
      }
    }
    return distinct;
  }

  /** In the order of the values that the outputs list, the first output first; others come last. */
  private List<Map<@Nullable String, @Nullable Object>> byPriority(
      List<Map<@Nullable String, @Nullable Object>> answers) {
    Comparator<Map<@Nullable String, @Nullable Object>> order = (x, y) -> 0;
    for (Output output : table.outputs()) {
      Map<String, Integer> ranks = ranks(output);
      order = order.thenComparingInt(answer -> priority(ranks, answer.get(output.name())));
    }
    answers.sort(order);
    return answers;
  }

  /** What is listed twice counts where it stands last. */
  private Map<String, Integer> ranks(Output output) {
    run.budget().spendFor(output.values().size());
    Map<String, Integer> ranks = new HashMap<>();
    for (int i = 0; i < output.values().size(); i++) {
      ranks.put(output.values().get(i), i);
    }
    return ranks;
  }

  private static int priority(Map<String, Integer> ranks, @Nullable Object answer) {
    return answer instanceof String || answer instanceof BigDecimal
        ? ranks.getOrDefault(answer.toString(), Integer.MAX_VALUE)
        : Integer.MAX_VALUE;
  }

  private @Nullable Object collected(List<Map<@Nullable String, @Nullable Object>> answers) {
    if (table.aggregation() == Aggregation.LIST) {
      return all(answers);
    }
    if (table.aggregation() == Aggregation.COUNT) {
      return BigDecimal.valueOf(answers.size());
    }
    BinaryOperator<BigDecimal> operator =
        switch (table.aggregation()) {
          case MIN -> BigDecimal::min;
          case MAX -> BigDecimal::max;
          case SUM, LIST, COUNT -> (x, y) -> x.add(y, Decimals.CONTEXT);
        };
    return numbers(answers).stream().reduce(operator).orElseThrow();
  }

  private static List<BigDecimal> numbers(List<Map<@Nullable String, @Nullable Object>> answers) {
    if (answers.getFirst().size() != 1) {
      throw new DecisionFailedException("multiple values aren't allowed. found: " + text(answers));
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (Map<@Nullable String, @Nullable Object> answer : answers) {
      if (!(single(answer) instanceof BigDecimal number)) {
        throw new DecisionFailedException(
            "expected number but found '%s'".formatted(Texts.shortOf(single(answer))));
      }
      numbers.add(number);
    }
    return numbers;
  }

  /** As other engines say it. */
  private static String text(List<Map<@Nullable String, @Nullable Object>> answers) {
    return answers.stream()
        .limit(20)
        .map(
            answer ->
                answer.entrySet().stream()
                    .map(entry -> entry.getKey() + " -> " + Texts.shortOf(entry.getValue()))
                    .collect(Collectors.joining(", ", "Map(", ")")))
        .collect(Collectors.joining(", ", "List(", ")"));
  }

  List<EvaluatedInput> evaluatedInputs() {
    List<EvaluatedInput> evaluated = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Input input = table.inputs().get(i);
      evaluated.add(
          new EvaluatedInput(
              orElse(input.id(), ""),
              orElse(input.label(), input.formula().text()),
              run.json(inputs.get(i))));
    }
    return List.copyOf(evaluated);
  }

  /** Counted from 1 in the order of the table. */
  List<MatchedRule> matchedRules() {
    List<MatchedRule> rules = new ArrayList<>();
    for (Match match : matches) {
      List<EvaluatedOutput> outputs = new ArrayList<>();
      for (Output output : table.outputs()) {
        outputs.add(
            new EvaluatedOutput(
                orElse(output.id(), ""),
                orElse(output.label(), orElse(output.name(), "")),
                run.json(match.answers().get(output.name()))));
      }
      rules.add(
          new MatchedRule(orElse(match.rule().id(), ""), match.index() + 1, List.copyOf(outputs)));
    }
    return List.copyOf(rules);
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null || text.isEmpty() ? other : text;
  }
}
