package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.AdHoc;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output collection of an ad-hoc sub-process, to which each of its elements adds its result.
 */
final class AdHocOutput {

  private final Expressions expressions;
  private final Scopes scopes;

  AdHocOutput(Expressions expressions, Scopes scopes) {
    this.expressions = expressions;
    this.scopes = scopes;
  }

  void begin(AdHoc adHoc, ElementInstanceRow row) {
    if (adHoc.outputCollection() != null) {
      scopes.setLocal(row, adHoc.outputCollection(), "[]");
    }
  }

  void prepareInner(AdHoc adHoc, ElementInstanceRow inner) {
    String result = LoopOutput.variableName(adHoc.outputElement());
    if (result != null) {
      // Else the results of what runs side by side would meet in one variable.
      scopes.setLocal(inner, result, "null");
    }
  }

  /** The output collection with what the child brings; null where it brings nothing. */
  @Nullable String collected(AdHoc adHoc, ElementInstanceRow child, ElementInstanceRow row) {
    Expression element = adHoc.outputElement();
    VariableRow present =
        adHoc.outputCollection() == null ? null : scopes.local(row.key(), adHoc.outputCollection());
    if (element == null || present == null) {
      return null;
    }
    List<String> elements = JsonText.elementsOrNull(present.value());
    List<String> results = elements == null ? new ArrayList<>() : new ArrayList<>(elements);
    results.add(expressions.value(element, scopes.seenFrom(child.key())).json());
    return JsonText.array(results);
  }
}
