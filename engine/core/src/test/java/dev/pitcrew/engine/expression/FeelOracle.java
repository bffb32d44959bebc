package dev.pitcrew.engine.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.ValueMapper;
import scala.Option;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** feel-engine as it is, without a budget: what our own evaluator is compared with. */
final class FeelOracle {

  static final String FAILED = "FAILED";

  private static final ValueMapper MAPPER = FeelEngine.defaultValueMapper();

  private final FunctionProvider functions;
  private final Map<String, Val> variables = new HashMap<>();

  FeelOracle(Instant now, Map<String, String> json) {
    this.functions = new BuiltinFunctions(() -> now.atZone(ZoneOffset.UTC), MAPPER);
    json.forEach((name, text) -> variables.put(name, JsonVal.read(text)));
  }

  /** What it came to, and what was odd. */
  record Answer(String value, List<String> warnings) {}

  Answer evaluate(Exp expression) {
    return evaluate(expression, Map.of());
  }

  Answer evaluate(Exp expression, Map<String, Val> more) {
    EvaluationFailureCollector failures = new EvaluationFailureCollector();
    Map<String, Val> all = new HashMap<>(variables);
    all.putAll(more);
    String value;
    try {
      Val result =
          new FeelInterpreter(MAPPER)
              .eval(expression, new EvalContext(MAPPER, new Known(all), functions, failures));
      value = canonical(result);
    } catch (RuntimeException e) {
      value = FAILED;
    }
    List<String> warnings = new ArrayList<>();
    for (var rest = failures.failures().iterator(); rest.hasNext(); ) {
      EvaluationFailure failure = rest.next();
      if (failure.failureType() == EvaluationFailureType.ASSERT_FAILURE$.MODULE$) {
        value = FAILED;
      }
      warnings.add("[%s] %s".formatted(failure.failureType(), failure.failureMessage()));
    }
    return new Answer(value, warnings);
  }

  /** As text: numbers without their zeros, entries of contexts sorted. */
  static String canonical(Val value) {
    return switch (value) {
      case ValError error -> FAILED;
      case ValFatalError error -> FAILED;
      case ValNumber number -> number(number.value().bigDecimal());
      case ValString string -> '"' + string.value() + '"';
      case ValList list -> {
        List<String> items = new ArrayList<>();
        for (var rest = list.itemsAsSeq().iterator(); rest.hasNext(); ) {
          items.add(canonical(rest.next()));
        }
        yield items.contains(FAILED) ? FAILED : items.toString();
      }
      case ValContext context -> {
        Map<String, String> entries = new TreeMap<>();
        var provider = context.context().variableProvider();
        for (var keys = provider.keys().iterator(); keys.hasNext(); ) {
          String key = keys.next();
          entries.putIfAbsent(key, canonical(MAPPER.toVal(provider.getVariable(key).get())));
        }
        yield entries.toString();
      }
      default -> value.toString();
    };
  }

  static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
  }

  private record Known(Map<String, Val> values) implements VariableProvider {
    @Override
    public Option<Object> getVariable(String name) {
      return Option.apply(values.get(name));
    }

    @Override
    public Iterable<String> keys() {
      return CollectionConverters.asScala(values.keySet()).toList();
    }
  }
}
