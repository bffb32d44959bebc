package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.MultiInstance;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.LoopRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import dev.pitcrew.engine.step.Work;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Multi-instance bodies and their children. Children are created one by one, so that of loops that
 * begin together each has its first child before any has its second, as in Zeebe; as long as some
 * are still to come, the body counts one flow in flight, so that it does not complete.
 */
final class Loops {

  /** Loops over more keep what they go over to their end, and what they bring beside. */
  private static final int SHORT = 200;

  private final StepRun run;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final ElementInstances instances;
  private final Incidents incidents;
  private final LoopItems lists = new LoopItems();
  private final LoopOutput output;

  Loops(
      StepRun run,
      Definitions definitions,
      Expressions expressions,
      Scopes scopes,
      ElementInstances instances,
      Incidents incidents) {
    this.run = run;
    this.definitions = definitions;
    this.expressions = expressions;
    this.scopes = scopes;
    this.instances = instances;
    this.incidents = incidents;
    output = new LoopOutput(run, expressions, scopes);
  }

  /** Answers whether there is nothing to go over. */
  boolean begin(FlowElement.Guarded element, ElementInstanceRow body) {
    MultiInstance loop = loopOf(element);
    List<String> items = evaluated(loop, body);
    output.begin(loop, body, items.size());
    if (items.isEmpty()) {
      return true;
    }
    if (loop.sequential() || loop.completionCondition() != null || items.size() > SHORT) {
      keep(body, items);
    }
    run.goOver(body.key(), items);
    run.append(new Event.FlowTaken(body.key()));
    if (loop.sequential()) {
      spawn(body, element, loop);
    } else {
      run.todo(Work.Kind.SPAWN, body.key());
    }
    return false;
  }

  private void keep(ElementInstanceRow body, List<String> items) {
    run.append(
        new Event.LoopKept(
            new LoopRow(body.key(), body.processInstanceKey(), JsonText.array(items), 0)));
  }

  /** The step is left to a later one, which knows nothing but rows. */
  void keep(Collection<Work> left) {
    for (Work work : left) {
      List<String> items = work.kind() == Work.Kind.SPAWN ? run.goesOver(work.key()) : null;
      if (items != null && run.get(Tables.LOOP, work.key()) == null) {
        keep(run.element(work.key()), items);
      }
    }
  }

  /** Creates the next child; the others follow it, unless they run in turn. */
  void spawn(ElementInstanceRow body) {
    if (body.state() != ElementState.ACTIVATED
        || body.interruptingKey() != 0
        || Incidents.isHeld(run, body)) {
      return;
    }
    FlowElement.Guarded element = (FlowElement.Guarded) definitions.element(body);
    spawn(body, element, loopOf(element));
    instances.checkScope(body.key());
  }

  private void spawn(ElementInstanceRow body, FlowElement.Guarded element, MultiInstance loop) {
    List<String> items;
    try {
      items = items(loop, body);
    } catch (TroubleException trouble) {
      incidents.raise(body, trouble.type(), trouble.text(), 0);
      return;
    }
    int created = body.loopCounter();
    if (created < items.size()) {
      child(element, loop, body, created + 1, items.get(created));
    }
    if (loop.sequential() || created + 1 >= items.size()) {
      run.append(new Event.FlowArrived(body.key()));
    } else {
      run.todo(Work.Kind.SPAWN, body.key());
    }
  }

  private void child(
      FlowElement.Guarded element,
      MultiInstance loop,
      ElementInstanceRow body,
      int loopCounter,
      String item) {
    ElementInstanceRow child = instances.createChild(element, body, loopCounter);
    run.append(new Event.LoopAdvanced(body.key(), loopCounter));
    if (loop.inputElement() != null) {
      scopes.setLocal(child, loop.inputElement(), item);
    }
    scopes.setLocal(child, "loopCounter", Integer.toString(loopCounter));
    output.prepare(loop, child);
    run.todo(Work.Kind.ENTER, child.key());
  }

