package dev.pitcrew.app.metrics;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.expression.LongEvaluation;
import dev.pitcrew.engine.runtime.EngineObserver;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.RowChange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts what the engine does, from what each step changed. */
final class EngineMeters implements EngineObserver {

  private static final int TYPES_MAX = 200;
  private static final String ACCEPTED = "accepted";
  private static final String CREATED = "created";

  private final Meters meters;
  private final Timer queueWait;
  private final Timer commits;
  private final Counter commitFailures;
  private final DistributionSummary batch;
  private final Counter rows;
  private final Map<LongEvaluation.Kind, Timer> beside = new EnumMap<>(LongEvaluation.Kind.class);
  private final Map<LongEvaluation.Kind, Counter> besideRefused =
      new EnumMap<>(LongEvaluation.Kind.class);
  private final Meters.Counters jobs;
  private final Meters.Counters instances;
  private final Meters.Counters incidents;

  /** Of the one thread that runs the steps. */
  private final Map<Class<?>, Map<String, Timer>> commands = new HashMap<>();

  EngineMeters(Meters meters) {
    this.meters = meters;
    this.queueWait = meters.histogram(MetricName.QUEUE_WAIT);
    this.commits = meters.histogram(MetricName.COMMITS);
    this.commitFailures = meters.counter(MetricName.COMMIT_FAILURES);
    this.batch = meters.summary(MetricName.BATCH);
    this.rows = meters.counter(MetricName.ROWS);
    for (LongEvaluation.Kind kind : LongEvaluation.Kind.values()) {
      beside.put(kind, meters.histogram(MetricName.BESIDE, word(kind)));
      besideRefused.put(kind, meters.counter(MetricName.BESIDE_REFUSED, word(kind)));
    }
    this.jobs = meters.new Counters(MetricName.JOBS, TYPES_MAX);
    this.instances = meters.new Counters(MetricName.INSTANCES, TYPES_MAX);
    this.incidents = meters.new Counters(MetricName.INCIDENTS, TYPES_MAX);
  }

  @Override
  public void stepped(
      Caller caller,
      Command command,
      Outcome outcome,
      List<RowChange<?>> changes,
      long waitedNanos,
      long nanos) {
    timer(command, outcome).record(nanos, TimeUnit.NANOSECONDS);
    queueWait.record(waitedNanos, TimeUnit.NANOSECONDS);
    for (RowChange<?> change : changes) {
      switch (change.after()) {
        case JobRow job -> job(command, (JobRow) change.before(), job);
        case ProcessInstanceRow row -> instance((ProcessInstanceRow) change.before(), row);
        case IncidentRow row -> incident((IncidentRow) change.before(), row);
        case null, default -> {
          // Others are counted as rows, when they are on disk.
        }
      }
    }
  }

  private Timer timer(Command command, Outcome outcome) {
    String word =
        switch (outcome) {
          case Reply reply -> ACCEPTED;
          case Rejection rejection -> word(rejection.type());
        };
    return commands
        .computeIfAbsent(command.getClass(), type -> new HashMap<>())
        .computeIfAbsent(
            word, w -> meters.timer(MetricName.COMMANDS, command.getClass().getSimpleName(), w));
  }

  private void job(Command command, @Nullable JobRow before, JobRow after) {
    String type = after.type();
    if (before == null) {
      jobs.increment(type, CREATED);
    } else if (command instanceof Command.TimeOutJob) {
      jobs.increment(type, "timed_out");
    } else if (command instanceof Command.FailJob fail && fail.jobKey() == after.key()) {
      jobs.increment(type, "failed");
    } else if (command instanceof Command.ThrowJobError error && error.jobKey() == after.key()) {
      jobs.increment(type, "error_thrown");
    }
    JobState old = before == null ? JobState.CREATED : before.state();
    if (old != after.state()) {
      switch (after.state()) {
        case ACTIVATED -> jobs.increment(type, "activated");
        case COMPLETED -> jobs.increment(type, "completed");
        case CANCELED -> jobs.increment(type, "canceled");
        default -> {
          // Told by its command.
        }
      }
    }
  }

  private void instance(@Nullable ProcessInstanceRow before, ProcessInstanceRow after) {
    String process = after.processDefinitionId();
    if (before == null) {
      instances.increment(process, CREATED);
    }
    if (after.state() != InstanceState.ACTIVE
        && (before == null || before.state() == InstanceState.ACTIVE)) {
      instances.increment(process, word(after.state()));
    }
  }

  private void incident(@Nullable IncidentRow before, IncidentRow after) {
    if (before == null) {
      incidents.increment(word(after.type()), CREATED);
    }
    if (after.state() == IncidentState.RESOLVED
        && (before == null || before.state() != IncidentState.RESOLVED)) {
      incidents.increment(word(after.type()), "resolved");
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void committed(int commandCount, int rowCount, long nanos) {
    commits.record(nanos, TimeUnit.NANOSECONDS);
    batch.record(commandCount);
    rows.increment(rowCount);
  }

  @Override
  public void doneBeside(LongEvaluation.Kind kind, long nanos) {
    beside.get(kind).record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void refusedBeside(LongEvaluation.Kind kind) {
    besideRefused.get(kind).increment();
  }

  @Override
  public void commitFailed() {
    commitFailures.increment();
  }
}
