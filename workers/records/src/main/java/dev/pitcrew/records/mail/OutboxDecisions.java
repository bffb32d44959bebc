package dev.pitcrew.records.mail;

import dev.pitcrew.records.effects.EffectLedger;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.store.Json;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** What a person says of messages that did not go out, or of which nobody knows it. */
public final class OutboxDecisions {

  private final Database database;
  private final EffectLedger effects;
  private final AuditTrail audit;
  private final InstantSource clock;

  public OutboxDecisions(
      Database database, EffectLedger effects, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.effects = effects;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A person wants it sent: one that failed, or one that, as the person found out, did not go out.
   *
   * @return false when it is in no such state any more
   */
  public boolean sendAgain(long id, String by) {
    return decide(
        id,
        by,
        "mail-sent-again",
        () ->
            database
                .sql(
                    """
                    UPDATE outbox SET state = 'written', attempts = 0, next_try_at = ?, problem = NULL, changed_at = ?
                    WHERE id = ? AND state IN ('failed', 'unsure')
                    """)
                .param(clock.millis())
                .param(clock.millis())
                .param(id)
                .update(),
        entry -> effects.giveBack(entry.effectKey()));
  }

  /**
   * A person found out that a message did go out.
   *
   * @return false when that is not asked, or not any more
   */
  public boolean wasSent(long id, String by) {
    return decide(
        id,
        by,
        "mail-confirmed-sent",
        () ->
            database
                .sql(
                    """
                    UPDATE outbox SET state = 'sent', problem = NULL, changed_at = ?
                    WHERE id = ? AND state = 'unsure'
                    """)
                .param(clock.millis())
                .param(id)
                .update(),
        entry -> effects.resolve(entry.effectKey(), Json.write(Map.of("confirmedBy", by))));
  }

  /**
   * A person has dealt with a message that is not sent, and wants it sent no more.
   *
   * @return false when it is in no such state any more
   */
  public boolean settle(long id, String by) {
    return decide(
        id,
        by,
        "mail-settled",
        () ->
            database
                .sql(
                    "UPDATE outbox SET state = 'settled', changed_at = ? WHERE id = ? AND state ="
                        + " 'failed'")
                .param(clock.millis())
                .param(id)
                .update(),
        entry -> {});
  }

  /**
   * @param update of the entry, where it is still in a state in which that may be decided
   * @param then what follows where it was
   */
  private boolean decide(
      long id, String by, String what, IntSupplier update, Consumer<OutboxEntry> then) {
    return database.write(
        () -> {
          var entry = OutboxRows.find(database, id);
          if (update.getAsInt() == 0) {
            return false;
          }
          then.accept(entry.orElseThrow());
          note(what, entry.get(), by);
          return true;
        });
  }

  private void note(String what, OutboxEntry entry, String by) {
    audit.append(
        by,
        what,
        "outbox",
        Long.toString(entry.id()),
        Map.of("state", entry.state().word()),
        Map.of("subject", entry.draft().subject()));
  }
}
