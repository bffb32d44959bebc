package dev.pitcrew.engine.expression;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValDate;
import org.camunda.feel.syntaxtree.ValDateTime;
import org.camunda.feel.syntaxtree.ValFunction;
import scala.collection.Iterable;
import scala.collection.immutable.List;
import scala.collection.immutable.Nil$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The built-in functions of one evaluation: {@code now()} and {@code today()} answer its time, and
 * each call is paid for by the weight of its arguments before it begins.
 */
final class FeelFunctions implements FunctionProvider {

  private static final BuiltinFunctions BUILTIN =
      new BuiltinFunctions(
          () -> {
            throw new IllegalStateException("Expected no function to read the wall clock.");
          },
          FeelEngine.defaultValueMapper());

  @SuppressWarnings("unchecked")
  private static final List<String> NO_PARAMETERS = (List<String>) (List<?>) Nil$.MODULE$;

  private final Instant now;
  private final Budget budget;

  FeelFunctions(Instant now, Budget budget) {
    this.now = now;
    this.budget = budget;
  }

  @Override
  public List<ValFunction> getFunctions(String name) {
    return switch (name) {
      case "now" -> answering(new ValDateTime(time()));
      case "today" -> answering(new ValDate(time().toLocalDate()));
      default -> {
        List<ValFunction> functions = BUILTIN.getFunctions(name);
        yield functions.isEmpty() ? functions : functions.map(function -> paid(name, function));
      }
    };
  }

  @Override
  public Iterable<String> functionNames() {
    return BUILTIN.functionNames();
  }

  private ZonedDateTime time() {
    return now.atZone(ZoneOffset.UTC);
  }

  private static List<ValFunction> answering(Val value) {
    return CollectionConverters.asScala(
            java.util.List.of(new ValFunction(NO_PARAMETERS, arguments -> value, false)))
        .toList();
  }

  private ValFunction paid(String name, ValFunction function) {
    return new ValFunction(
        function.params(),
        arguments -> {
          FunctionPrice.pay(name, arguments, budget);
          return function.invoke().apply(arguments);
        },
        function.hasVarArgs());
  }
}
