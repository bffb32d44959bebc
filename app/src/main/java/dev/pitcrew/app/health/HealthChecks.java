package dev.pitcrew.app.health;

import dev.pitcrew.engine.runtime.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at all parts, and says for which question each counts. */
public final class HealthChecks {

  private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

  /** With less, the engine's next batch or the next document may be the last. */
  private static final long DISK_BYTES_MIN = 100L << 20;

  private static final long DISK_BYTES_LOW = 1L << 30;
  private static final long QUEUE_LATE_MILLIS = 10_000;
  private static final Duration BACKLOG_LATE = Duration.ofMinutes(1);
  private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long MIB = 1 << 20;

  private final Vitals vitals;
  private final Map<String, Check> checks = new LinkedHashMap<>();

  /** What is asked. */
  public enum Group {
    /** Would a restart help? */
    LIVENESS,
    /** May it be sent work? */
    READINESS,
    /** Should somebody look? */
    ALL
  }

  /** Locked by itself, so that none waits for a slow one that it does not count. */
  private static final class Check {

    private final Set<Group> groups;
    private final Function<Vitals, ComponentHealth> look;
    private @Nullable ComponentHealth last;
    private long lastNanos;

    Check(Set<Group> groups, Function<Vitals, ComponentHealth> look) {
      this.groups = groups;
      this.look = look;
    }

    synchronized ComponentHealth of(String name, Vitals vitals) {
      ComponentHealth known = last;
      if (known == null || System.nanoTime() - lastNanos > KEPT_NANOS) {
        known = look(name, vitals);
        last = known;
        lastNanos = System.nanoTime();
      }
      return known;
    }

    /** Whatever is wrong with a look is wrong with that part, and with no other. */
    private ComponentHealth look(String name, Vitals vitals) {
      try {
        return look.apply(vitals);
      } catch (RuntimeException e) {
        LOG.warn("Health part {} could not be looked at.", name, e);
        return ComponentHealth.down("It could not be looked at; the log says why.");
      }
    }
  }

  public HealthChecks(Vitals vitals) {
    this.vitals = vitals;
    add("node", vital -> ComponentHealth.up(vital.leads()));
    add("engine", HealthChecks::engine, Group.READINESS);
    add("engineThreads", HealthChecks::threads, Group.LIVENESS);
    add("store", HealthChecks::store, Group.READINESS);
    add("disk", HealthChecks::disk, Group.READINESS);
    add("queue", HealthChecks::queue);
    add("workers", HealthChecks::workers, Group.READINESS);
    add("mail", HealthChecks::mail);
    add("backlog", HealthChecks::backlog);
  }

  private void add(String name, Function<Vitals, ComponentHealth> look, Group... groups) {
    Set<Group> all = EnumSet.of(Group.ALL);
    all.addAll(List.of(groups));
    checks.put(name, new Check(all, look));
  }

  /**
   * The parts that count for a question, and no others: each is looked at once a second at most,
   * however many ask.
   */
  public Map<String, ComponentHealth> of(Group group) {
    Map<String, ComponentHealth> asked = new LinkedHashMap<>();
    checks.forEach(
        (name, check) -> {
          if (check.groups.contains(group)) {
            asked.put(name, check.of(name, vitals));
          }
        });
    return asked;
  }

  /** The worst of them. */
  public static ComponentHealth.Status worst(Map<String, ComponentHealth> components) {
    return new ArrayList<>(components.values())
        .stream()
            .map(ComponentHealth::status)
            .max(Enum::compareTo)
            .orElse(ComponentHealth.Status.UP);
  }

  private static ComponentHealth engine(Vitals vitals) {
    Health health = vitals.engine();
    return health.status() == Health.Status.READY
        ? ComponentHealth.up(health.detail())
        : ComponentHealth.down(health.detail());
  }

  /** An engine whose store is away is not helped by a restart, so only its own end counts here. */
  private static ComponentHealth threads(Vitals vitals) {
    return vitals.engine().status() == Health.Status.CLOSED
        ? ComponentHealth.down("The engine was closed.")
        : ComponentHealth.up("The engine runs.");
  }

  private static ComponentHealth store(Vitals vitals) {
    return switch (vitals.readStore()) {
      case Vitals.Read.Answered answered -> ComponentHealth.up("The store answers.");
      case Vitals.Read.Slow(String why) -> ComponentHealth.degraded(why);
      case Vitals.Read.Failed(String why) -> ComponentHealth.down(why);
    };
  }

  private static ComponentHealth disk(Vitals vitals) {
    long free = vitals.diskFreeBytes();
    String detail = "%d MiB are free.".formatted(free / MIB);
    if (free < DISK_BYTES_MIN) {
      return ComponentHealth.down(detail);
    }
    return free < DISK_BYTES_LOW ? ComponentHealth.degraded(detail) : ComponentHealth.up(detail);
  }

  private static ComponentHealth queue(Vitals vitals) {
    var metrics = vitals.metrics();
    String detail =
        "%d commands wait, the oldest for %d ms."
            .formatted(metrics.queued(), metrics.oldestMillis());
    return metrics.oldestMillis() > QUEUE_LATE_MILLIS
        ? ComponentHealth.degraded(detail)
        : ComponentHealth.up(detail);
  }

  private static ComponentHealth workers(Vitals vitals) {
    return vitals.workersRun()
        ? ComponentHealth.up("The workers run.")
        : ComponentHealth.down("The workers do not run yet, or no longer.");
  }

  private static ComponentHealth mail(Vitals vitals) {
    return vitals
        .mailTrouble()
        .map(trouble -> ComponentHealth.degraded("Mail is out of order; the outbox page says how."))
        .orElseGet(() -> ComponentHealth.up("No trouble with mail is known."));
  }

  private static ComponentHealth backlog(Vitals vitals) {
    return vitals
        .overdue()
        .map(HealthChecks::backlog)
        .orElseGet(
            () ->
                ComponentHealth.degraded(
                    "How late timers are is not known: the store has not said in time."));
  }

  private static ComponentHealth backlog(Duration late) {
    String detail = "The most overdue timer is %d s late.".formatted(late.toSeconds());
    return late.compareTo(BACKLOG_LATE) > 0
        ? ComponentHealth.degraded(detail)
        : ComponentHealth.up(detail);
  }
}
