package dev.pitcrew.records.effects;

import dev.pitcrew.jobs.Effects;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The effects of all workers, in the books. */
public final class EffectLedger implements Effects {

  /** A claim nobody resolved. */
  public record Open(String key, Instant since) {}

  private final Database database;
  private final InstantSource clock;

  public EffectLedger(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Claim claim(String key) {
    return database.write(
        () -> {
          int rows =
              database
                  .sql(
                      "INSERT INTO effects (effect_key, state, claimed_at) VALUES (?, 'claimed', ?)"
                          + " ON CONFLICT DO NOTHING")
                  .param(key)
                  .param(clock.millis())
                  .update();
          return rows == 1 ? new Claim.Granted() : earlier(key);
        });
  }

  @Override
  public void resolve(String key, String result) {
    int rows =
        database.write(
            () ->
                database
                    .sql(
                        "UPDATE effects SET state = 'done', result = ?, done_at = ? WHERE"
                            + " effect_key = ? AND state = 'claimed'")
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

  @Override
  public void giveBack(String key) {
    database.write(
        () -> {
          database
              .sql("DELETE FROM effects WHERE effect_key = ? AND state = 'claimed'")
              .param(key)
              .update();
        });
  }

  @Override
  public boolean takeOver(String key, Instant since) {
    return database.write(
            () ->
                database
                    .sql(
                        "UPDATE effects SET claimed_at = ? WHERE effect_key = ? AND state ="
                            + " 'claimed' AND claimed_at = ?")
                    .param(clock.millis())
                    .param(key)
                    .param(since.toEpochMilli())
                    .update())
        == 1;
  }

  /** The claims a person must look into, oldest first. */
  public List<Open> unresolved() {
    return database
        .sql(
            "SELECT effect_key, claimed_at FROM effects WHERE state = 'claimed' ORDER BY"
                + " claimed_at, effect_key")
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
