package dev.pitcrew.engine.feel;

import dev.pitcrew.engine.feel.Scope.Arguments;
import dev.pitcrew.engine.feel.Warning.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions and their calls. */
public final class Calls {

  private Calls() {}

  /** A call that fails is null, but for an assertion. */
  public record Call(String name, Arguments arguments) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      FeelFunction function = scope.function(name, arguments);
      if (function == null) {
        notFound(name, arguments, scope.run);
        return null;
      }
      Object result = invoke(function, arguments, scope);
      if (!(result instanceof FeelError error) || error.isFatal()) {
        return result;
      }
      if (name.equals("assert")) {
        scope.run.assertionFailed(error);
      } else {
        scope.run.error(
            Kind.FUNCTION_INVOCATION_FAILURE,
            () -> "Failed to invoke function '%s': %s".formatted(name, error.message()));
      }
      return null;
    }
  }

  /** A function of a context. */
  public record MemberCall(Node path, String name, Arguments arguments) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = path.in(scope);
      if (value instanceof FeelError) {
        return value;
      }
      if (!(value instanceof FeelContext context)) {
        return scope.run.error(
            Kind.INVALID_TYPE,
            () -> "Expected context but found '%s'".formatted(Texts.shortOf(value)));
      }
      FeelFunction function = context.functions().get(name);
      return function != null && arguments.fit(function)
          ? invoke(function, arguments, scope)
          : notFound(name, arguments, scope.run);
    }
  }

  /** A function that knows the names around it. */
  public record Definition(List<String> parameters, Node body) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      return new FeelFunction(
          parameters,
          false,
          (values, run) -> {
            Scope inner = scope;
            for (int i = 0; i < parameters.size() && i < values.length; i++) {
              inner = inner.variable(parameters.get(i), values[i]);
            }
            return body.in(inner);
          });
    }
  }

  private static FeelError notFound(String name, Arguments arguments, Run run) {
    return run.error(
        Kind.NO_FUNCTION_FOUND,
        () ->
            switch (arguments) {
              case Arguments.Positional given ->
                  "No function found with name '%s' and %d parameters"
                      .formatted(name, given.values().size());
              case Arguments.Named given ->
                  "No function found with name '%s' and parameters: %s"
                      .formatted(name, String.join(",", given.names()));
            });
  }

  private static @Nullable Object invoke(FeelFunction function, Arguments arguments, Scope scope) {
    @Nullable Object[] values =
        switch (arguments) {
          case Arguments.Positional given -> positional(function, given.values(), scope);
          case Arguments.Named given -> named(function, given, scope);
        };
    FeelError error = null;
    for (Object value : values) {
      if (value instanceof FeelError found && (error == null || found.isFatal())) {
        error = found;
        if (found.isFatal()) {
          break;
        }
      }
    }
    if (error != null) {
      return error;
    }
    Object result = function.body().call(values, scope.run);
    return result == FeelFunction.ILLEGAL ? illegal(values) : result;
  }

  private static FeelError illegal(@Nullable Object[] values) {
    return new FeelError(
        () -> {
          List<String> texts = new ArrayList<>();
          for (Object value : values) {
            texts.add("'" + Texts.shortOf(value) + "'");
          }
          return "Illegal arguments: " + String.join(", ", texts);
        });
  }

  private static @Nullable Object[] positional(
      FeelFunction function, List<Node> given, Scope scope) {
    int fixed =
        function.isVariadic() ? function.parameters().size() - 1 : function.parameters().size();
    @Nullable Object[] values = new @Nullable Object[function.parameters().size()];
    for (int i = 0; i < fixed; i++) {
      values[i] = given.get(i).in(scope);
    }
    if (function.isVariadic()) {
      values[fixed] = rest(given, fixed, scope);
    }
    return values;
  }

  /** A list that is the only argument is taken for its items. */
  private static @Nullable Object rest(List<Node> given, int fixed, Scope scope) {
    List<@Nullable Object> rest = new ArrayList<>(Math.max(0, given.size() - fixed));
    for (int i = fixed; i < given.size(); i++) {
      Object value = given.get(i).in(scope);
      if (value instanceof FeelError) {
        return value;
      }
      rest.add(value);
    }
    return fixed == 0 && rest.size() == 1 && rest.getFirst() instanceof List<?> list
        ? list
        : Collections.unmodifiableList(rest);
  }

  /** What is not given is null. */
  private static @Nullable Object[] named(
      FeelFunction function, Arguments.Named given, Scope scope) {
    @Nullable Object[] values = new @Nullable Object[function.parameters().size()];
    for (int i = 0; i < values.length; i++) {
      int index = given.names().indexOf(function.parameters().get(i));
      values[i] = index < 0 ? null : given.values().get(index).in(scope);
    }
    return values;
  }
}
