package dev.pitcrew.records;

import java.time.InstantSource;
import java.util.List;

/** Messages to people. Each is written once under its key. */
public final class Outbox {

  private static final int LIST_MAX = 500;

  private final Database database;
  private final InstantSource clock;

  Outbox(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes a message unless one stands under this key.
   *
   * @return false when it does
   */
  public boolean write(String key, String recipient, String subject, String body) {
    return database.write(
        () ->
            database
                    .sql(
                        """
                        INSERT INTO outbox (effect_key, recipient, subject, body, at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                    .param(key)
                    .param(recipient)
                    .param(subject)
                    .param(body)
                    .param(clock.millis())
                    .update()
                == 1);
  }

  /** The newest messages first, at most 500. */
  public List<OutboxMessage> latest(int limit) {
    return database
        .sql("SELECT recipient, subject, body, at FROM outbox ORDER BY id DESC LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(
            (row, number) ->
                new OutboxMessage(
                    row.getString("recipient"),
                    row.getString("subject"),
                    row.getString("body"),
                    Columns.instant(row, "at")))
        .list();
  }
}
