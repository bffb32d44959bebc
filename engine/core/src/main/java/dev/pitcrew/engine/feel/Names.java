package dev.pitcrew.engine.feel;

import dev.pitcrew.engine.feel.Warning.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names and paths. */
public final class Names {

  private Names() {}

  /** A variable, and the way into it. */
  public record Reference(String name, List<String> path) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = scope.variable(name);
      if (value == Scope.ABSENT) {
        scope.run.error(
            Kind.NO_VARIABLE_FOUND, () -> "No variable found with name '%s'".formatted(name));
        return null;
      }
      for (int i = 0; i < path.size() && !(value instanceof FeelError); i++) {
        value = step(value, path.get(i), scope.run);
      }
      return value;
    }
  }

  /** A way into any other value. */
  public record Path(Node from, String key) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = from.in(scope);
      return value instanceof FeelError ? value : step(value, key, scope.run);
    }
  }

  private static @Nullable Object step(@Nullable Object value, String key, Run run) {
    run.budget.look();
    return switch (value) {
      case FeelContext context -> entry(context, key, run);
      case List<?> list -> {
        List<@Nullable Object> found = new ArrayList<>(list.size());
        for (Object item : list) {
          found.add(step(item, key, run));
        }
        yield Collections.unmodifiableList(found);
      }
      case null -> {
        run.error(
            Kind.NO_CONTEXT_ENTRY_FOUND,
            () -> "No context entry found with key '%s'. The context is null".formatted(key));
        yield null;
      }
      default -> property(value, key, run);
    };
  }

  private static @Nullable Object entry(FeelContext context, String key, Run run) {
    Object found = context.entries().get(key);
    if (found == null && !context.entries().containsKey(key)) {
      run.error(
          Kind.NO_CONTEXT_ENTRY_FOUND,
          () ->
              "No context entry found with key '%s'. %s"
                  .formatted(
                      key,
                      context.entries().isEmpty()
                          ? "The context is empty"
                          : "Available keys: " + quoted(context.entries().keySet())));
      return null;
    }
    return found;
  }

  private static @Nullable Object property(Object value, String key, Run run) {
    Object found = Properties.of(value, key);
    if (found == Properties.NONE) {
      run.error(
          Kind.NO_PROPERTY_FOUND,
          () ->
              "No property found with name '%s' of value '%s'. Available properties: %s"
                  .formatted(key, Texts.shortOf(value), quoted(Properties.names(value))));
      return null;
    }
    return found;
  }

  private static String quoted(Iterable<String> names) {
    List<String> first = new ArrayList<>();
    for (String name : names) {
      if (first.size() == 20) {
        break;
      }
      first.add(name);
    }
    return first.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }
}
