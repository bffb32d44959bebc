package dev.pitcrew.records.bots;

import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which bots people have stopped, and who did, in the books. */
public final class BotStops {

  /** Stands for every bot where all of them are stopped; no bot is called so. */
  public static final String ALL = "*";

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  BotStops(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether a bot takes new jobs. */
  public enum Mode {
    /** It does. */
    OPEN,
    /** It ends what was begun, and begins nothing new. */
    DRAINING,
    /** It begins nothing; what runs is brought to its end. */
    PAUSED
  }

  /** What holds for a bot: what was said of it or of all, whichever is stricter. */
  Mode of(String bot) {
    var own = said(bot);
    var all = said(ALL);
    return own.compareTo(all) >= 0 ? own : all;
  }

  /** What was said of a bot, or of {@link #ALL}. */
  public Mode said(String bot) {
    return database
        .sql("SELECT mode FROM bot_stops WHERE bot = ?")
        .param(bot)
        .query(String.class)
        .optional()
        .map(BotStops::mode)
        .orElse(Mode.OPEN);
  }

  /** Begins nothing any more; what runs is brought to its end. */
  public void pause(String bot, String by) {
    set(bot, Mode.PAUSED, by);
  }

  /** Ends what was begun, also after a person, and begins nothing new. */
  public void drain(String bot, String by) {
    set(bot, Mode.DRAINING, by);
  }

  /** Takes jobs again. */
  public void open(String bot, String by) {
    set(bot, Mode.OPEN, by);
  }

  private void set(String bot, Mode mode, String by) {
    database.write(
        () -> {
          var before = said(bot);
          if (before == mode) {
            return;
          }
          if (mode == Mode.OPEN) {
            database.sql("DELETE FROM bot_stops WHERE bot = ?").param(bot).update();
          } else {
            database
                .sql(
                    """
                    INSERT INTO bot_stops (bot, mode, stopped_by, stopped_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (bot) DO UPDATE SET mode = excluded.mode, stopped_by = excluded.stopped_by, stopped_at = excluded.stopped_at
                    """)
                .param(bot)
                .param(word(mode))
                .param(by)
                .param(clock.millis())
                .update();
          }
          audit.append(
              by,
              "bot-" + word(mode),
              "bot",
              bot,
              Map.of("mode", word(before)),
              Map.of("mode", word(mode)));
        });
  }

  /** Who has stopped a bot, or all of them; absent where nobody has. */
  public Optional<String> stoppedBy(String bot) {
    return database
        .sql("SELECT stopped_by FROM bot_stops WHERE bot = ?")
        .param(bot)
        .query(String.class)
        .optional();
  }

  static Mode mode(@Nullable String word) {
    return word == null ? Mode.OPEN : Mode.valueOf(word.toUpperCase(Locale.ROOT));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
