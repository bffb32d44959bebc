package dev.pitcrew.browser.run;

import dev.pitcrew.browser.bot.Action;
import dev.pitcrew.browser.bot.Step;
import dev.pitcrew.jobs.Effects;
import dev.pitcrew.jobs.Variables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sees to it that what a bot does to the outside world is done once, whoever does it: claimed in
 * the ledger before, resolved after with the outputs it gave. A claim that was never resolved is
 * decided by the bot's own look-up, and where it has none, by a person.
 */
final class Once {

  /** Clocks of two machines may differ. */
  private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

  private final String bot;
  private final Duration lifeMax;
  private final Effects effects;
  private final OpenEffects open;
  private final Values values;
  private final InstantSource clock;

  /**
   * @param lifeMax how long a run of the bot can live at most
   */
  Once(
      String bot,
      Duration lifeMax,
      Effects effects,
      OpenEffects open,
      Values values,
      InstantSource clock) {
    this.bot = bot;
    this.lifeMax = lifeMax;
    this.effects = effects;
    this.open = open;
    this.values = values;
    this.clock = clock;
  }

  /** What an effect's steps do. */
  interface Deed {
    /** Whether it is there already, by the bot's look-up. */
    boolean lookUp();

    /** Does it; a failure leaves it to {@link #hasActed} whether it may have happened. */
    void run();

    boolean hasActed();
  }

  /** Does it, or takes what an earlier run has got from it; says whether it was done now. */
  boolean run(Step step, Action.Effect effect, Deed deed) {
    String key = key(effect);
    return switch (effects.claim(key)) {
      case Effects.Claim.Done done -> {
        earlier(step, done.result());
        yield false;
      }
      case Effects.Claim.Granted granted -> claimed(step, effect, key, deed);
      case Effects.Claim.Unresolved unresolved ->
          doubtful(step, effect, key, unresolved.since(), deed);
    };
  }

  /** A person has done it, so the bot never will. */
  void doneByPerson(Step step, Action.Effect effect) {
    String key = key(effect);
    switch (effects.claim(key)) {
      case Effects.Claim.Done done -> earlier(step, done.result());
      case Effects.Claim.Granted granted -> effects.resolve(key, result(step, "a person"));
      case Effects.Claim.Unresolved unresolved -> effects.resolve(key, result(step, "a person"));
    }
    open.forget(key);
  }

  private boolean claimed(Step step, Action.Effect effect, String key, Deed deed) {
    boolean found;
    try {
      found = !effect.lookUp().isEmpty() && deed.lookUp();
    } catch (RuntimeException e) {
      effects.giveBack(key);
      throw e;
    }
    if (found) {
      resolve(step, key, "somebody else");
      return false;
    }
    act(step, key, deed);
    return true;
  }

  private boolean doubtful(Step step, Action.Effect effect, String key, Instant since, Deed deed) {
    if (effect.lookUp().isEmpty()) {
      throw new StepFailed(
          "Expected to know whether \"%s\" was done, but a run that began it on %s never said so; look before you do it."
              .formatted(values.say(effect.key()), since),
          false);
    }
    if (deed.lookUp()) {
      resolve(step, key, "an earlier run");
      return false;
    }
    // It is not there; but whoever claimed it may be about to do it, until its browser is killed.
    var over = since.plus(lifeMax).plus(CLOCKS_APART);
    if (!open.wasLeft(key) && clock.instant().isBefore(over)) {
      throw new NotYet(values.say(effect.key()), Duration.between(clock.instant(), over));
    }
    if (!effects.takeOver(key, since)) {
      throw new NotYet(values.say(effect.key()), CLOCKS_APART);
    }
    act(step, key, deed);
    return true;
  }

  private void act(Step step, String key, Deed deed) {
    try {
      deed.run();
    } catch (RuntimeException e) {
      if (deed.hasActed()) {
        open.leave(key);
      } else {
        effects.giveBack(key);
        open.forget(key);
      }
      throw e;
    }
    resolve(step, key, "the bot");
  }

  private void resolve(Step step, String key, String by) {
    effects.resolve(key, result(step, by));
    open.forget(key);
  }

  private String key(Action.Effect effect) {
    return "browser.run/%s/%s".formatted(bot, values.fill(effect.key()));
  }

  private String result(Step step, String by) {
    var outputs = new LinkedHashMap<String, Object>();
    var known = values.outputs();
    step.outputs().filter(known::containsKey).forEach(name -> outputs.put(name, known.get(name)));
    var result = new LinkedHashMap<String, Object>();
    result.put("by", by);
    result.put("outputs", outputs);
    return Variables.toJson(result);
  }

  private void earlier(Step step, String result) {
    if (Variables.fromJson(result).get("outputs") instanceof Map<?, ?> outputs) {
      step.outputs()
          .filter(outputs::containsKey)
          .forEach(name -> values.output(name, outputs.get(name)));
    }
  }
}
