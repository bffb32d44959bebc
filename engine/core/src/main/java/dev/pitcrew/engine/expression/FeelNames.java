package dev.pitcrew.engine.expression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that expressions mention, and of those that are only entered by a path, which members:
 * of {@code invoice.total > 10}, the rest of the invoice need not be read.
 */
final class FeelNames {

  /** The members needed; null where the whole value is. */
  private final Map<String, @Nullable Set<String>> names = new HashMap<>();

  private boolean usesChance;

  /** The function is called: of some, each evaluation has another value. */
  void addCall(String function) {
    usesChance |= function.equals("uuid") || function.equals("random number");
  }

  /** Whether the same may come to something else when it is evaluated once more. */
  boolean usesChance() {
    return usesChance;
  }

  /** Adds also names bound inside the expression: looking one up in vain does no harm. */
  void add(List<String> path) {
    String name = path.getFirst();
    if (path.size() == 1) {
      names.put(name, null);
    } else if (!names.containsKey(name)) {
      names.put(name, new HashSet<>(Set.of(path.get(1))));
    } else if (names.get(name) instanceof Set<String> members) {
      members.add(path.get(1));
    }
  }

  Set<String> all() {
    return names.keySet();
  }

  /** Null where the whole value is needed. */
  @Nullable Set<String> membersOf(String name) {
    return names.get(name);
  }
}
