package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.AdHocResult;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.AdHoc;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import dev.pitcrew.engine.step.VariablesText;
import dev.pitcrew.engine.step.Work;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ad-hoc sub-processes: begins what is wanted in them, each in a scope of its own, and sees when
 * they are done.
 *
 * <p>Until it is done, an ad-hoc sub-process counts one flow in flight, so that it does not
 * complete when nothing in it is active.
 */
public final class AdHocs {

  /** How much may begin at once: each is an element instance with what follows from it. */
  private static final int BEGUN_MAX = 1_000;

  private final StepRun run;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final ElementInstances instances;
  private final Incidents incidents;
  private final Jobs jobs;
  private final AdHocOutput output;

  AdHocs(
      StepRun run,
      Definitions definitions,
      Expressions expressions,
      Scopes scopes,
      ElementInstances instances,
      Incidents incidents,
      Jobs jobs) {
    this.run = run;
    this.definitions = definitions;
    this.expressions = expressions;
    this.scopes = scopes;
    this.instances = instances;
    this.incidents = incidents;
    this.jobs = jobs;
    output = new AdHocOutput(expressions, scopes);
  }

  /**
   * @throws RejectedException when one of them cannot begin there
   */
  public void check(ElementInstanceRow row, List<AdHocResult.Activation> wanted) {
    String fault = fault(row, wanted.stream().map(AdHocResult.Activation::elementId).toList());
    if (fault != null) {
      throw RejectedException.notFound(fault);
    }
    if (wanted.size() > BEGUN_MAX) {
      throw RejectedException.invalidArgument(tooMany(row, wanted.size()));
    }
  }

  @Nullable String fault(ElementInstanceRow row, List<String> elementIds) {
    AdHoc adHoc = of(row);
    List<String> unknown =
        elementIds.stream().filter(id -> !adHoc.elementIds().contains(id)).toList();
    return unknown.isEmpty()
        ? null
        : "Expected to activate activities for ad-hoc sub-process with key '%d', but the given elements %s do not exist."
            .formatted(row.key(), unknown);
  }

  static String tooMany(ElementInstanceRow row, int wanted) {
    return "Expected to activate at most %d activities at once for ad-hoc sub-process with key '%d', but found %d."
        .formatted(BEGUN_MAX, row.key(), wanted);
  }

  static boolean isTooMany(int wanted) {
    return wanted > BEGUN_MAX;
  }

  /** Begins them, in their order; before that all else in it ends, where that is wanted. */
  public void begin(
      ElementInstanceRow row, List<AdHocResult.Activation> wanted, boolean cancelsRemaining) {
    if (cancelsRemaining) {
      // These are asked to end before anything new is there.
      terminateInner(row.key());
    }
    for (AdHocResult.Activation activation : wanted) {
      begin(row, activation.elementId(), VariablesText.members(activation.variables()));
    }
  }

  void begin(ElementInstanceRow row, String elementId, Map<String, String> variables) {
    AdHoc adHoc = of(row);
    ExecutableProcess graph = definitions.graph(row.processDefinitionKey());
    ElementInstanceRow inner = instances.create(graph.element(adHoc.innerInstanceId()), row, 0);
    output.prepareInner(adHoc, inner);
    scopes.setLocal(inner, variables);
    instances.create(graph.element(elementId), inner, 0);
    run.todo(Work.Kind.ENTER, inner.key());
  }

  /** What whoever chooses among its elements has to know, and where their results go. */
  void prepare(ElementInstanceRow row) {
    AdHoc adHoc = of(row);
    scopes.setLocal(row, "adHocSubProcessElements", adHoc.described());
    output.begin(adHoc, row);
  }

  /**
   * One of the scopes around an element that is activated from outside is an ad-hoc sub-process, or
   * stands in one: it begins with nothing else in it.
   *
   * @throws TroubleException when its worker cannot be asked
   */
  void beginAround(FlowElement element, ElementInstanceRow row) {
    if (element instanceof FlowElement.AdHocSubProcess adHoc) {
      prepare(row);
      ask(row, adHoc.adHoc());
      hold(row);
    } else if (element instanceof FlowElement.AdHocInnerInstance) {
      output.prepareInner(of(run.element(row.scopeKey())), row);
    }
  }

