package dev.pitcrew.engine.expression;

import java.util.Map;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.Val;
import scala.Option;
import scala.Tuple2;
import scala.collection.Iterable;
import scala.collection.immutable.VectorMap$;
import scala.jdk.javaapi.CollectionConverters;

/** A JSON object as a FEEL context, its members in the order of the text. */
final class JsonContext implements Context, VariableProvider {

  private final Map<String, Val> members;
  private final long weight;

  JsonContext(Map<String, Val> members, long weight) {
    this.members = members;
    this.weight = weight;
  }

  /** As {@link Weight} counts, known from reading. */
  long weight() {
    return weight;
  }

  @Override
  public VariableProvider variableProvider() {
    return this;
  }

  @Override
  public FunctionProvider functionProvider() {
    return FunctionProvider.EmptyFunctionProvider$.MODULE$;
  }

  @Override
  public Option<Object> getVariable(String name) {
    return Option.apply(members.get(name));
  }

  @Override
  public Iterable<String> keys() {
    return CollectionConverters.asScala(members.keySet()).toList();
  }

  @Override
  public scala.collection.immutable.Map<String, Object> getVariables() {
    var builder = VectorMap$.MODULE$.<String, Object>newBuilder();
    members.forEach((name, value) -> builder.addOne(new Tuple2<>(name, value)));
    return builder.result();
  }
}
