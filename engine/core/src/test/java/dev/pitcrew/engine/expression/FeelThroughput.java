package dev.pitcrew.engine.expression;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.Exp;
import scala.Option;
import scala.collection.Iterable;
import scala.collection.immutable.List$;

/** Measures the CPU time of an evaluation, ours beside feel-engine's own interpreter. */
final class FeelThroughput {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "amount", "1190.50",
          "country", "\"DE\"",
          "order",
              "{\"total\": 1190.5, \"vendor\": {\"risk\": \"low\"}, \"note\": \"%s\"}"
                  .formatted("x".repeat(300)),
          "lines", "[{\"amount\": 10.5}, {\"amount\": 20}, {\"amount\": 30.25}]");

  private FeelThroughput() {}

  public static void main(String[] args) {
    for (String text :
        new String[] {
          "amount > 1000 and country = \"DE\"",
          "order.total > 1000",
          "if amount > 500 then \"high\" else \"low\"",
          "sum(lines.amount) * 1.19",
          "lines[amount > 15].amount",
          "{id: country + \"-1\", net: amount / 1.19}",
          "for l in lines return l.amount * 2"
        }) {
      FeelLanguage language = new FeelLanguage();
      Expression ours = language.parse("=" + text);
      Exp theirs = FeelParsing.expression(text, ParseBudget.ofEachText());
      double own = measured(() -> language.evaluate(ours, VARIABLES::get, Instant.EPOCH));
      double library = measured(() -> library(theirs));
      System.out.printf(
          "%-45s ours %7.0f ns  feel-engine %7.0f ns  ratio %.2f%n",
          text, own, library, own / library);
    }
  }

  private static final BuiltinFunctions FUNCTIONS =
      new BuiltinFunctions(FeelEngine.defaultClock(), FeelEngine.defaultValueMapper());

  /** Variables from JSON and the result to JSON, as an engine needs it, and no budget. */
  private static Object library(Exp expression) {
    var value =
        new FeelInterpreter(FeelEngine.defaultValueMapper())
            .eval(
                expression,
                new EvalContext(
                    FeelEngine.defaultValueMapper(),
                    new Lazy(),
                    FUNCTIONS,
                    new EvaluationFailureCollector()));
    return FeelOracle.canonical(value);
  }

  private static final class Lazy implements VariableProvider {
    @Override
    public Option<Object> getVariable(String name) {
      String json = VARIABLES.get(name);
      return json == null ? Option.empty() : Option.apply(JsonVal.read(json));
    }

    @Override
    public Iterable<String> keys() {
      return List$.MODULE$.empty();
    }
  }

  private static double measured(Supplier<Object> evaluation) {
    var threads = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 6; round++) {
      int count = 100_000;
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < count; i++) {
        if (evaluation.get() == null) {
          throw new IllegalStateException();
        }
      }
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / (double) count);
    }
    return best;
  }
}
