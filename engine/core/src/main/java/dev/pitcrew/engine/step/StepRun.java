package dev.pitcrew.engine.step;

import dev.pitcrew.engine.audit.AuditEntries;
import dev.pitcrew.engine.audit.AuditFact;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.event.EventApplier;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.state.AuditHeadRow;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The step that runs. There is one for an engine, begun anew for each command, because an engine
 * has one writing thread.
 */
public final class StepRun {

  private final Consumer<Event> listener;
  private final Protections protections = new Protections(this);
  private final GlobalListeners globalListeners = new GlobalListeners(this);
  private final ArrayDeque<Work> work = new ArrayDeque<>();
  private final Map<Long, List<SequenceFlow>> chosen = new HashMap<>();
  private final Map<Long, List<String>> goneOver = new HashMap<>();
  private final WholeTexts wholeTexts = new WholeTexts();
  private @Nullable Overlay overlay;
  private @Nullable StepContext context;
  private List<Effect> effects = new ArrayList<>();
  private List<VariableChange> variableChanges = new ArrayList<>();
  private long firstKey;
  private long lastKey;
  private boolean deployed;
  private @Nullable Attempt attempt;

  /**
   * @param listener hears each event when it has been applied
   */
  public StepRun(Consumer<Event> listener) {
    this.listener = listener;
  }

  public void begin(State state, StepContext newContext) {
    overlay = new Overlay(state);
    context = newContext;
    effects = new ArrayList<>();
    variableChanges.clear();
    work.clear();
    chosen.clear();
    goneOver.clear();
    wholeTexts.clear();
    firstKey = 0;
    lastKey = 0;
  }

  /** Forgets the step, so that no row of it outlives it. */
  public void end() {
    overlay = null;
    context = null;
    work.clear();
    goneOver.clear();
    wholeTexts.clear();
    if (deployed) {
      forget();
    }
  }

  /** Forgets what was learnt from rows that may never have been. */
  public void forget() {
    protections.clear();
    globalListeners.clear();
    deployed = false;
  }

  /** Writes down that the caller did something; what the engine does of itself is no act. */
  public void audit(AuditFact fact) {
    if (fact.caller().kind() != Caller.Kind.ENGINE) {
      AuditHeadRow head = get(Tables.AUDIT_HEAD, AuditHeadRow.KEY);
      AuditFact whole =
          attempt == null
              ? fact
              : fact.within(attempt.within().key(), attempt.within().type().name());
      append(new Event.AuditAppended(AuditEntries.next(whole, newKey(), head, context())));
    }
  }

  /** What long variables are with all that stands beside them, as far as the step has asked. */
  WholeTexts wholeTexts() {
    return wholeTexts;
  }

  /** Which processes are protected. */
  public Protections protections() {
    return protections;
  }

  /** Who listens to all user tasks. */
  public GlobalListeners globalListeners() {
    return globalListeners;
  }

  /**
   * Work on another's behalf that is in force as a whole or, when it is refused, not at all. Before
   * it the step has nothing left to do.
   *
   * @param within what it is an item of
   * @return why it was refused; null where it was not
   */
  public @Nullable Rejection attempt(BatchOperationRow within, Caller actor, Runnable attempted) {
    Overlay outer = overlay();
    List<Effect> outerEffects = effects;
    Overlay inner = new Overlay(outer);
    Attempt running = new Attempt(within, actor, new ArrayList<>());
    overlay = inner;
    effects = new ArrayList<>();
    attempt = running;
    try {
      attempted.run();
    } catch (RejectedException refused) {
      overlay = outer;
      effects = outerEffects;
      work.clear();
      variableChanges.clear();
      wholeTexts.clear();
      return refused.rejection();
    } finally {
      attempt = null;
    }
    overlay = outer;
    inner.changes().forEach(change -> Attempt.take(change, outer));
    effects.addAll(0, outerEffects);
    running.events().forEach(listener);
    return null;
  }

  public Caller caller() {
    return attempt == null ? context().caller() : attempt.actor();
  }

  public State state() {
    return overlay();
  }