  private void terminateInner(long key) {
    for (ElementInstanceRow child : run.state().findAll(Indexes.ACTIVE_CHILDREN, key)) {
      if (child.type() == ElementType.AD_HOC_SUB_PROCESS_INNER_INSTANCE) {
        run.todo(Work.Kind.TERMINATE, child.key());
      }
    }
  }

  void hold(ElementInstanceRow row) {
    run.append(new Event.FlowTaken(row.key()));
  }

  /** From now on it completes as soon as nothing in it is active. */
  private void release(ElementInstanceRow row) {
    if (row.flowsInFlight() > 0) {
      run.append(new Event.FlowArrived(row.key()));
    }
  }

  /** Its worker says that it is done. */
  public void fulfill(ElementInstanceRow row, boolean cancelsRemaining) {
    release(row);
    if (cancelsRemaining) {
      instances.terminateChildren(row.key());
    }
    instances.checkScope(row.key());
  }

  /**
   * Collects the result of what has been done in an ad-hoc sub-process, and asks whether that is
   * enough.
   *
   * @return whether the completion condition is fulfilled
   */
  boolean childCompletes(ElementInstanceRow child) {
    ElementInstanceRow row = adHocAround(child);
    if (row == null) {
      return false;
    }
    AdHoc adHoc = of(row);
    String collected = output.collected(adHoc, child, row);
    boolean fulfilled = isFulfilled(adHoc, row, collected);
    if (adHoc.outputCollection() != null && collected != null) {
      scopes.setLocal(row, adHoc.outputCollection(), collected);
    }
    return fulfilled;
  }

  private boolean isFulfilled(AdHoc adHoc, ElementInstanceRow row, @Nullable String collected) {
    if (row.flowsInFlight() == 0) {
      return true;
    }
    if (adHoc.job() != null) {
      // Its worker will be asked; that it can be is found out before anything is changed.
      jobs.draft(row, adHoc.job());
      return false;
    }
    Expression condition = adHoc.completionCondition();
    if (condition == null) {
      return true;
    }
    Variables seen = scopes.seenFrom(row.key());
    String collection = adHoc.outputCollection();
    Variables withCollected =
        name -> collected != null && name.equals(collection) ? collected : seen.json(name);
    try {
      return expressions.truth(condition, withCollected);
    } catch (TroubleException trouble) {
      throw new TroubleException(
          trouble.type(), "Failed to evaluate completion condition. " + trouble.text());
    }
  }

  void childCompleted(ElementInstanceRow child, boolean fulfilled) {
    ElementInstanceRow row = adHocAround(child);
    if (row == null) {
      return;
    }
    AdHoc adHoc = of(row);
    if (!fulfilled) {
      if (adHoc.job() != null) {
        askAgain(row, adHoc);
      }
    } else if (adHoc.cancelsRemaining() && !isWithoutCondition(adHoc)) {
      release(row);
      instances.terminateChildren(row.key());
    } else if (row.activeChildren() == 0) {
      release(row);
    }
  }

  private static boolean isWithoutCondition(AdHoc adHoc) {
    return adHoc.completionCondition() == null && adHoc.job() == null;
  }

  /** What its worker knew when it was asked before is out of date. */
  private void askAgain(ElementInstanceRow row, AdHoc adHoc) {
    jobs.cancel(row);
    incidents.release(row);
    ask(run.element(row.key()), adHoc);
  }

  void ask(ElementInstanceRow row, AdHoc adHoc) {
    if (adHoc.job() != null) {
      jobs.createForAdHoc(row, adHoc.job());
    }
  }

  /** Where the last of it was ended from outside, nothing is left to ask. */
  void childTerminated(ElementInstanceRow child) {
    ElementInstanceRow row = adHocAround(child);
    if (row != null && row.activeChildren() == 0 && of(row).job() == null) {
      release(row);
    }
  }

  /** The ad-hoc sub-process that the element instance stands directly in, while it is open. */
  private @Nullable ElementInstanceRow adHocAround(ElementInstanceRow child) {
    if (child.type() != ElementType.AD_HOC_SUB_PROCESS_INNER_INSTANCE
        && child.type() != ElementType.EVENT_SUB_PROCESS) {
      return null;
    }
    ElementInstanceRow row = run.element(child.scopeKey());
    return row.type() == ElementType.AD_HOC_SUB_PROCESS && ElementInstances.isOpen(row)
        ? row
        : null;
  }

  private AdHoc of(ElementInstanceRow row) {
    return ((FlowElement.AdHocSubProcess) definitions.element(row)).adHoc();
  }
}
