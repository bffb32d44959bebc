package dev.pitcrew.engine.expression;

import java.util.Set;
import org.camunda.feel.syntaxtree.Ref;
import scala.Product;
import scala.collection.Iterable;

/** The names that an expression mentions, whatever kinds of expression they stand in. */
final class FeelNames {

  private FeelNames() {}

  /** Adds also names bound inside the expression: looking one up in vain does no harm. */
  static void collect(Object node, Set<String> names) {
    switch (node) {
      case Ref ref -> names.add(ref.names().head());
      case Iterable<?> nodes -> {
        for (var rest = nodes.iterator(); rest.hasNext(); ) {
          collect(rest.next(), names);
        }
      }
      case Product product -> {
        for (var rest = product.productIterator(); rest.hasNext(); ) {
          collect(rest.next(), names);
        }
      }
      case null, default -> {}
    }
  }
}
