package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.SetAsideRow;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.TimerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the engine owes itself by now: read from the due columns, so that a restart loses none.
 *
 * <p>A row that stays due although its command was run (a bug) is tried again ever later, so that
 * it does not keep the others from their turn.
 */
final class DueWork {

  private static final long RETRY_MILLIS_MIN = 1_000;
  private static final long RETRY_MILLIS_MAX = 300_000;

  /** Beyond it, what is set aside is tried again. */
  private static final int ASIDE_MAX = 10_000;

  /** One kind of due work. */
  record Source<R extends Row>(
      Index<R> index, ToLongFunction<R> dueMillis, LongFunction<Command> command) {}

  private static final List<Source<?>> SOURCES =
      List.of(
          new Source<>(Indexes.TIMERS_DUE, TimerRow::dueMillis, Command.TriggerTimer::new),
          new Source<>(Indexes.JOB_BACKOFFS, JobRow::dueMillis, Command.EndJobBackoff::new),
          new Source<>(Indexes.JOB_DEADLINES, JobRow::deadlineMillis, Command.TimeOutJob::new),
          new Source<>(
              Indexes.MESSAGE_DEADLINES, MessageRow::deadlineMillis, Command.ExpireMessage::new),
          new Source<>(Indexes.BATCH_ITEMS_DUE, row -> 0, Command.RunBatchItem::new),
          new Source<>(Indexes.CONTINUATIONS, row -> 0, Command.Continue::new));

  private final State state;
  private final Map<Long, Attempt> attempts = new HashMap<>();

  /** How often a command was run in vain, and when it is run again at the earliest. */
  private record Attempt(int count, long notBeforeMillis) {}

  /** A command for the row with this key. */
  record Due(Source<?> source, long key, Command command) {}

  DueWork(State state) {
    this.state = state;
  }

  /** At most {@code max} commands for what is due. */
  List<Due> take(long nowMillis, int max) {
    attempts.values().removeIf(a -> a.notBeforeMillis() + RETRY_MILLIS_MAX < nowMillis);
    List<Due> due = new ArrayList<>();
    Set<Long> aside = aside();
    for (Source<?> source : SOURCES) {
      take(source, nowMillis, max, aside, due);
    }
    return due;
  }

  private <R extends Row> void take(
      Source<R> source, long nowMillis, int max, Set<Long> aside, List<Due> due) {
    if (due.size() >= max) {
      return;
    }
    for (R row : state.find(source.index(), max - due.size() + attempts.size() + aside.size())) {
      if (source.dueMillis().applyAsLong(row) > nowMillis || due.size() >= max) {
        return;
      }
      if (!isSetAside(row, nowMillis) && !aside.contains(row.key())) {
        due.add(new Due(source, row.key(), source.command().apply(row.key())));
      }
    }
  }

  /** What waits for a person, because of a bug. */
  private Set<Long> aside() {
    List<SetAsideRow> rows = state.find(Indexes.SET_ASIDE, ASIDE_MAX);
    if (rows.isEmpty()) {
      return Set.of();
    }
    Set<Long> keys = new HashSet<>();
    for (SetAsideRow row : rows) {
      if (row.incidentKey() != 0) {
        keys.add(row.key());
      }
    }
    return keys;
  }

  private boolean isSetAside(Row row, long nowMillis) {
    Attempt attempt = attempts.get(row.key());
    return attempt != null && attempt.notBeforeMillis() > nowMillis;
  }

  /** The command was run; whatever is still due then is set aside for a while. */
  void ran(Due due, long nowMillis) {
    if (isStillDue(due.source(), due.key(), nowMillis)) {
      setAside(due, nowMillis);
    } else if (!attempts.isEmpty()) {
      attempts.remove(due.key());
    }
  }

  /** It was part of a batch that was not committed, perhaps because of it. */
  void setAside(Due due, long nowMillis) {
    Attempt attempt = attempts.get(due.key());
    int count = attempt == null ? 0 : attempt.count() + 1;
    long pause = Math.min(RETRY_MILLIS_MAX, RETRY_MILLIS_MIN << Math.min(count, 20));
    attempts.put(due.key(), new Attempt(count, nowMillis + pause));
  }

  private <R extends Row> boolean isStillDue(Source<R> source, long key, long nowMillis) {
    @Nullable R row = state.get(source.index().table(), key);
    return row != null
        && source.index().holds(row)
        && source.dueMillis().applyAsLong(row) <= nowMillis;
  }

  /** When something is due next; {@link Long#MAX_VALUE} if nothing is. */
  long nextMillis(long nowMillis) {
    long next = Long.MAX_VALUE;
    Set<Long> aside = aside();
    for (Source<?> source : SOURCES) {
      next = Math.min(next, nextMillis(source, aside, nowMillis));
    }
    return next;
  }

  private <R extends Row> long nextMillis(Source<R> source, Set<Long> aside, long nowMillis) {
    long next = Long.MAX_VALUE;
    for (R row : state.find(source.index(), 1 + attempts.size() + aside.size())) {
      if (aside.contains(row.key())) {
        continue;
      }
      Attempt attempt = attempts.get(row.key());
      long due = source.dueMillis().applyAsLong(row);
      if (attempt == null || attempt.notBeforeMillis() <= nowMillis) {
        return Math.min(next, due);
      }
      next = Math.min(next, attempt.notBeforeMillis());
    }
    return next;
  }
}
