package dev.pitcrew.app;

import dev.pitcrew.engine.store.LeaseFence;
import dev.pitcrew.engine.store.NodeLease;
import dev.pitcrew.engine.store.StoreException;
import dev.pitcrew.engine.store.StoreLocation;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That this process leads: of all nodes on one PostgreSQL it alone runs the engine, the workers and
 * the pages. With files in the data folder there is nobody else.
 *
 * <p>A process that finds another one leading ends at once, without tidying up, because whatever it
 * would still do counts no more (ADR 8).
 */
public final class Leadership implements AutoCloseable {

  /** How the process ends when another node leads: to be started again, as standby. */
  public static final int EXIT_CODE = 75;

  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final int RENEWED_IN_A_TERM = 5;

  /** The leader renews more often than that, and so connects again if it can. */
  private static final int ABSENT_PART = 3;

  private final String node;
  private final @Nullable NodeLease lease;
  private final @Nullable LeaseFence fence;
  private final Runnable lost;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("node-lease").factory());
  private volatile boolean renewed = true;

  private Leadership(
      String node, @Nullable NodeLease lease, @Nullable LeaseFence fence, Runnable lost) {
    this.node = node;
    this.lease = lease;
    this.fence = fence;
    this.lost = lost;
  }

  /** Of the only process there is. */
  static Leadership alone(String node) {
    return new Leadership(node, null, null, () -> {});
  }

  /**
   * Waits until this node leads; meanwhile its ports say who does.
   *
   * @param say told who leads, each time it changes
   * @throws PitcrewApplication.CannotStart when the nodes do not share their data folder
   */
  static Leadership await(
      Settings settings, StoreLocation.Postgres engine, String place, Consumer<String> say) {
    Nodes nodes = settings.nodes();
    NodeLease lease = new NodeLease(engine, nodes.name(), nodes.lease());
    Absence absence = new Absence(nodes.lease().dividedBy(ABSENT_PART));
    try (Standby standby = new Standby(settings, say)) {
      while (true) {
        OptionalLong epoch = look(lease, place, standby, settings, absence);
        if (epoch.isPresent()) {
          LeaseFence fence = new LeaseFence(epoch.getAsLong());
          Leadership led = new Leadership(nodes.name(), lease, fence, Leadership::end);
          led.keep(nodes.lease());
          return led;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PitcrewApplication.CannotStart("Told to stop while standing by.", e);
    }
  }

  /** Since when the leader was not seen in the database. */
  private static final class Absence {

    private final long enoughNanos;
    private long epoch = -1;
    private long sinceNanos;

    Absence(Duration enough) {
      this.enoughNanos = enough.toNanos();
    }

    /** Whether it has been away for longer than it takes to connect again. */
    boolean isLong(NodeLease.Holder holder) {
      if (holder.connected() || holder.epoch() != epoch) {
        epoch = holder.epoch();
        sinceNanos = System.nanoTime();
      }
      return !holder.connected() && System.nanoTime() - sinceNanos > enoughNanos;
    }

    void forget() {
      epoch = -1;
    }
  }

  private static OptionalLong look(
      NodeLease lease, String place, Standby standby, Settings settings, Absence absence) {
    try {
      NodeLease.Holder holder = lease.holder();
      if (!holder.place().isEmpty() && !holder.place().equals(place)) {
        throw new PitcrewApplication.CannotStart(
            "The documents and keys of this database are in another data folder than %s: all nodes share one. Name it with --data; if it is gone for good, write %s into the file %s."
                .formatted(
                    settings.data(), holder.place(), settings.data().resolve(DataFolder.PLACE)),
            null);
      }
      OptionalLong epoch = OptionalLong.empty();
      if (!holder.inForce()) {
        epoch = lease.take(place);
      } else if (absence.isLong(holder)) {
        epoch = lease.takeFrom(holder.epoch(), place);
      }
      if (epoch.isEmpty()) {
        standby.leads(holder.node());
      }
      return epoch;
    } catch (StoreException e) {
      absence.forget();
      standby.nobodyKnows(String.valueOf(e.getMessage()));
      return OptionalLong.empty();
    }
  }

  private void keep(Duration term) {
    long every = term.toMillis() / RENEWED_IN_A_TERM;
    thread.scheduleWithFixedDelay(this::renew, 0, every, TimeUnit.MILLISECONDS);
  }

  private void renew() {
    try {
      if (lease != null && fence != null && !lease.renew(fence.epoch())) {
        NodeLease.Holder holder = lease.holder();
        LOG.error(
            "Node {} leads now (number {}); this one had number {} and ends. Started again, it stands by.",
            holder.node(),
            holder.epoch(),
            fence.epoch());
        lost.run();
      }
      renewed = true;
    } catch (StoreException e) {
      if (renewed) {
        LOG.warn(
            "The lease of this node could not be renewed; it is tried again, and if another node takes it, this one ends: {}",
            e.getMessage());
      }
      renewed = false;
    }
  }

  /** Not in order: whatever runs here would only find its connections closed. */
  private static void end() {
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  /** What binds this process's connections; absent where it is alone. */
  @Nullable LeaseFence fence() {
    return fence;
  }

  /** What each connection of this process to the database is called; absent where it is alone. */
  public @Nullable String applicationName() {
    return fence == null ? null : fence.applicationName();
  }

  /** One sentence on who leads. */
  public String describe() {
    if (fence == null) {
      return "This node is alone.";
    }
    return "Node %s leads, number %d%s."
        .formatted(
            node,
            fence.epoch(),
            renewed ? "" : "; the database does not answer, and another may take over");
  }

  /** When all that was done under it has ended: another node takes over at once. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(LOOK_EVERY.toMillis() * 20, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (lease == null || fence == null) {
      return;
    }
    try {
      lease.giveUp(fence.epoch());
    } catch (StoreException e) {
      LOG.warn("The lease could not be given up; another node waits for its end.", e);
    } finally {
      lease.close();
    }
  }
}
