package dev.pitcrew.engine.feel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions of contexts. */
final class ContextFunctions {

  private ContextFunctions() {}

  static void addTo(Builtins functions) {
    functions.add("get entries", ContextFunctions::entries, "context");
    functions.add("get entries", ContextFunctions::entries, "m");
    functions.add("get value", ContextFunctions::value, "m", "key");
    functions.add("get value", ContextFunctions::value, "context", "key");
    functions.add("get value", ContextFunctions::valueAt, "context", "keys");
    functions.add("context put", ContextFunctions::put, "context", "key", "value");
    functions.add("context put", ContextFunctions::putAt, "context", "keys", "value");
    functions.add("put", ContextFunctions::put, "context", "key", "value");
    functions.addVariadic("context merge", ContextFunctions::merge, "contexts");
    functions.addVariadic("put all", ContextFunctions::merge, "contexts");
    functions.add("context", ContextFunctions::context, "entries");
  }

  private static Object entries(@Nullable Object[] arguments, Run run) {
    if (!(arguments[0] instanceof FeelContext context)) {
      return FeelFunction.ILLEGAL;
    }
    run.budget.spendFor(context.entries().size() * 2L);
    List<Object> entries = new ArrayList<>();
    context
        .entries()
        .forEach(
            (key, value) -> {
              Map<String, @Nullable Object> entry = new LinkedHashMap<>(4);
              entry.put("key", key);
              entry.put("value", value);
              entries.add(new FeelContext(Collections.unmodifiableMap(entry)));
            });
    return Collections.unmodifiableList(entries);
  }

  private static @Nullable Object value(@Nullable Object[] arguments, Run run) {
    if (arguments[0] instanceof FeelContext context && arguments[1] instanceof String key) {
      run.budget.spendFor(key.length());
      return context.entries().get(key);
    }
    return valueAt(arguments, run);
  }

  private static @Nullable Object valueAt(@Nullable Object[] arguments, Run run) {
    if (!(arguments[0] instanceof FeelContext context) || !(arguments[1] instanceof List<?> keys)) {
      return FeelFunction.ILLEGAL;
    }
    Object value = keys.isEmpty() ? null : context;
    for (Object key : keys) {
      value =
          value instanceof FeelContext inner && key instanceof String name
              ? inner.entries().get(name)
              : null;
    }
    return value;
  }

  private static @Nullable Object put(@Nullable Object[] arguments, Run run) {
    if (arguments[0] instanceof FeelContext context && arguments[1] instanceof String key) {
      run.budget.spendFor(context.entries().size() + (long) key.length());
      return context.with(key, arguments[2]);
    }
    return putAt(arguments, run);
  }

  private static @Nullable Object putAt(@Nullable Object[] arguments, Run run) {
    if (!(arguments[0] instanceof FeelContext context) || !(arguments[1] instanceof List<?> keys)) {
      return FeelFunction.ILLEGAL;
    }
    if (keys.isEmpty()) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (Object key : keys) {
      if (!(key instanceof String name)) {
        return FeelFunction.ILLEGAL;
      }
      names.add(name);
    }
    return putAt(context, names, arguments[2], run);
  }

  /** From the innermost outwards; what is no context on the way becomes one. */
  private static FeelContext putAt(
      FeelContext context, List<String> names, @Nullable Object value, Run run) {
    List<FeelContext> way = new ArrayList<>(names.size());
    FeelContext inner = context;
    for (String name : names) {
      way.add(inner);
      run.budget.spendFor(inner.entries().size());
      inner = inner.entries().get(name) instanceof FeelContext next ? next : FeelContext.EMPTY;
    }
    Object put = value;
    for (int i = names.size() - 1; i >= 0; i--) {
      put = way.get(i).with(names.get(i), put);
    }
    return (FeelContext) Objects.requireNonNull(put);
  }

  private static @Nullable Object merge(@Nullable Object[] arguments, Run run) {
    if (!(arguments[0] instanceof List<?> contexts)) {
      return null;
    }
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    for (Object item : contexts) {
      if (!(item instanceof FeelContext context)) {
        return null;
      }
      run.budget.spendFor(context.entries().size());
      merged.putAll(context.entries());
    }
    return new FeelContext(Collections.unmodifiableMap(merged));
  }

  private static @Nullable Object context(@Nullable Object[] arguments, Run run) {
    if (!(arguments[0] instanceof List<?> entries)) {
      return null;
    }
    Map<String, @Nullable Object> context = new LinkedHashMap<>();
    for (Object item : entries) {
      if (!(item instanceof FeelContext entry)
          || !entry.entries().containsKey("value")
          || !(entry.entries().get("key") instanceof String key)) {
        return null;
      }
      context.put(key, entry.entries().get("value"));
    }
    return new FeelContext(Collections.unmodifiableMap(context));
  }
}
