package dev.pitcrew.records;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What was done to the outside world, once. An effect is claimed under a key that does not depend
 * on the attempt before it happens, and resolved with its result after. Work that is handed out
 * again gets the earlier result; a claim that was started and never resolved is a question to a
 * person, because nobody knows whether the effect happened.
 */
public final class EffectLedger {

  /** The answer to a claim. */
  public sealed interface Claim {
    /** The effect is the caller's to do, now; it must be resolved or given back. */
    record Granted() implements Claim {}

    /** It was done before; this is its result, JSON text. */
    record Done(String result) implements Claim {}

    /** Someone started it at that time and never said how it ended. */
    record Unresolved(Instant since) implements Claim {}
  }

  /** A claim nobody resolved. */
  public record Open(String key, Instant since) {}

  private final Database database;
  private final InstantSource clock;

  EffectLedger(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public Claim claim(String key) {
    return database.write(
        () -> {
          int rows =
              database
                  .sql(
                      "INSERT INTO effects (effect_key, state, claimed_at) VALUES (?, 'claimed', ?) ON CONFLICT DO NOTHING")
                  .param(key)
                  .param(clock.millis())
                  .update();
          return rows == 1 ? new Claim.Granted() : earlier(key);
        });
  }

  /** Says that the effect happened, with its result as JSON text. */
  public void resolve(String key, String result) {
    int rows =
        database.write(
            () ->
                database
                    .sql(
                        "UPDATE effects SET state = 'done', result = ?, done_at = ? WHERE effect_key = ? AND state = 'claimed'")
                    .param(result)
                    .param(clock.millis())
                    .param(key)
                    .update());
    if (rows != 1) {
      throw new IllegalStateException(
          "Expected to resolve effect %s, but it is not claimed or was resolved before."
              .formatted(key));
    }
  }

  /** Says that the effect certainly did not happen, so that it may be tried again. */
  public void giveBack(String key) {
    database.write(
        () -> {
          database
              .sql("DELETE FROM effects WHERE effect_key = ? AND state = 'claimed'")
              .param(key)
              .update();
        });
  }

  /** The claims a person must look into, oldest first. */
  public List<Open> unresolved() {
    return database
        .sql(
            "SELECT effect_key, claimed_at FROM effects WHERE state = 'claimed' ORDER BY claimed_at, effect_key")
        .query(
            (row, number) ->
                new Open(row.getString("effect_key"), Columns.instant(row, "claimed_at")))
        .list();
  }

  private Claim earlier(String key) {
    return database
        .sql("SELECT state, result, claimed_at FROM effects WHERE effect_key = ?")
        .param(key)
        .query(
            (row, number) ->
                row.getString("state").equals("done")
                    ? (Claim) new Claim.Done(row.getString("result"))
                    : new Claim.Unresolved(Columns.instant(row, "claimed_at")))
        .single();
  }
}
