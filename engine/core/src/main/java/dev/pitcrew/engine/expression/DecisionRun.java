package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.expression.DecisionLogic.Decision;
import dev.pitcrew.engine.expression.DecisionLogic.Element;
import dev.pitcrew.engine.expression.DecisionLogic.Formula;
import dev.pitcrew.engine.expression.DecisionLogic.Knowledge;
import dev.pitcrew.engine.expression.DecisionLogic.Parameter;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedDecision;
import dev.pitcrew.engine.feel.Budget;
import dev.pitcrew.engine.feel.FeelContext;
import dev.pitcrew.engine.feel.FeelError;
import dev.pitcrew.engine.feel.FeelException;
import dev.pitcrew.engine.feel.FeelFunction;
import dev.pitcrew.engine.feel.Json;
import dev.pitcrew.engine.feel.Run;
import dev.pitcrew.engine.feel.Scope;
import dev.pitcrew.engine.feel.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation of a decision and of what it requires, all of it on one budget. */
final class DecisionRun {

  private final Budget budget;
  private final Instant now;
  private final Variables variables;
  private final FeelNames names;
  private final Map<String, @Nullable Object> read = new HashMap<>();
  private final DecisionRecord record = new DecisionRecord();

  DecisionRun(Budget budget, Instant now, Variables variables, FeelNames names) {
    this.budget = budget;
    this.now = now;
    this.variables = variables;
    this.names = names;
  }

  /** The decisions and the business knowledge that they invoke, in the order of evaluation. */
  List<EvaluatedDecision> evaluated() {
    return record.evaluated();
  }

  /** Whether it was the last of these that failed. */
  boolean lastFailed() {
    return record.lastFailed();
  }

  /**
   * What is known at a place of the model.
   *
   * @param element whose logic is evaluated
   */
  record Place(Known known, Element element) {

    Place with(Map<String, ? extends @Nullable Object> more) {
      return in(element, more);
    }

    Place in(Element other, Map<String, ? extends @Nullable Object> more) {
      return new Place(known.with(more), other);
    }
  }

  @Nullable Object evaluate(Decision decision) {
    return evaluate(decision, new Place(Known.NOTHING, decision));
  }

  private @Nullable Object evaluate(Decision decision, Place place) {
    Map<String, @Nullable Object> required = new LinkedHashMap<>();
    for (Decision other : decision.decisions()) {
      required.put(other.resultName(), evaluate(other, place));
    }
    required.putAll(functions(decision.knowledge(), place));
    Object value = logic(decision.logic(), place.in(decision, required));
    return TypeCheck.checked(value, decision.resultType());
  }

  private Map<String, FeelFunction> functions(List<Knowledge> knowledge, Place place) {
    Map<String, FeelFunction> functions = new LinkedHashMap<>();
    for (Knowledge model : knowledge) {
      Place inside = place.in(model, functions(model.knowledge(), place));
      functions.put(
          model.name(), function(model.parameters(), inside, known -> logic(model.logic(), known)));
    }
    return functions;
  }

  /** Computes the value of a function where its arguments are known. */
  @FunctionalInterface
  private interface Body {
    @Nullable Object in(Place place);
  }

  private static FeelFunction function(List<Parameter> parameters, Place place, Body body) {
    return new FeelFunction(
        parameters.stream().map(Parameter::name).toList(),
        false,
        (arguments, run) -> {
          try {
            Map<String, @Nullable Object> given = new LinkedHashMap<>();
            for (int i = 0; i < parameters.size() && i < arguments.length; i++) {
              given.put(
                  parameters.get(i).name(),
                  TypeCheck.checked(arguments[i], parameters.get(i).type()));
            }
            return body.in(place.with(given));
          } catch (DecisionFailedException e) {
            return new FeelError(String.valueOf(e.getMessage()));
          }
        });
  }

  @Nullable Object logic(DecisionLogic logic, Place place) {
    budget.spendFor(Budget.ELEMENTS_PER_STEP);
    if (logic instanceof DecisionLogic.Function function) {
      return function(function.parameters(), place, known -> formula(function.body(), known));
    }
    TableRun table =
        logic instanceof DecisionLogic.Table rules ? new TableRun(this, rules, place) : null;
    try {
      Object value = table == null ? value(logic, place) : table.evaluate();
      if (place.element().logic() == logic) {
        record.evaluated(place.element(), () -> json(value), table);
      }
      return value;
    } catch (DecisionFailedException e) {
      if (place.element().logic() == logic) {
        record.failed(place.element(), table);
      }
      throw e;
    }
  }

