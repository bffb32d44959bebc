package dev.pitcrew.jobs;

import java.time.Instant;

/**
 * What was done to the outside world, once. An effect is claimed under a key that does not depend
 * on the attempt before it happens, and resolved with its result after. Work that is handed out
 * again gets the earlier result; a claim that was started and never resolved is a question to a
 * person, because nobody knows whether the effect happened. Safe to use from many threads and
 * machines.
 */
public interface Effects {

  /** The answer to a claim. */
  sealed interface Claim {
    /** The effect is the caller's to do, now; it must be resolved or given back. */
    record Granted() implements Claim {}

    /** It was done before; this is its result, JSON text. */
    record Done(String result) implements Claim {}

    /** Someone started it at that time and never said how it ended. */
    record Unresolved(Instant since) implements Claim {}
  }

  Claim claim(String key);

  /** Says that the effect happened, with its result as JSON text. */
  void resolve(String key, String result);

  /** Says that the effect certainly did not happen, so that it may be tried again. */
  void giveBack(String key);

  /**
   * Takes over a claim that was found unresolved and, as a look at the outside world has shown, did
   * not happen. A ledger that several machines share does so in one step, so that one of them only
   * gets it.
   *
   * @param since when it was claimed, as {@link Claim.Unresolved} said
   * @return whether the effect is the caller's to do now
   */
  default boolean takeOver(String key, Instant since) {
    giveBack(key);
    return claim(key) instanceof Claim.Granted;
  }
}
