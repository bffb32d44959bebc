package dev.pitcrew.web.bots;

import dev.pitcrew.records.bots.BotStops;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One bot: when it runs, what waits for it, how its runs went.
 *
 * @param stoppedBy who has stopped it; empty where nobody has
 * @param allStopped whether all bots are stopped together
 * @param schedules what makes it run, the soonest first
 * @param processes names of processes by their ids
 */
public record BotPage(
    BotsPort.Known bot,
    BotStops.Mode mode,
    String stoppedBy,
    boolean allStopped,
    List<Schedule> schedules,
    List<BotJob> jobs,
    List<RunView> runs,
    @Nullable RunView lastFailure,
    List<String> usedBy,
    Map<String, String> processes,
    Instant now) {

  public String process(String id) {
    return processes.getOrDefault(id, id);
  }
}
