package dev.pitcrew.records.bots;

import dev.pitcrew.jobs.BotRuns;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What bots did and do, in the books. */
public final class BotBook implements BotRuns {

  /** Rows a question gets at most. */
  public static final int LIST_MAX = 500;

  private final Database database;
  private final BotStops stops;
  private final InstantSource clock;

  public BotBook(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.stops = new BotStops(database, audit, clock);
    this.clock = clock;
  }

  /** How an attempt stands. */
  public enum State {
    HELD,
    RUNNING,
    FINISHED,
    FAILED
  }

  /**
   * One attempt at a job.
   *
   * @param step that failed, absent unless one has
   * @param reason in words
   * @param picture of the page, JSON of a document
   * @param report what is kept of it, as {@link Report#json()} has it; {@code {}} where nothing is
   */
  public record Attempt(
      Run run,
      State state,
      @Nullable String step,
      @Nullable String reason,
      @Nullable String picture,
      int warnings,
      String report,
      Instant began,
      @Nullable Instant ended) {}

  /**
   * A bot at a glance.
   *
   * @param running how many attempts run now
   * @param held how many jobs wait because it is stopped
   * @param finished how many attempts came to a good end, ever
   * @param failed how many did not
   * @param lastFailure the newest of those, absent when none has
   */
  public record Summary(
      String bot,
      BotStops.Mode mode,
      @Nullable String stoppedBy,
      int running,
      int held,
      int finished,
      int failed,
      @Nullable Attempt lastFailure) {}

  /** Which of them people have stopped. */
  public BotStops stops() {
    return stops;
  }

  @Override
  public boolean mayBegin(Run run, boolean goesOn) {
    return switch (stops.of(run.bot())) {
      case OPEN -> true;
      case PAUSED -> false;
      case DRAINING -> goesOn || wasBegun(run.jobKey());
    };
  }

