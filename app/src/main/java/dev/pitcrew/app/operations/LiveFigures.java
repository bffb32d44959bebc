package dev.pitcrew.app.operations;

import dev.pitcrew.app.health.Vitals;
import dev.pitcrew.app.metrics.Figures;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.Health;
import dev.pitcrew.engine.runtime.RuntimeMetrics;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.StoreException;
import dev.pitcrew.engine.store.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What this process looks like now. What takes the store some time is looked at now and then. */
final class LiveFigures implements Figures, Vitals {

  private static final Duration KEPT = Duration.ofSeconds(30);

  private final EngineRuntime engine;
  private final Path data;
  private final Mails mails;
  private final Supplier<Boolean> workersRun;
  private final Supplier<String> leads;
  private final InstantSource clock;
  private final Kept<Long> activeInstances;
  private final Kept<Long> activeIncidents;
  private final Kept<OptionalLong> storeBytes;
  private final StoreLook store;
  private final Timely<Duration> oldest;

  /** What is known of mail. */
  interface Mails {
    int stuck();

    Optional<String> trouble();
  }

  /**
   * @param storeBytes empty where it cannot be seen
   */
  LiveFigures(
      EngineRuntime engine,
      Path data,
      Supplier<OptionalLong> storeBytes,
      Mails mails,
      Supplier<Boolean> workersRun,
      Supplier<String> leads,
      InstantSource clock) {
    this.engine = engine;
    this.data = data;
    this.mails = mails;
    this.workersRun = workersRun;
    this.leads = leads;
    this.clock = clock;
    this.activeInstances =
        new Kept<>(KEPT, () -> count(Tables.PROCESS_INSTANCE, InstanceState.ACTIVE));
    this.activeIncidents = new Kept<>(KEPT, () -> count(Tables.INCIDENT, IncidentState.ACTIVE));
    this.storeBytes = new Kept<>(KEPT, storeBytes);
    this.store = new StoreLook(engine::probeStore, () -> engine.find(Indexes.CONTINUATIONS, 1));
    this.oldest = new Timely<>(this::mostOverdue);
  }

  private <R extends Row> long count(Table<R> table, Enum<?> state) {
    Tally<R> tally =
        new Tally<>(
            table,
            List.of(Filter.eq(table, "state", state)),
            List.of(),
            List.of(new Tally.Count.Rows<>(List.of())));
    return engine.count(tally).groups().stream().mapToLong(group -> group.count(0)).sum();
  }

  @Override
  public RuntimeMetrics metrics() {
    return engine.metrics();
  }

  @Override
  public boolean isReady() {
    return engine.health().status() == Health.Status.READY;
  }

  @Override
  public long activeInstances() {
    return activeInstances.get();
  }

  @Override
  public long activeIncidents() {
    return activeIncidents.get();
  }

  @Override
  public OptionalLong storeBytes() {
    return storeBytes.get();
  }

  @Override
  public long diskFreeBytes() {
    try {
      return Files.getFileStore(data).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long stuckMails() {
    return mails.stuck();
  }

  @Override
  public boolean hasMailTrouble() {
    return mails.trouble().isPresent();
  }

  @Override
  public Health engine() {
    return engine.health();
  }

  @Override
  public String leads() {
    return leads.get();
  }

  @Override
  public Read readStore() {
    oldest.ask();
    return store.look();
  }

  @Override
  public Optional<Duration> overdue() {
    try {
      return Optional.ofNullable(oldest.answer(StoreLook.WITHIN));
    } catch (StoreException e) {
      // The store's own part says why.
      return Optional.empty();
    }
  }

  private Duration mostOverdue() {
    return engine.find(Indexes.TIMERS_DUE, 1).stream()
        .map(timer -> Duration.ofMillis(clock.millis() - timer.dueMillis()))
        .filter(Duration::isPositive)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  @Override
  public boolean workersRun() {
    return workersRun.get();
  }

  @Override
  public Optional<String> mailTrouble() {
    return mails.trouble();
  }
}
