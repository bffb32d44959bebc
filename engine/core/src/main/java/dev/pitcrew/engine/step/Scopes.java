package dev.pitcrew.engine.step;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.VariableRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Variables: each belongs to an element instance and is seen by all within it. A value that is
 * written without saying where goes to the nearest scope that has the name, else to the process.
 */
public final class Scopes {

  private final StepRun run;

  public Scopes(StepRun run) {
    this.run = run;
  }

  /** What an expression sees from within this scope: also the variables of the cluster. */
  public Variables seenFrom(long scopeKey) {
    return ClusterVariables.behind(ofScopes(scopeKey), run);
  }

  /** What an expression sees where nothing else is given. */
  public Variables seenEverywhere() {
    return ClusterVariables.behind(Variables.NONE, run);
  }

  private Variables ofScopes(long scopeKey) {
    return name -> {
      long scope = scopeKey;
      while (scope != 0) {
        VariableRow row = local(scope, name);
        if (row != null) {
          return row.value();
        }
        scope = run.element(scope).scopeKey();
      }
      return null;
    };
  }

  public @Nullable VariableRow local(long scopeKey, String name) {
    VariableRow row = written(scopeKey, name);
    return row == null ? null : whole(row);
  }

  /** As {@link #local}, without what loops have brought since it was written. */
  public @Nullable VariableRow written(long scopeKey, String name) {
    List<VariableRow> found = run.state().find(Indexes.VARIABLES_BY_SCOPE, 1, scopeKey, name);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** All variables of this scope alone, by name. */
  public Map<String, String> localsOf(long scopeKey) {
    Map<String, String> locals = new LinkedHashMap<>();
    for (VariableRow row : run.state().findAll(Indexes.VARIABLES_OF_SCOPE, scopeKey)) {
      locals.put(row.name(), whole(row).value());
    }
    return locals;
  }

  /** Takes all variables of this scope alone away. */
  public void forgetLocals(long scopeKey) {
    for (VariableRow row : run.state().findAll(Indexes.VARIABLES_OF_SCOPE, scopeKey)) {
      run.append(new Event.VariableRemoved(row.key()));
    }
  }

  /** All variables that are seen from within this scope, the nearest of each name. */
  public Map<String, String> allSeenFrom(long scopeKey) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (long scope = scopeKey; scope != 0; scope = run.element(scope).scopeKey()) {
      for (VariableRow row : run.state().findAll(Indexes.VARIABLES_OF_SCOPE, scope)) {
        if (!seen.containsKey(row.name())) {
          seen.put(row.name(), whole(row).value());
        }
      }
    }
    return seen;
  }

  /** JSON text of one object: those names that are seen; all of them where no name is given. */
  public String collect(long scopeKey, List<String> names) {
    if (names.isEmpty()) {
      return JsonText.object(allSeenFrom(scopeKey));
    }
    Variables variables = ofScopes(scopeKey);
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : names) {
      String json = variables.json(name);
      if (json != null) {
        found.put(name, json);
      }
    }
    return JsonText.object(found);
  }

  /** As {@link #collect(long, List)}, where some variables are given and hide those of scopes. */
  public String collect(long scopeKey, List<String> names, Map<String, String> given) {
    if (given.isEmpty()) {
      return collect(scopeKey, names);
    }
    Map<String, String> found = new LinkedHashMap<>();
    if (names.isEmpty()) {
      found.putAll(allSeenFrom(scopeKey));
      found.putAll(given);
      return JsonText.object(found);
    }
    Variables variables = ofScopes(scopeKey);
    for (String name : names) {
      String json = given.containsKey(name) ? given.get(name) : variables.json(name);
      if (json != null) {
        found.put(name, json);
      }
    }
    return JsonText.object(found);
  }

  public void setLocal(ElementInstanceRow scope, Map<String, String> variables) {
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      setLocal(scope, variable.getKey(), variable.getValue());
    }
  }

  public void setLocal(ElementInstanceRow scope, String name, String json) {
    VariableRow row = written(scope.key(), name);
    if (row == null) {
      run.append(
          new Event.VariableCreated(
              new VariableRow(
                  run.newKey(),
                  name,
                  json,
                  scope.key(),
                  scope.processInstanceKey(),
                  scope.processDefinitionKey(),
                  scope.tenantId())));
      run.variableChanged(scope.key(), name, true);
    } else {
      update(row, json);
    }
  }

  /** Writes each variable to the nearest scope that has it, else to the process. */
  public void merge(long scopeKey, Map<String, String> variables) {
    if (variables.isEmpty()) {
      return;
    }
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      mergeOne(scopeKey, variable.getKey(), variable.getValue());
    }
  }

  private void mergeOne(long scopeKey, String name, String json) {
    ElementInstanceRow scope = run.element(scopeKey);
    while (true) {
      VariableRow row = written(scope.key(), name);
      if (row != null) {
        update(row, json);
        return;
      }
      if (scope.scopeKey() == 0) {
        setLocal(scope, name, json);
        return;
      }
      scope = run.element(scope.scopeKey());
    }
  }

  private void update(VariableRow row, String json) {
    if (!whole(row).value().equals(json)) {
      run.append(new Event.VariableUpdated(row.key(), json));
      drop(beside(row));
      run.variableChanged(row.scopeKey(), row.name(), false);
    }
  }

  /**
   * What a child of a loop brings to a collection.
   *
   * @param size of the collection
   */
  public void collect(VariableRow collection, LoopResultRow result, int size) {
    run.append(new Event.LoopResultKept(result));
    if (LoopResults.isWrittenAt(result.position(), size)) {
      write(collection.scopeKey(), collection.name());
    }
    run.variableChanged(collection.scopeKey(), collection.name(), false);
  }

  /** Whatever loops have brought to it is in the variable's own row from now on. */
  public void write(long scopeKey, String name) {
    VariableRow row = written(scopeKey, name);
    List<LoopResultRow> beside = row == null ? List.of() : beside(row);
    if (row != null && !beside.isEmpty()) {
      run.append(new Event.VariableUpdated(row.key(), LoopResults.whole(row, beside).value()));
      drop(beside);
    }
  }

  private VariableRow whole(VariableRow row) {
    if (!LoopResults.mayBeBeside(row)) {
      return row;
    }
    String known = run.wholeTexts().get(row.key());
    if (known != null) {
      return row.withValue(known);
    }
    VariableRow whole = LoopResults.whole(row, beside(row));
    run.wholeTexts().put(row.key(), whole.value());
    return whole;
  }

  private List<LoopResultRow> beside(VariableRow row) {
    return LoopResults.mayBeBeside(row)
        ? run.state().findAll(Indexes.LOOP_RESULTS, row.key())
        : List.of();
  }

  private void drop(List<LoopResultRow> beside) {
    for (LoopResultRow result : beside) {
      run.append(new Event.LoopResultLeft(result.key()));
    }
  }
}