  private @Nullable Object value(DecisionLogic logic, Place place) {
    return switch (logic) {
      case DecisionLogic.Literal literal -> formula(literal.formula(), place);
      case DecisionLogic.Entries entries -> entries(entries, place);
      case DecisionLogic.Items list -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (DecisionLogic item : list.items()) {
          items.add(logic(item, place));
        }
        yield Collections.unmodifiableList(items);
      }
      case DecisionLogic.Relation relation -> {
        List<Object> rows = new ArrayList<>();
        for (List<DecisionLogic.Named> row : relation.rows()) {
          Map<String, @Nullable Object> cells = new LinkedHashMap<>();
          for (DecisionLogic.Named cell : row) {
            cells.put(cell.name(), logic(cell.logic(), place));
          }
          rows.add(new FeelContext(Collections.unmodifiableMap(cells)));
        }
        yield Collections.unmodifiableList(rows);
      }
      case DecisionLogic.Invocation invocation -> invoke(invocation, place);
      case DecisionLogic.Table table -> throw new IllegalStateException("evaluated elsewhere");
      case DecisionLogic.Function function -> throw new IllegalStateException("made elsewhere");
    };
  }

  private @Nullable Object entries(DecisionLogic.Entries context, Place place) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    Map<String, FeelFunction> functions = new LinkedHashMap<>();
    Known known = place.known().inner();
    for (DecisionLogic.Named entry : context.entries()) {
      Object value = logic(entry.logic(), new Place(known, place.element()));
      entries.put(entry.name(), value);
      known = known.with(entry.name(), value);
      if (value instanceof FeelFunction function) {
        functions.put(entry.name(), function);
      }
    }
    return context.result() == null
        ? new FeelContext(Collections.unmodifiableMap(entries), functions, 0)
        : logic(context.result(), new Place(known, place.element()));
  }

  private @Nullable Object invoke(DecisionLogic.Invocation invocation, Place place) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    for (DecisionLogic.Binding binding : invocation.bindings()) {
      arguments.put(binding.name(), formula(binding.value(), place));
    }
    Knowledge model = invocation.knowledge();
    Place known = place.with(arguments);
    Place inside = known.in(model, functions(model.knowledge(), known));
    for (Parameter parameter : model.parameters()) {
      Object value = named(parameter.name(), inside);
      if (value == Scope.ABSENT) {
        throw new DecisionFailedException(
            "no parameter found with name '%s'".formatted(parameter.name()));
      }
      TypeCheck.checked(value, parameter.type());
    }
    return logic(model.logic(), inside);
  }

  /** The names of the place; its functions can also be called. */
  @Nullable Object formula(Formula formula, Place place) {
    return formula(formula, place, Scope.ABSENT);
  }

  /**
   * @param input of a unary test
   */
  @Nullable Object formula(Formula formula, Place place, @Nullable Object input) {
    if (formula.node() == null) {
      return true;
    }
    Run run = new Run(budget, now, false);
    Scope scope = place.known().callables(Scope.root(run, name -> named(name, place)), budget);
    if (input != Scope.ABSENT) {
      scope = scope.with(Scope.INPUT, input);
    }
    try {
      Object value = formula.node().in(scope);
      if (run.failedAssertion() != null) {
        throw new DecisionFailedException(
            "Assertion failure on evaluate the expression '%s': %s"
                .formatted(Texts.shortened(formula.text()), run.failedAssertion()));
      }
      if (value instanceof FeelError error) {
        throw failure(formula, error.message());
      }
      return value;
    } catch (FeelException | ArithmeticException | DateTimeException e) {
      throw failure(formula, String.valueOf(e.getMessage()));
    }
  }

  private static DecisionFailedException failure(Formula formula, String cause) {
    return new DecisionFailedException(
        "failed to evaluate expression '%s': %s".formatted(Texts.shortened(formula.text()), cause));
  }

  private @Nullable Object named(String name, Place place) {
    Object value = place.known().value(name, budget);
    return value == Scope.ABSENT ? variable(name) : value;
  }

  private @Nullable Object variable(String name) {
    Object known = read.get(name);
    if (known != null || read.containsKey(name)) {
      return known;
    }
    String json = variables.json(name);
    Object value = json == null ? Scope.ABSENT : Json.variable(json, names.membersOf(name));
    read.put(name, value);
    return value;
  }

  String json(@Nullable Object value) {
    return ResultWriter.of(value, budget).json();
  }

  Budget budget() {
    return budget;
  }
}
