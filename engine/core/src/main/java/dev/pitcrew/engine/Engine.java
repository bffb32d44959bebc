package dev.pitcrew.engine;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.element.Conditions;
import dev.pitcrew.engine.element.Elements;
import dev.pitcrew.engine.element.Walk;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.DecisionLanguage;
import dev.pitcrew.engine.expression.ExpressionLanguage;
import dev.pitcrew.engine.parse.BpmnParser;
import dev.pitcrew.engine.parse.ProcessParser;
import dev.pitcrew.engine.processor.Parts;
import dev.pitcrew.engine.processor.Processors;
import dev.pitcrew.engine.state.ContinuationRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The state machine: one command and the state it meets come to one step. Nothing outlives a step
 * but caches of what is deployed. For one thread.
 */
public final class Engine {

  /** What one step may do before it leaves the rest to a later one, so that others get a turn. */
  private static final int TRANSITIONS_MAX = 2_000;

  private final int transitionsMax;
  private final StepRun run;
  private final Definitions definitions;
  private final Walk walk;
  private final Conditions conditions;
  private final Processors processors;

  public Engine(ExpressionLanguage feel, DecisionLanguage dmn) {
    this(feel, dmn, false);
  }

  /**
   * @param uniqueBusinessIds whether a process has at most one active instance for a business id
   */
  public Engine(ExpressionLanguage feel, DecisionLanguage dmn, boolean uniqueBusinessIds) {
    this(feel, dmn, uniqueBusinessIds, event -> {});
  }

  /**
   * @param listener hears each event, in order, also those of a step that is refused later
   */
  public Engine(ExpressionLanguage feel, DecisionLanguage dmn, Consumer<Event> listener) {
    this(feel, dmn, false, listener);
  }

  /**
   * @param uniqueBusinessIds whether a process has at most one active instance for a business id
   * @param listener hears each event, in order, also those of a step that is refused later
   */
  public Engine(
      ExpressionLanguage feel,
      DecisionLanguage dmn,
      boolean uniqueBusinessIds,
      Consumer<Event> listener) {
    this(feel, dmn, new BpmnParser(feel), listener, TRANSITIONS_MAX, uniqueBusinessIds);
  }

  /**
   * @param parser reads what is deployed
   * @param listener hears each event, in order, also those of a step that is refused later
   * @param transitionsMax what one step may do
   */
  Engine(
      ExpressionLanguage feel,
      DecisionLanguage dmn,
      ProcessParser parser,
      Consumer<Event> listener,
      int transitionsMax,
      boolean uniqueBusinessIds) {
    this.transitionsMax = transitionsMax;
    this.run = new StepRun(listener);
    this.definitions = new Definitions(run, parser, dmn);
    Expressions expressions = new Expressions(feel, run);
    Scopes scopes = new Scopes(run);
    Elements elements = Elements.create(run, definitions, expressions, scopes, dmn);
    this.walk = elements.walk();
    this.conditions = elements.conditions();
    this.processors =
        new Processors(
            new Parts(
                run, definitions, expressions, scopes, elements, parser, dmn, uniqueBusinessIds));
  }

  /**
   * What the command comes to. A refused command changes nothing.
   *
   * @throws RuntimeException for a bug; the state is as it was
   */
  public Step step(Command command, State state, StepContext context) {
    run.begin(state, context);
    try {
      Outcome outcome = processors.process(command);
      work();
      dropStalePushes();
      return new Step(outcome, run.overlay().changes(), List.copyOf(run.effects()));
    } catch (RejectedException e) {
      return new Step(e.rejection(), List.of(), List.of());
    } finally {
      run.end();
    }
  }

  /** A job that was canceled in the step that created it need not be handed to anybody. */
  private void dropStalePushes() {
    run.effects()
        .removeIf(
            effect ->
                effect instanceof Effect.PushJob push
                    && run.need(Tables.JOB, push.job().job().key()).state() != JobState.ACTIVATED);
  }

  private void work() {
    ArrayDeque<Work> work = run.work();
    int transitions = 0;
    conditions.react();
    while (!work.isEmpty()) {
      if (transitions++ == transitionsMax) {
        leaveRest(work);
        return;
      }
      walk.perform(work.remove());
      conditions.react();
    }
  }

  private void leaveRest(ArrayDeque<Work> work) {
    walk.leave(work);
    // A signal on its way belongs to no instance.
    ElementInstanceRow first = run.get(Tables.ELEMENT_INSTANCE, work.getFirst().key());
    long instance = first == null ? 0 : first.processInstanceKey();
    ContinuationRow row = new ContinuationRow(run.newKey(), instance, Work.write(work), false);
    run.append(new Event.ContinuationCreated(row));
    run.effect(new Effect.Continued(row.key()));
  }

  /** Forgets what is cached, as after a commit that failed: keys of it may come again. */
  public void clearCaches() {
    definitions.clear();
    run.forget();
  }
}