  static boolean isChild(ElementInstanceRow row) {
    return row.loopCounter() > 0 && row.type() != ElementType.MULTI_INSTANCE_BODY;
  }

  /** Collects the child's result; answers whether the loop ends with it. */
  boolean childCompletes(ElementInstanceRow child) {
    ElementInstanceRow body = run.element(child.scopeKey());
    MultiInstance loop = loopOf((FlowElement.Guarded) definitions.element(child));
    Variables variables = scopes.seenFrom(child.key());
    output.collect(loop, child, variables, body);
    Expression condition = loop.completionCondition();
    return condition != null && expressions.truth(condition, withCounts(loop, body, variables));
  }

  private Variables withCounts(MultiInstance loop, ElementInstanceRow body, Variables variables) {
    int active = body.activeChildren() - 1;
    LoopRow kept = run.get(Tables.LOOP, body.key());
    int terminated = kept == null ? 0 : kept.terminated();
    int completed = body.loopCounter() - active - terminated;
    return name ->
        switch (name) {
          case "numberOfInstances" -> Integer.toString(items(loop, body).size());
          case "numberOfActiveInstances" -> Integer.toString(active);
          case "numberOfCompletedInstances" -> Integer.toString(completed);
          case "numberOfTerminatedInstances" -> Integer.toString(terminated);
          default -> variables.json(name);
        };
  }

  void childCompleted(ElementInstanceRow child, boolean endsLoop) {
    long bodyKey = child.scopeKey();
    ElementInstanceRow body = run.element(bodyKey);
    if (body.interruptingKey() != 0 || body.state() != ElementState.ACTIVATED) {
      return;
    }
    if (endsLoop) {
      run.append(new Event.ElementInterrupted(bodyKey, child.key()));
      instances.terminateChildren(bodyKey);
      return;
    }
    FlowElement.Guarded element = (FlowElement.Guarded) definitions.element(child);
    MultiInstance loop = loopOf(element);
    if (loop.sequential()) {
      run.append(new Event.FlowTaken(bodyKey));
      spawn(body, element, loop);
    }
  }

  /** Somebody has ended a child, and the loop may go on without it. */
  void childTerminated(ElementInstanceRow child) {
    LoopRow kept = run.get(Tables.LOOP, child.scopeKey());
    if (kept != null && instances.goesOn(run.element(child.scopeKey()))) {
      run.append(new Event.LoopKept(kept.childTerminated()));
    }
  }

  /** The body has ended. */
  void forget(ElementInstanceRow row) {
    if (row.type() == ElementType.MULTI_INSTANCE_BODY && run.get(Tables.LOOP, row.key()) != null) {
      lists.forget(row.key());
      output.settle(loopOf((FlowElement.Guarded) definitions.element(row)), row);
      run.append(new Event.LoopLeft(row.key()));
    }
  }

  /** The output collection leaves the body. */
  void handOver(FlowElement.Guarded element, ElementInstanceRow body) {
    output.handOver(loopOf(element), body);
  }

  /** As they were when the loop began. */
  private List<String> items(MultiInstance loop, ElementInstanceRow body) {
    List<String> known = run.goesOver(body.key());
    if (known != null) {
      return known;
    }
    LoopRow kept = run.get(Tables.LOOP, body.key());
    List<String> items = kept == null ? null : lists.of(kept);
    if (items == null) {
      items = evaluated(loop, body);
    }
    run.goOver(body.key(), items);
    return items;
  }

  private List<String> evaluated(MultiInstance loop, ElementInstanceRow body) {
    return expressions.list(loop.inputCollection(), scopes.seenFrom(body.scopeKey()));
  }

  private static MultiInstance loopOf(FlowElement.Guarded element) {
    return Objects.requireNonNull(element.activity().loop(), "no multi-instance");
  }
}
