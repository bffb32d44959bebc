package dev.pitcrew.engine.expression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.syntaxtree.Ref;
import org.jspecify.annotations.Nullable;
import scala.Product;
import scala.collection.Iterable;

/**
 * The names that expressions mention, and of those that are only entered by a path, which members:
 * of {@code invoice.total > 10}, the rest of the invoice need not be read.
 */
final class FeelNames {

  /** The members needed; null where the whole value is. */
  private final Map<String, @Nullable Set<String>> names = new HashMap<>();

  static FeelNames of(Object node) {
    FeelNames names = new FeelNames();
    names.collect(node);
    return names;
  }

  /** Adds also names bound inside the expression: looking one up in vain does no harm. */
  void collect(Object node) {
    switch (node) {
      case Ref ref -> add(ref);
      case Iterable<?> nodes -> {
        for (var rest = nodes.iterator(); rest.hasNext(); ) {
          collect(rest.next());
        }
      }
      case Product product -> {
        for (var rest = product.productIterator(); rest.hasNext(); ) {
          collect(rest.next());
        }
      }
      case null, default -> {}
    }
  }

  private void add(Ref ref) {
    add(
        ref.names().size() == 1
            ? List.of(ref.names().head())
            : List.of(ref.names().head(), ref.names().apply(1)));
  }

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