  public Overlay overlay() {
    return Objects.requireNonNull(overlay, "no step runs");
  }

  public StepContext context() {
    return Objects.requireNonNull(context, "no step runs");
  }

  public Instant now() {
    return context().now();
  }

  public long nowMillis() {
    return context().now().toEpochMilli();
  }

  /** The time in so many milliseconds; the end of time where that is later. */
  public long millisFromNow(long millis) {
    long now = nowMillis();
    return millis > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + millis;
  }

  public long newKey() {
    long key = context().keys().next();
    overlay().newKeysFrom(key);
    firstKey = firstKey == 0 ? key : firstKey;
    lastKey = key;
    return key;
  }

  /**
   * Whether this very step gave the key after the change, so that its owner has seen it already.
   */
  public boolean isNewerThan(VariableChange change, long key) {
    return firstKey != 0 && key >= firstKey && key > change.lastKey();
  }

  /** States a fact: it is in force for whatever the step decides next. */
  public void append(Event event) {
    EventApplier.apply(event, overlay());
    wholeTexts.changedBy(event);
    if (event instanceof Event.ProcessDeployed || event instanceof Event.ProcessDeleted) {
      protections.clear();
      deployed = true;
    }
    if (event instanceof Event.OfGlobalListener) {
      globalListeners.clear();
      deployed = true;
    }
    if (attempt == null) {
      listener.accept(event);
    } else {
      attempt.events().add(event);
    }
  }

  /** Notes that a variable has been written, for what waits for conditions. */
  void variableChanged(long scopeKey, String name, boolean created) {
    variableChanges.add(new VariableChange(scopeKey, name, created, lastKey));
  }

  /** Those since this was last asked. */
  public List<VariableChange> takeVariableChanges() {
    if (variableChanges.isEmpty()) {
      return List.of();
    }
    List<VariableChange> taken = variableChanges;
    variableChanges = new ArrayList<>();
    return taken;
  }

  public void effect(Effect effect) {
    effects.add(effect);
  }

  /** As {@link #effect}, where saying it once is enough. */
  public void effectOnce(Effect effect) {
    if (!effects.contains(effect)) {
      effects.add(effect);
    }
  }

  public List<Effect> effects() {
    return effects;
  }

  public void todo(Work next) {
    work.add(next);
  }

  /** Before all that is still to be done. */
  public void todoFirst(Work next) {
    work.addFirst(next);
  }

  public void todo(Work.Kind kind, long elementInstanceKey) {
    work.add(Work.of(kind, elementInstanceKey));
  }

  /** Which ways a gateway takes when it completes; forgotten with the step. */
  public void choose(long elementInstanceKey, List<SequenceFlow> flows) {
    chosen.put(elementInstanceKey, flows);
  }

  /** What it has chosen in this step; null where that was in another one. */
  public @Nullable List<SequenceFlow> takeChosen(long elementInstanceKey) {
    return chosen.remove(elementInstanceKey);
  }

  /** What a multi-instance body goes over, each as JSON text; forgotten with the step. */
  public void goOver(long bodyKey, List<String> items) {
    goneOver.put(bodyKey, items);
  }

  /** Null where nothing in this step has asked yet. */
  public @Nullable List<String> goesOver(long bodyKey) {
    return goneOver.get(bodyKey);
  }

  public ArrayDeque<Work> work() {
    return work;
  }

  public <R extends Row> @Nullable R get(Table<R> table, long key) {
    return overlay().get(table, key);
  }

  /**
   * @throws IllegalStateException when there is none: a bug
   */
  public <R extends Row> R need(Table<R> table, long key) {
    R row = overlay().get(table, key);
    if (row == null) {
      throw new IllegalStateException(
          "Expected to find a row of %s with key '%d', but there is none.".formatted(table, key));
    }
    return row;
  }

  public ElementInstanceRow element(long key) {
    return need(Tables.ELEMENT_INSTANCE, key);
  }

  public ProcessInstanceRow instance(long key) {
    return need(Tables.PROCESS_INSTANCE, key);
  }
}
