package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.FeelContext;
import dev.pitcrew.engine.feel.Json;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValDateTime;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValLocalTime;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import scala.Tuple2;
import scala.collection.immutable.Map$;

/** dmn-scala as it is: what our own decisions are compared with, and both of them as text. */
final class DmnOracle {

  static final String FAILED = "FAILED";

  private final DmnEngine library;

  DmnOracle(Instant now) {
    this.library = new DmnEngine.Builder().clock(() -> now.atZone(ZoneOffset.UTC)).build();
  }

  /**
   * What came of it.
   *
   * @param steps each decision and business knowledge model that was evaluated, with its inputs,
   *     rules and value
   * @param cause of a failure
   */
  record Outcome(String value, List<String> steps, String cause) {}

  /** Null where the library refuses it. */
  ParsedDmn parse(String xml) {
    var parsed = library.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    return parsed.isLeft() ? null : parsed.toOption().get();
  }

  Outcome evaluate(ParsedDmn dmn, String decisionId, Map<String, String> json) {
    var variables = Map$.MODULE$.<String, Object>newBuilder();
    json.forEach((name, text) -> variables.addOne(new Tuple2<>(name, JsonVal.read(text))));
    scala.util.Either<DmnEngine.EvalFailure, DmnEngine.EvalResult> result;
    try {
      result = library.eval(dmn, decisionId, variables.result());
    } catch (RuntimeException e) {
      return new Outcome(FAILED, List.of(), e.toString());
    }
    if (result.isLeft()) {
      DmnEngine.EvalFailure failure = result.left().toOption().get();
      return new Outcome(FAILED, steps(failure.auditLog()), failure.failure().message());
    }
    DmnEngine.EvalResult value = result.toOption().get();
    // What it gives out is a Java object, without functions and some zones: Zeebe takes this.
    return new Outcome(
        canonical(value.auditLog().entries().last().result().result()),
        steps(value.auditLog()),
        "");
  }

  private static List<String> steps(Audit.AuditLog log) {
    List<String> steps = new ArrayList<>();
    for (var rest = log.entries().iterator(); rest.hasNext(); ) {
      steps.add(step(rest.next()));
    }
    return steps;
  }

  private static String step(Audit.AuditLogEntry entry) {
    List<String> inputs = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    if (entry.result() instanceof Audit.DecisionTableEvaluationResult table) {
      for (var rest = table.inputs().iterator(); rest.hasNext(); ) {
        Audit.EvaluatedInput input = rest.next();
        inputs.add(input.input().id() + "=" + canonical(input.value()));
      }
      for (var rest = table.matchedRules().iterator(); rest.hasNext(); ) {
        Audit.EvaluatedRule rule = rest.next();
        List<String> outputs = new ArrayList<>();
        for (var answers = rule.outputs().iterator(); answers.hasNext(); ) {
          Audit.EvaluatedOutput output = answers.next();
          outputs.add(output.output().id() + "=" + canonical(output.value()));
        }
        rules.add((rule.rule().id() == null ? "" : rule.rule().id()) + outputs);
      }
    }
    return entry.id() + " " + canonical(entry.result().result()) + " of " + inputs + " by " + rules;
  }

  static Outcome ours(DecisionResult result) {
    return new Outcome(
        result.outputJson() == null ? FAILED : json(result.outputJson()),
        result.evaluated().stream().map(DmnOracle::step).toList(),
        result.failure() == null ? "" : result.failure());
  }

  private static String step(DecisionResult.EvaluatedDecision decision) {
    return decision.decisionId()
        + " "
        + json(decision.outputJson())
        + " of "
        + decision.inputs().stream()
            .map(input -> input.id() + "=" + json(input.valueJson()))
            .toList()
        + " by "
        + decision.matchedRules().stream().map(DmnOracle::rule).toList();
  }

  private static String rule(DecisionResult.MatchedRule rule) {
    return rule.id()
        + rule.outputs().stream()
            .map(output -> output.id() + "=" + json(output.valueJson()))
            .toList();
  }

  private static String json(String json) {
    return canonical(Json.variable(json, null));
  }

  private static String canonical(Object value) {
    return switch (value) {
      case BigDecimal number -> FeelOracle.number(number);
      case String text -> '"' + text + '"';
      case List<?> list -> list.stream().map(DmnOracle::canonical).toList().toString();
      case FeelContext context -> {
        Map<String, String> entries = new TreeMap<>();
        context.entries().forEach((key, item) -> entries.put(key, canonical(item)));
        yield entries.toString();
      }
      case null, default -> String.valueOf(value);
    };
  }

  /** As it would be in JSON. */
  private static String canonical(Val value) {
    return switch (value) {
      case ValError error -> "null";
      case ValFatalError error -> "null";
      case ValFunction function -> "null";
      case ValNull$ none -> "null";
      case ValBoolean truth -> String.valueOf(truth.value());
      case ValNumber number -> FeelOracle.number(number.value().bigDecimal());
      case ValString string -> '"' + string.value() + '"';
      case ValList list -> {
        List<String> items = new ArrayList<>();
        for (var rest = list.itemsAsSeq().iterator(); rest.hasNext(); ) {
          items.add(canonical(rest.next()));
        }
        yield items.toString();
      }
      case ValContext context -> {
        Map<String, String> entries = new TreeMap<>();
        var provider = context.context().variableProvider();
        for (var keys = provider.keys().iterator(); keys.hasNext(); ) {
          String key = keys.next();
          Val item = FeelEngine.defaultValueMapper().toVal(provider.getVariable(key).get());
          entries.putIfAbsent(key, canonical(item));
        }
        yield entries.toString();
      }
      case ValLocalTime time -> '"' + time.value().toString() + '"';
      case ValDateTime time when !(time.value().getZone() instanceof ZoneOffset) ->
          '"' + DateTimeFormatter.ISO_ZONED_DATE_TIME.format(time.value()) + '"';
      default -> '"' + value.toString() + '"';
    };
  }
}
