package dev.pitcrew.engine.feel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The built-in functions by their names; several of one name differ in their parameters. */
public final class Builtins {

  private static final Map<String, List<FeelFunction>> FUNCTIONS = new Builtins().all();

  private final Map<String, List<FeelFunction>> functions = new HashMap<>();

  private Builtins() {}

  private Map<String, List<FeelFunction>> all() {
    BooleanFunctions.addTo(this);
    ContextFunctions.addTo(this);
    ConversionFunctions.addTo(this);
    ListFunctions.addTo(this);
    AggregateFunctions.addTo(this);
    NumericFunctions.addTo(this);
    RangeFunctions.addTo(this);
    StringFunctions.addTo(this);
    TemporalFunctions.addTo(this);
    return functions;
  }

  void add(String name, FeelFunction.Body body, String... parameters) {
    add(name, new FeelFunction(List.of(parameters), false, body));
  }

  /** The last parameter takes any number of arguments, as a list. */
  void addVariadic(String name, FeelFunction.Body body, String... parameters) {
    add(name, new FeelFunction(List.of(parameters), true, body));
  }

  private void add(String name, FeelFunction function) {
    functions.computeIfAbsent(name, any -> new ArrayList<>(2)).add(paid(function));
  }

  /** A call costs as much as its arguments weigh. */
  private static FeelFunction paid(FeelFunction function) {
    return new FeelFunction(
        function.parameters(),
        function.isVariadic(),
        (arguments, run) -> {
          for (Object argument : arguments) {
            if (argument instanceof List<?> list) {
              run.budget.spendFor(list.size());
            }
          }
          Object result = function.body().call(arguments, run);
          if (result instanceof List<?> list) {
            Budget.checkItems(list.size());
            run.budget.spendFor(list.size());
            run.budget.make(Lists.ITEM_BYTES * list.size());
          } else if (result instanceof FeelContext context) {
            run.budget.make(64L * context.entries().size());
          } else if (result instanceof String text) {
            run.budget.make(2L * text.length());
            Budget.checkChars(text.length());
            run.budget.spendFor(text.length() / 16);
          }
          return result;
        });
  }

  static @Nullable FeelFunction find(String name, Scope.Arguments arguments) {
    List<FeelFunction> candidates = FUNCTIONS.get(name);
    if (candidates != null) {
      for (FeelFunction function : candidates) {
        if (arguments.fit(function)) {
          return function;
        }
      }
    }
    return null;
  }

  public static Set<String> names() {
    return FUNCTIONS.keySet();
  }

  /** The lists of parameters with which it can be called. */
  public static List<List<String>> parameters(String name) {
    return FUNCTIONS.get(name).stream().map(FeelFunction::parameters).toList();
  }

  /** Whether each argument is of its class; null is of none. */
  static boolean are(@Nullable Object[] arguments, Class<?>... types) {
    return arguments.length == types.length
        && Arrays.stream(types).allMatch(new Matching(arguments)::next);
  }

  private static final class Matching {
    private final @Nullable Object[] arguments;
    private int index;

    Matching(@Nullable Object[] arguments) {
      this.arguments = arguments;
    }

    boolean next(Class<?> type) {
      return type.isInstance(arguments[index++]);
    }
  }
}
