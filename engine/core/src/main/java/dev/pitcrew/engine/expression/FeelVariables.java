package dev.pitcrew.engine.expression;

import java.util.HashMap;
import java.util.Map;
import org.camunda.feel.context.VariableProvider;
import scala.Option;
import scala.collection.Iterable;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Nil$;

/** Reads a variable when an expression names it, once for each evaluation. */
final class FeelVariables implements VariableProvider {

  private final Variables variables;
  private final FeelNames names;
  private final Map<String, Option<Object>> read = new HashMap<>(4);

  FeelVariables(Variables variables, FeelNames names) {
    this.variables = variables;
    this.names = names;
  }

  @Override
  public Option<Object> getVariable(String name) {
    return read.computeIfAbsent(name, this::read);
  }

  private Option<Object> read(String name) {
    String json = variables.json(name);
    return json == null
        ? Option.empty()
        : Option.apply(JsonReader.read(json, names.membersOf(name)));
  }

  /** What the scopes hold is not enumerated: an expression can only ask by name. */
  @Override
  @SuppressWarnings("unchecked")
  public Iterable<String> keys() {
    return (Iterable<String>) (Iterable<?>) Nil$.MODULE$;
  }

  @Override
  public scala.collection.immutable.Map<String, Object> getVariables() {
    return Map$.MODULE$.empty();
  }
}
