package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.state.State;

/** The steps of the state machine. */
final class EngineSteps implements StepFunction {

  private final Engine engine;

  EngineSteps(boolean uniqueBusinessIds) {
    FeelLanguage feel = new FeelLanguage();
    this.engine = new Engine(feel, new DmnLanguage(), uniqueBusinessIds);
    // The first evaluation takes more than a second, and no caller should be the one who waits.
    Thread.ofPlatform().daemon().name("engine-warm-up").start(feel::warmUp);
  }

  @Override
  public Step step(Command command, State state, StepContext context) {
    return engine.step(command, state, context);
  }

  @Override
  public void forget() {
    engine.clearCaches();
  }
}
