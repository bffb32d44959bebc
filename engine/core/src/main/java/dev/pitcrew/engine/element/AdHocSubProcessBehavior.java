package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.AdHoc;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.TroubleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An ad-hoc sub-process: waits until what has been begun in it is enough. */
final class AdHocSubProcessBehavior implements Behavior<FlowElement.AdHocSubProcess> {

  private static final String FAILED = "Failed to activate ad-hoc elements. ";

  private final Expressions expressions;
  private final Scopes scopes;
  private final ElementInstances instances;
  private final Jobs jobs;
  private final AdHocs adHocs;

  AdHocSubProcessBehavior(
      Expressions expressions,
      Scopes scopes,
      ElementInstances instances,
      Jobs jobs,
      AdHocs adHocs) {
    this.expressions = expressions;
    this.scopes = scopes;
    this.instances = instances;
    this.jobs = jobs;
    this.adHocs = adHocs;
  }

  @Override
  public void prepare(FlowElement.AdHocSubProcess element, ElementInstanceRow row) {
    adHocs.prepare(row);
  }

  @Override
  public boolean activate(FlowElement.AdHocSubProcess element, ElementInstanceRow row) {
    AdHoc adHoc = element.adHoc();
    List<String> begun = begun(adHoc, row);
    adHocs.ask(row, adHoc);
    adHocs.hold(row);
    for (String id : begun) {
      adHocs.begin(row, id, Map.of());
    }
    return false;
  }

  private List<String> begun(AdHoc adHoc, ElementInstanceRow row) {
    Expression wanted = adHoc.activeElements();
    if (wanted == null) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    for (String json : items(wanted, row)) {
      String id = JsonText.textOrNull(json);
      if (id == null) {
        throw trouble(
            FAILED
                + "Expected result of the expression '%s' to be 'ARRAY' containing 'STRING' items, but was 'ARRAY' containing at least one non-'STRING' item."
                    .formatted(Expressions.bare(wanted)));
      }
      ids.add(id);
    }
    String fault = adHocs.fault(row, ids);
    if (fault != null) {
      throw trouble(fault);
    }
    if (AdHocs.isTooMany(ids.size())) {
      throw trouble(AdHocs.tooMany(row, ids.size()));
    }
    return ids;
  }

  private List<String> items(Expression wanted, ElementInstanceRow row) {
    try {
      return expressions.list(wanted, scopes.seenFrom(row.key()));
    } catch (TroubleException trouble) {
      throw new TroubleException(trouble.type(), FAILED + trouble.text());
    }
  }

  private static TroubleException trouble(String text) {
    return new TroubleException(IncidentType.EXTRACT_VALUE_ERROR, text);
  }

  /** The output collection leaves it. */
  @Override
  public void complete(FlowElement.AdHocSubProcess element, ElementInstanceRow row) {
    String collection = element.adHoc().outputCollection();
    VariableRow results = collection == null ? null : scopes.local(row.key(), collection);
    if (results != null) {
      scopes.merge(row.scopeKey(), Map.of(results.name(), results.value()));
    }
  }

  @Override
  public void completed(FlowElement.AdHocSubProcess element, ElementInstanceRow row) {
    jobs.cancel(row);
  }

  @Override
  public boolean terminate(FlowElement.AdHocSubProcess element, ElementInstanceRow row) {
    jobs.cancel(row);
    instances.terminateChildren(row.key());
    return row.activeChildren() == 0;
  }
}
