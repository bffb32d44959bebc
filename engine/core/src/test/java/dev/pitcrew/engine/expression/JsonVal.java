package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.FeelContext;
import dev.pitcrew.engine.feel.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.camunda.feel.context.Context;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import scala.Tuple2;
import scala.collection.immutable.VectorMap$;
import scala.jdk.javaapi.CollectionConverters;

/** A variable as the library wants it. */
final class JsonVal {

  private JsonVal() {}

  static Val read(String json) {
    return of(Json.variable(json, null));
  }

  private static Val of(Object value) {
    return switch (value) {
      case null -> ValNull$.MODULE$;
      case Boolean truth -> new ValBoolean(truth);
      case BigDecimal number ->
          new ValNumber(scala.math.BigDecimal.javaBigDecimal2bigDecimal(number));
      case String text -> new ValString(text);
      case List<?> list -> {
        List<Val> items = new ArrayList<>();
        list.forEach(item -> items.add(of(item)));
        yield new ValList(
            (scala.collection.immutable.Seq<Val>) CollectionConverters.asScala(items).toVector());
      }
      case FeelContext context -> {
        var entries = VectorMap$.MODULE$.<String, Object>newBuilder();
        context.entries().forEach((key, item) -> entries.addOne(new Tuple2<>(key, of(item))));
        yield new ValContext(
            new Context.StaticContext(
                entries.result(), scala.collection.immutable.Map$.MODULE$.empty()));
      }
      default -> throw new IllegalArgumentException(value.toString());
    };
  }
}
