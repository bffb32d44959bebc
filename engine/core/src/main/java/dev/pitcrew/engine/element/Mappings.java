package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Mapping;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.TroubleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Input and output mappings, and where the results of an element go. */
public final class Mappings {

  private final Expressions expressions;
  private final Scopes scopes;

  Mappings(Expressions expressions, Scopes scopes) {
    this.expressions = expressions;
    this.scopes = scopes;
  }

  void inputs(FlowElement element, ElementInstanceRow row) {
    List<Mapping> mappings = element.node().inputs();
    if (!mappings.isEmpty()) {
      scopes.setLocal(row, evaluate(mappings, scopes.seenFrom(row.key()), name -> null));
    }
  }

  void outputs(FlowElement element, ElementInstanceRow row) {
    List<Mapping> mappings = element.node().outputs();
    if (!mappings.isEmpty()) {
      // The output element of a loop, and so what is collected, is a variable of the child.
      long into = Loops.isChild(row) ? row.key() : row.scopeKey();
      Variables around = scopes.seenFrom(into);
      scopes.merge(into, evaluate(mappings, scopes.seenFrom(row.key()), around));
    }
  }

  /**
   * What a worker, person, message or error brings: with output mappings it stays with the element
   * and only what they map leaves it; without, it goes up.
   */
  public void results(FlowElement element, ElementInstanceRow row, Map<String, String> variables) {
    if (element.node().outputs().isEmpty()) {
      scopes.merge(row.key(), variables);
    } else {
      scopes.setLocal(row, variables);
    }
  }

  /** The variables stay with the element, whether it has output mappings or not. */
  void keep(ElementInstanceRow row, Map<String, String> variables) {
    scopes.setLocal(row, variables);
  }

  /** What has been kept with the element goes up and leaves it, unless output mappings say what. */
  void handOn(FlowElement element, ElementInstanceRow row) {
    if (element.node().outputs().isEmpty()) {
      scopes.merge(row.scopeKey(), scopes.localsOf(row.key()));
      scopes.forgetLocals(row.key());
    }
  }

  /**
   * @param existing what a target with a path is written into, if it is not among the results yet
   */
  private Map<String, String> evaluate(
      List<Mapping> mappings, Variables variables, Variables existing) {
    Map<String, String> results = new LinkedHashMap<>();
    Variables withResults =
        name -> {
          String result = results.get(name);
          return result != null ? result : variables.json(name);
        };
    for (Mapping mapping : mappings) {
      String json;
      try {
        json = expressions.value(mapping.source(), withResults).json();
      } catch (TroubleException e) {
        throw new TroubleException(IncidentType.IO_MAPPING_ERROR, e.text());
      }
      put(mapping.target(), json, results, existing);
    }
    return results;
  }

  private static void put(
      String target, String json, Map<String, String> results, Variables existing) {
    int dot = target.indexOf('.');
    if (dot < 0) {
      results.put(target, json);
      return;
    }
    String name = target.substring(0, dot);
    String present = results.containsKey(name) ? results.get(name) : existing.json(name);
    results.put(name, withPath(present, target.substring(dot + 1), json));
  }

  /** The object with the value at the path; whatever is no object on the way is replaced. */
  private static String withPath(@Nullable String object, String path, String json) {
    Map<String, String> present = JsonText.membersOrNull(object);
    Map<String, String> members =
        present == null ? new LinkedHashMap<>() : new LinkedHashMap<>(present);
    int dot = path.indexOf('.');
    if (dot < 0) {
      members.put(path, json);
    } else {
      // As deep as the path a modeler typed, so recursion is bounded by the model.
      String name = path.substring(0, dot);
      members.put(name, withPath(members.get(name), path.substring(dot + 1), json));
    }
    return JsonText.object(members);
  }
}
