package dev.pitcrew.engine.expression;

import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValString;

/** How many elements a value has all in all, shared parts counted each time they are met. */
final class Weight {

  private static final int CHARS_PER_ELEMENT = 16;

  private Weight() {}

  /** Stops counting when {@code limit} is passed. */
  static long of(Object value, long limit) {
    return switch (value) {
      case ValList list -> ofList(list, limit);
      case ValContext context -> ofContext(context, limit);
      case ValString string -> 1 + string.value().length() / CHARS_PER_ELEMENT;
      case null, default -> 1;
    };
  }

  private static long ofList(ValList list, long limit) {
    long weight = 1;
    var items = list.itemsAsSeq().iterator();
    while (items.hasNext() && weight <= limit) {
      weight += of(items.next(), limit - weight);
    }
    return weight;
  }

  private static long ofContext(ValContext context, long limit) {
    if (context.context() instanceof JsonContext json) {
      return json.weight();
    }
    var provider = context.context().variableProvider();
    long weight = 1;
    var keys = provider.keys().iterator();
    while (keys.hasNext() && weight <= limit) {
      var value = provider.getVariable(keys.next());
      weight += value.isDefined() ? of(value.get(), limit - weight) : 1;
    }
    return weight;
  }
}
