package dev.pitcrew.web.bots;

import dev.pitcrew.records.bots.BotStops;
import dev.pitcrew.records.workitems.WorkItems;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All bots at a glance.
 *
 * @param all how all of them together stand
 * @param stoppedBy who has stopped all of them; empty where nobody has
 * @param strangers jobs whose bot nobody can name
 */
public record BotsPage(
    List<Row> rows,
    BotStops.Mode all,
    String stoppedBy,
    List<BotJob> strangers,
    List<QueueRow> queues,
    boolean jobsCut,
    Instant now) {

  /**
   * One bot.
   *
   * @param next the schedule that comes first; null where none is known
   * @param latest its newest attempt; null where it never ran
   * @param stuck how many jobs have no tries left
   * @param changed how many things the last good run found otherwise than by their first way
   */
  public record Row(
      BotsPort.Known bot,
      BotStops.Mode mode,
      int waiting,
      int running,
      int stuck,
      @Nullable Schedule next,
      @Nullable RunView latest,
      @Nullable RunView lastFailure,
      int changed) {}

  /**
   * A queue that feeds a process.
   *
   * @param process what it starts; empty where nothing waits in it
   */
  public record QueueRow(WorkItems.Queue queue, String process) {}

  /** How a bot stands, in a word. */
  public static String stands(BotStops.Mode mode) {
    return switch (mode) {
      case OPEN -> "takes jobs";
      case DRAINING -> "draining";
      case PAUSED -> "paused";
    };
  }
}
