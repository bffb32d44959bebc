package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.MultiInstance;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.LoopResults;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The output collection of a multi-instance body, which its children fill, each in its place. */
final class LoopOutput {

  private final StepRun run;
  private final Expressions expressions;
  private final Scopes scopes;
  private final LoopItems collections = new LoopItems();

  LoopOutput(StepRun run, Expressions expressions, Scopes scopes) {
    this.run = run;
    this.expressions = expressions;
    this.scopes = scopes;
  }

  /** A place for each child, empty as yet. */
  void begin(MultiInstance loop, ElementInstanceRow body, int children) {
    if (loop.outputCollection() != null) {
      scopes.setLocal(
          body, loop.outputCollection(), JsonText.array(Collections.nCopies(children, "null")));
    }
  }

  /** The child has a variable of its own for its result. */
  void prepare(MultiInstance loop, ElementInstanceRow child) {
    String result = variableName(loop.outputElement());
    if (result != null && scopes.local(child.key(), result) == null) {
      // Else the results of children that run side by side would meet in one variable.
      scopes.setLocal(child, result, "null");
    }
  }

  /** The child's result takes its place in the collection. */
  void collect(
      MultiInstance loop, ElementInstanceRow child, Variables seen, ElementInstanceRow body) {
    if (loop.outputCollection() != null && loop.outputElement() != null) {
      String result = expressions.value(loop.outputElement(), seen).json();
      put(loop.outputCollection(), child, result, body);
    }
  }

  private void put(
      String collection, ElementInstanceRow child, String json, ElementInstanceRow body) {
    VariableRow row = scopes.written(body.key(), collection);
    if (row == null) {
      return;
    }
    int position = child.loopCounter();
    List<String> elements = collections.of(row.key(), row.value());
    if (elements == null) {
      throw meddled(collection, "because the type of the output collection is: " + type(row));
    }
    if (position > elements.size()) {
      throw meddled(
          collection,
          "at position %d because the size of the collection is: %d"
              .formatted(position, elements.size()));
    }
    if (LoopResults.mayBeBeside(row) && run.get(Tables.LOOP, body.key()) != null) {
      scopes.collect(
          row,
          new LoopResultRow(child.key(), row.key(), child.processInstanceKey(), position, json),
          elements.size());
    } else {
      List<String> all = new ArrayList<>(elements);
      all.set(position - 1, json);
      scopes.setLocal(body, collection, JsonText.array(all));
    }
  }

  private static TroubleException meddled(String collection, String why) {
    return new TroubleException(
        IncidentType.EXTRACT_VALUE_ERROR,
        "Unable to update an item in output collection '%s' %s. This may happen when multiple BPMN elements write to the same variable."
            .formatted(collection, why));
  }

  /** As Zeebe names it. */
  private static String type(VariableRow row) {
    return switch (row.value().charAt(0)) {
      case '"' -> "STRING";
      case '{' -> "MAP";
      case 't', 'f' -> "BOOLEAN";
      case 'n' -> "NIL";
      default -> row.value().matches("-?\\d+") ? "INTEGER" : "FLOAT";
    };
  }

  /** What its children have brought is in the collection for good. */
  void settle(MultiInstance loop, ElementInstanceRow body) {
    String collection = loop.outputCollection();
    VariableRow row = collection == null ? null : scopes.written(body.key(), collection);
    if (row != null) {
      collections.forget(row.key());
      scopes.write(row.scopeKey(), row.name());
    }
  }

  /** The output collection leaves the body. */
  void handOver(MultiInstance loop, ElementInstanceRow body) {
    String collection = loop.outputCollection();
    VariableRow row = collection == null ? null : scopes.local(body.key(), collection);
    if (row != null) {
      scopes.merge(body.scopeKey(), Map.of(row.name(), row.value()));
    }
  }

  /** The variable that an output element names, where it is a variable or a path into one. */
  static @Nullable String variableName(@Nullable Expression expression) {
    if (expression == null || expression.isStatic()) {
      return null;
    }
    String text = Expressions.bare(expression);
    int end = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        end = Math.min(end, i);
      } else if (!Character.isJavaIdentifierPart(c)) {
        return null;
      }
    }
    return end > 0 && Character.isJavaIdentifierStart(text.charAt(0))
        ? text.substring(0, end)
        : null;
  }
}
