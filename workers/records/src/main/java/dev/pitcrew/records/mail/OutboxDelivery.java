package dev.pitcrew.records.mail;

import dev.pitcrew.jobs.Effects;
import dev.pitcrew.records.effects.EffectLedger;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How messages get from written to sent. Whoever sends one takes it first, for a while; a message
 * whose sender died is found again, and the effect ledger knows how far it was. Safe to use from
 * many threads and machines.
 */
public final class OutboxDelivery {

  private static final int PROBLEM_MAX = 500;
  private static final int STALE_MAX = 100;

  private final Database database;
  private final EffectLedger effects;
  private final InstantSource clock;

  public OutboxDelivery(Database database, EffectLedger effects, InstantSource clock) {
    this.database = database;
    this.effects = effects;
    this.clock = clock;
  }

  /** The oldest message that is due; it is the caller's until the lease ends. */
  public Optional<OutboxEntry> takeNext(Duration lease) {
    while (true) {
      var due =
          database
              .sql(
                  """
                  SELECT id FROM outbox WHERE state = 'written' AND (next_try_at IS NULL OR next_try_at <= ?)
                  ORDER BY id LIMIT 1
                  """)
              .param(clock.millis())
              .query(Long.class)
              .optional();
      if (due.isEmpty()) {
        return Optional.empty();
      }
      var taken = take(due.get(), lease);
      if (taken.isPresent()) {
        return taken;
      }
      // Another machine was faster with this one.
    }
  }

  private Optional<OutboxEntry> take(long id, Duration lease) {
    return database.write(
        () -> {
          int taken =
              database
                  .sql(
                      """
                      UPDATE outbox SET state = 'sending', lease_ends_at = ?, changed_at = ?
                      WHERE id = ? AND state = 'written'
                      """)
                  .param(clock.instant().plus(lease).toEpochMilli())
                  .param(clock.millis())
                  .param(id)
                  .update();
          return taken == 1 ? OutboxRows.find(database, id) : Optional.<OutboxEntry>empty();
        });
  }

  /**
   * It was accepted.
   *
   * @param problem to whom it could not be sent, absent when to all
   */
  public void sent(OutboxEntry entry, String messageId, @Nullable String problem) {
    database.write(
        () -> {
          effects.resolve(entry.effectKey(), Json.write(Map.of("messageId", messageId)));
          noteSent(entry.id(), messageId, problem);
        });
  }

  /** Whoever had it before did send it, and did not live to say so here. */
  public void wasSentBefore(OutboxEntry entry, String messageId) {
    database.write(() -> noteSent(entry.id(), messageId, null));
  }

  private void noteSent(long id, @Nullable String messageId, @Nullable String problem) {
    database
        .sql(
            """
            UPDATE outbox SET state = 'sent', message_id = COALESCE(?, message_id), problem = ?, next_try_at = NULL,
              lease_ends_at = NULL, changed_at = ? WHERE id = ? AND state <> 'sent'
            """)
        .param(messageId)
        .param(shortened(problem))
        .param(clock.millis())
        .param(id)
        .update();
  }

  /**
   * It certainly did not go out, and is tried again.
   *
   * @param counts whether it failed for its own sake; false when the server is away
   */
  public void later(OutboxEntry entry, Instant when, String why, boolean counts) {
    database.write(
        () -> {
          int attempts = entry.attempts() + (counts ? 1 : 0);
          if (leave(entry, OutboxEntry.State.WRITTEN, attempts, when, null, why)) {
            effects.giveBack(entry.effectKey());
          }
        });
  }

  /** It certainly did not go out, and trying again would not help. */
  public void failed(OutboxEntry entry, String why) {
    database.write(
        () -> {
          if (leave(entry, OutboxEntry.State.FAILED, entry.attempts() + 1, null, null, why)) {
            effects.giveBack(entry.effectKey());
          }
        });
  }

  /** Nobody knows whether it went out; its claim stays open until a person says so. */
  public void unsure(OutboxEntry entry, @Nullable String messageId, String why) {
    database.write(
        () -> {
          leave(entry, OutboxEntry.State.UNSURE, entry.attempts(), null, messageId, why);
        });
  }

  /**
   * False when another has it meanwhile, because the lease ended: then it is not ours to change.
   */
  private boolean leave(
      OutboxEntry entry,
      OutboxEntry.State state,
      int attempts,
      @Nullable Instant nextTry,
      @Nullable String messageId,
      String why) {
    return database
            .sql(
                """
                UPDATE outbox SET state = ?, attempts = ?, next_try_at = ?, message_id = COALESCE(?, message_id),
                  problem = ?, lease_ends_at = NULL, changed_at = ?
                WHERE id = ? AND state = 'sending' AND lease_ends_at = ?
                """)
            .param(state.word())
            .param(attempts)
            .param(Columns.millis(nextTry))
            .param(messageId)
            .param(shortened(why))
            .param(clock.millis())
            .param(entry.id())
            .param(Columns.millis(entry.leaseEnds()))
            .update()
        == 1;
  }

  /**
   * Takes up messages whose sender died: those that were not handed over yet wait again, those that
   * were are sent, and where nobody knows a person is asked.
   *
   * @return how many there were
   */
  public int takeUpAbandoned() {
    List<OutboxEntry> abandoned =
        database
            .sql(
                "SELECT * FROM outbox WHERE state = 'sending' AND lease_ends_at < ? ORDER BY id"
                    + " LIMIT "
                    + STALE_MAX)
            .param(clock.millis())
            .query(OutboxRows::entry)
            .list();
    abandoned.forEach(this::takeUp);
    return abandoned.size();
  }

  private void takeUp(OutboxEntry entry) {
    database.write(
        () -> {
          switch (effects.claim(entry.effectKey())) {
            case Effects.Claim.Granted free -> {
              effects.giveBack(entry.effectKey());
              later(entry, clock.instant(), "Its sending was interrupted before it began.", false);
            }
            case Effects.Claim.Done done -> noteSent(entry.id(), null, null);
            case Effects.Claim.Unresolved open ->
                unsure(
                    entry,
                    null,
                    "Its sending was interrupted at %s: nobody knows whether it went out."
                        .formatted(open.since()));
          }
        });
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= PROBLEM_MAX ? text : text.substring(0, PROBLEM_MAX);
  }
}
