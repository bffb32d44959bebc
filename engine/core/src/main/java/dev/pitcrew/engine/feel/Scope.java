package dev.pitcrew.engine.feel;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The names that are known at a place of an expression: a chain, the nearest first. */
public final class Scope {

  /** What {@link #variable} finds where nobody knows the name. */
  public static final Object ABSENT = new Object();

  /** The variables around the expression. */
  @FunctionalInterface
  public interface Root {
    /** {@link #ABSENT} where there is none of this name. */
    @Nullable Object variable(String name);
  }

  /** The name of the input value of a unary test. */
  public static final String INPUT = "cellInput";

  /** As which a unary test names its input. */
  static final String INPUT_SYMBOL = "?";

  final Run run;
  private final @Nullable Scope parent;
  private final @Nullable Root root;
  private final @Nullable String name;
  private final @Nullable Object value;

  private Scope(
      Run run,
      @Nullable Scope parent,
      @Nullable Root root,
      @Nullable String name,
      @Nullable Object value) {
    this.run = run;
    this.parent = parent;
    this.root = root;
    this.name = name;
    this.value = value;
  }

  public static Scope root(Run run, Root root) {
    return new Scope(run, null, root, null, null);
  }

  /** A function can then be called by the name, any other value be read. */
  public Scope with(String name, @Nullable Object value) {
    return value instanceof FeelFunction function
        ? new Scope(run, this, null, name, new Callable(function))
        : variable(name, value);
  }

  /** The name of an argument: also a function is only a value then. */
  Scope variable(String name, @Nullable Object value) {
    return new Scope(run, this, null, name, value);
  }

  /** All entries of the context by their names. */
  Scope with(FeelContext context) {
    return new Scope(run, this, null, null, context);
  }

  private record Callable(FeelFunction function) {}

  public @Nullable Object variable(String wanted) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      if (scope.name != null) {
        if (scope.name.equals(wanted) && !(scope.value instanceof Callable)) {
          return scope.value;
        }
      } else if (scope.value instanceof FeelContext context) {
        Object found = context.entries().get(wanted);
        if (found != null || context.entries().containsKey(wanted)) {
          return found;
        }
      } else if (scope.root != null) {
        return scope.root.variable(wanted);
      }
      run.budget.look();
    }
    return ABSENT;
  }

  /** The nearest function of this name that was defined here; null where there is none. */
  private @Nullable FeelFunction defined(String wanted, Predicate<FeelFunction> takes) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      FeelFunction found =
          scope.name == null
              ? scope.value instanceof FeelContext context ? context.functions().get(wanted) : null
              : scope.value instanceof Callable callable && scope.name.equals(wanted)
                  ? callable.function
                  : null;
      if (found != null && takes.test(found)) {
        return found;
      }
      run.budget.look();
    }
    return null;
  }

  /** Also the built-in ones. */
  @Nullable FeelFunction function(String wanted, Arguments arguments) {
    FeelFunction defined = defined(wanted, arguments::fit);
    return defined != null ? defined : Builtins.find(wanted, arguments);
  }

  /** How the arguments of a call are given. */
  public sealed interface Arguments {
    boolean fit(FeelFunction function);

    /** By their position. */
    record Positional(List<Node> values) implements Arguments {
      @Override
      public boolean fit(FeelFunction function) {
        return function.takes(values.size());
      }
    }

    /** By the names of parameters. */
    record Named(List<String> names, List<Node> values) implements Arguments {
      @Override
      public boolean fit(FeelFunction function) {
        return function.takes(Set.copyOf(names));
      }
    }
  }
}
