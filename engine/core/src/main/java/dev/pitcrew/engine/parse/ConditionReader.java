package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.Trigger;
import io.camunda.zeebe.model.bpmn.instance.Condition;
import io.camunda.zeebe.model.bpmn.instance.ConditionalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeConditionalFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads which condition an event waits for, and which changes of variables it looks at. */
final class ConditionReader {

  private static final String CREATE = "create";
  private static final String UPDATE = "update";

  private final ExpressionReader expressions;
  private final Faults faults;

  ConditionReader(ExpressionReader expressions, Faults faults) {
    this.expressions = expressions;
    this.faults = faults;
  }

  Trigger.Condition read(Event event, ConditionalEventDefinition definition) {
    String id = event.getId();
    String what = "the condition";
    Condition element = definition.getCondition();
    Expression condition =
        expressions.dynamic(
            id,
            what,
            expressions.required(id, what, element == null ? null : element.getTextContent()));
    List<String> changes = changes(id, definition);
    return new Trigger.Condition(
        condition,
        expressions.namesIn(condition),
        changes.contains(CREATE),
        changes.contains(UPDATE));
  }

  private List<String> changes(String id, ConditionalEventDefinition definition) {
    ZeebeConditionalFilter filter = Extensions.find(definition, ZeebeConditionalFilter.class);
    String text = filter == null ? null : filter.getVariableEvents();
    if (text == null || text.isBlank()) {
      return List.of(CREATE, UPDATE);
    }
    List<String> changes = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (!Set.of(CREATE, UPDATE).containsAll(changes)) {
      faults.add(
          id,
          "Expected 'variableEvents' to be 'create', 'update' or both with a comma between, but found '%s'."
              .formatted(text));
    }
    return changes;
  }
}
