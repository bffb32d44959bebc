package dev.pitcrew.bpmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Turns the decision engine's collections into Java's. */
final class Plain {

  private Plain() {}

  static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case scala.collection.Map<?, ?> map -> {
        var plain = new LinkedHashMap<Object, Object>();
        map.foreach(
            entry -> {
              plain.put(entry._1(), of(entry._2()));
              return null;
            });
        yield plain;
      }
      case scala.collection.Iterable<?> list -> {
        var plain = new ArrayList<Object>();
        list.foreach(
            item -> {
              plain.add(of(item));
              return null;
            });
        yield plain;
      }
      case null, default -> value;
    };
  }
}
