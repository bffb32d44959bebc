package dev.pitcrew.records.mail;

import dev.pitcrew.records.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Messages to people. Each is written once under its key. */
public final class Outbox {

  /** What stays of a message when its content must go. */
  public static final String EMPTIED =
      "UPDATE outbox SET recipient = '', cc = NULL, body = '', attachments = NULL, problem = NULL";

  private static final int LIST_MAX = 500;

  private final Database database;
  private final InstantSource clock;

  public Outbox(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes a message unless one stands under this key.
   *
   * @return false when it does
   */
  public boolean write(String key, String recipient, String subject, String body) {
    return write(key, new OutboxDraft(List.of(recipient), subject, body));
  }

  /**
   * Writes a message unless one stands under this key.
   *
   * @return false when it does
   */
  public boolean write(String key, OutboxDraft draft) {
    return database.write(
        () ->
            database
                    .sql(
                        """
                        INSERT INTO outbox (effect_key, recipient, cc, subject, body, link, attachments, in_reply_to, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                    .param(key)
                    .param(OutboxRows.names(draft.to()))
                    .param(draft.cc().isEmpty() ? null : OutboxRows.names(draft.cc()))
                    .param(draft.subject())
                    .param(draft.body())
                    .param(draft.link())
                    .param(OutboxRows.attachments(draft.attachments()))
                    .param(draft.inReplyTo())
                    .param(clock.millis())
                    .update()
                == 1);
  }

  /** The newest messages first, at most 500. */
  public List<OutboxMessage> latest(int limit) {
    return entries(limit).stream()
        .map(
            entry ->
                new OutboxMessage(
                    String.join(", ", entry.draft().to()),
                    entry.draft().subject(),
                    entry.draft().body(),
                    entry.writtenAt()))
        .toList();
  }

  /** The newest messages first, with how far they got; at most 500. */
  public List<OutboxEntry> entries(int limit) {
    return database
        .sql("SELECT * FROM outbox ORDER BY id DESC LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(OutboxRows::entry)
        .list();
  }

  /** Those that only a person can help on: failed, or nobody knows; oldest first, at most 500. */
  public List<OutboxEntry> needingAPerson(int limit) {
    return database
        .sql("SELECT * FROM outbox WHERE state IN ('failed', 'unsure') ORDER BY id LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(OutboxRows::entry)
        .list();
  }

  /** How many messages whose keys begin so were written to somebody since then. */
  public long count(String keyPrefix, String recipient, Instant since) {
    return database
        .sql(
            """
            SELECT COUNT(*) FROM outbox WHERE recipient = ? AND at >= ? AND substr(effect_key, 1, ?) = ?
            """)
        .param(recipient)
        .param(since.toEpochMilli())
        .param(keyPrefix.length())
        .param(keyPrefix)
        .query(Long.class)
        .single();
  }

  public Optional<OutboxEntry> find(String key) {
    return database
        .sql("SELECT * FROM outbox WHERE effect_key = ?")
        .param(key)
        .query(OutboxRows::entry)
        .optional();
  }

  public Optional<OutboxEntry> find(long id) {
    return database
        .sql("SELECT * FROM outbox WHERE id = ?")
        .param(id)
        .query(OutboxRows::entry)
        .optional();
  }
}