  private boolean wasBegun(long jobKey) {
    return database
            .sql("SELECT count(*) FROM bot_runs WHERE job_key = ? AND state <> 'held'")
            .param(jobKey)
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public void held(Run run) {
    // An attempt that was begun stays so: else nothing would end it while the bot is drained.
    note(run, State.HELD, null, null, Report.none(), " WHERE bot_runs.state = 'held'");
  }

  @Override
  public void started(Run run) {
    note(run, State.RUNNING, null, null, Report.none(), "");
  }

  @Override
  public void finished(Run run, Report report) {
    note(run, State.FINISHED, null, null, report, "");
  }

  @Override
  public void failed(Run run, String step, String reason, Report report) {
    note(run, State.FAILED, step, reason, report, "");
  }

  /**
   * A job that is handed out again after its worker died has the same attempt: it starts anew.
   *
   * @param onlyWhere what must hold of an attempt that is known; empty for nothing
   */
  private void note(
      Run run,
      State state,
      @Nullable String step,
      @Nullable String reason,
      Report report,
      String onlyWhere) {
    boolean ended = state == State.FINISHED || state == State.FAILED;
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO bot_runs (job_key, attempt, bot, process_instance_key, process_id, state, step, reason, picture, warnings, report, began_at, ended_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  ON CONFLICT (job_key, attempt) DO UPDATE SET state = excluded.state, step = excluded.step, reason = excluded.reason,
                    picture = excluded.picture, warnings = excluded.warnings, report = excluded.report, ended_at = excluded.ended_at,
                    began_at = CASE WHEN excluded.state = 'running' THEN excluded.began_at ELSE bot_runs.began_at END
                  """
                      + onlyWhere)
              .param(run.jobKey())
              .param(run.attempt())
              .param(run.bot())
              .param(run.processInstanceKey())
              .param(run.processId())
              .param(BotStops.word(state))
              .param(step)
              .param(reason)
              .param(report.picture())
              .param(report.warnings())
              .param(report.json())
              .param(clock.millis())
              .param(ended ? clock.millis() : null)
              .update();
        });
  }

  /** The newest attempts of all bots. */
  public List<Attempt> latest(int limit) {
    return database
        .sql("SELECT * FROM bot_runs ORDER BY began_at DESC, job_key DESC, attempt DESC LIMIT ?")
        .param(Math.clamp(limit, 1, LIST_MAX))
        .query(BotBook::attempt)
        .list();
  }

  /** The newest attempts of one. */
  public List<Attempt> latest(String bot, int limit) {
    return database
        .sql(
            "SELECT * FROM bot_runs WHERE bot = ? ORDER BY began_at DESC, job_key DESC, attempt"
                + " DESC LIMIT ?")
        .param(bot)
        .param(Math.clamp(limit, 1, LIST_MAX))
        .query(BotBook::attempt)
        .list();
  }

  /**
   * Empties what was kept of old attempts: their steps and reasons may name people. When they ran
   * and how they ended stays.
   *
   * @return how many were emptied
   */
  public int forget(Instant before) {
    return database.write(
        () ->
            database
                .sql(
                    """
                    UPDATE bot_runs SET report = NULL, picture = NULL, reason = NULL
                    WHERE began_at < ? AND state <> 'running' AND (report IS NOT NULL OR picture IS NOT NULL OR reason IS NOT NULL)
                    """)
                .param(before.toEpochMilli())
                .update());
  }

  /** One attempt at a job. */
  public Optional<Attempt> find(long jobKey, int attempt) {
    return database
        .sql("SELECT * FROM bot_runs WHERE job_key = ? AND attempt = ?")
        .param(jobKey)
        .param(attempt)
        .query(BotBook::attempt)
        .optional();
  }

  /** The processes a bot has worked for. */
  public List<String> processes(String bot) {
    return database
        .sql("SELECT DISTINCT process_id FROM bot_runs WHERE bot = ? ORDER BY process_id")
        .param(bot)
        .query(String.class)
        .list();
  }

  /** Every bot that ever ran, waits or is stopped, by name. */
  public List<Summary> summaries() {
    return database
        .sql(
            """
            SELECT b.bot AS bot, s.mode AS mode, s.stopped_by AS stopped_by,
              (SELECT count(*) FROM bot_runs r WHERE r.bot = b.bot AND r.state = 'running') AS running,
              (SELECT count(DISTINCT r.job_key) FROM bot_runs r WHERE r.bot = b.bot AND r.state = 'held') AS held,
              (SELECT count(*) FROM bot_runs r WHERE r.bot = b.bot AND r.state = 'finished') AS finished,
              (SELECT count(*) FROM bot_runs r WHERE r.bot = b.bot AND r.state = 'failed') AS failed
            FROM (SELECT bot FROM bot_runs UNION SELECT bot FROM bot_stops WHERE bot <> '*') b LEFT JOIN bot_stops s ON s.bot = b.bot
            ORDER BY b.bot
            """)
        .query((row, number) -> summary(row))
        .list();
  }

  private Summary summary(ResultSet row) throws SQLException {
    String bot = row.getString("bot");
    String mode = row.getString("mode");
    return new Summary(
        bot,
        BotStops.mode(mode),
        row.getString("stopped_by"),
        row.getInt("running"),
        row.getInt("held"),
        row.getInt("finished"),
        row.getInt("failed"),
        lastFailure(bot).orElse(null));
  }

  private Optional<Attempt> lastFailure(String bot) {
    return database
        .sql(
            "SELECT * FROM bot_runs WHERE bot = ? AND state = 'failed' ORDER BY ended_at DESC,"
                + " job_key DESC, attempt DESC LIMIT 1")
        .param(bot)
        .query(BotBook::attempt)
        .optional();
  }

  private static Attempt attempt(ResultSet row, int number) throws SQLException {
    return new Attempt(
        new Run(
            row.getString("bot"),
            row.getLong("job_key"),
            row.getLong("process_instance_key"),
            row.getString("process_id"),
            row.getInt("attempt")),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("step"),
        row.getString("reason"),
        row.getString("picture"),
        row.getInt("warnings"),
        Optional.ofNullable(row.getString("report")).orElse("{}"),
        Columns.instant(row, "began_at"),
        Columns.instantOrNull(row, "ended_at"));
  }
}
