package dev.pitcrew.records.mail;

import dev.pitcrew.records.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Who was told by mail of which task: of each once. */
public final class TaskNotices {

  private static final String KEY = "mail.tasks:";
  private static final Duration KEPT = Duration.ofDays(400);

  private final Database database;
  private final Outbox outbox;
  private final InstantSource clock;

  public TaskNotices(Database database, Outbox outbox, InstantSource clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Whether a person wants mail about tasks; who never said so does. */
  public boolean isWanted(String username) {
    return database
        .sql("SELECT tasks FROM mail_wishes WHERE username = ?")
        .param(username)
        .query(String.class)
        .optional()
        .map(wish -> !wish.equals("never"))
        .orElse(true);
  }

  /** A person says whether to be told of tasks by mail. */
  public void want(String username, boolean wanted) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO mail_wishes (username, tasks, at) VALUES (?, ?, ?)
                  ON CONFLICT (username) DO UPDATE SET tasks = excluded.tasks, at = excluded.at
                  """)
              .param(username)
              .param(wanted ? "digest" : "never")
              .param(clock.millis())
              .update();
        });
  }

  /** Those of the tasks that a person was told of. */
  public Set<Long> told(String username, Collection<Long> taskKeys) {
    return taskKeys.isEmpty()
        ? Set.of()
        : new HashSet<>(
            database
                .sql(
                    "SELECT task_key FROM task_notices WHERE username = :u AND task_key IN (:keys)")
                .param("u", username)
                .param("keys", taskKeys)
                .query(Long.class)
                .list());
  }

  /** How many mails about tasks a person got in the last so long. */
  public long mailsWithin(String username, Duration time) {
    return outbox.count(key(username), username, clock.instant().minus(time));
  }

  /**
   * Tells a person of those tasks that nobody told them of meanwhile, and notes that: both, or
   * neither.
   *
   * @param mail the words for them
   */
  public void tell(String username, List<Long> taskKeys, Function<Set<Long>, OutboxDraft> mail) {
    database.write(
        () -> {
          Set<Long> fresh = new LinkedHashSet<>();
          for (long task : taskKeys) {
            int noted =
                database
                    .sql(
                        "INSERT INTO task_notices (task_key, username, at) VALUES (?, ?, ?) ON"
                            + " CONFLICT DO NOTHING")
                    .param(task)
                    .param(username)
                    .param(clock.millis())
                    .update();
            if (noted > 0) {
              fresh.add(task);
            }
          }
          if (!fresh.isEmpty()) {
            outbox.write(
                key(username) + clock.millis() + ":" + fresh.iterator().next(), mail.apply(fresh));
          }
          database
              .sql("DELETE FROM task_notices WHERE at < ?")
              .param(clock.instant().minus(KEPT).toEpochMilli())
              .update();
        });
  }

  private static String key(String username) {
    return KEY + username + ":";
  }
}
