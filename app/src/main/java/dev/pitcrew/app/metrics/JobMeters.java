package dev.pitcrew.app.metrics;

import dev.pitcrew.jobs.JobObserver;
import io.camunda.client.api.response.ActivatedJob;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the workers of this process do, whose job types are ours and therefore few. */
final class JobMeters implements JobObserver {

  private final MeterRegistry registry;
  private final Meters meters;
  private final Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();

  JobMeters(MeterRegistry registry, Meters meters) {
    this.registry = registry;
    this.meters = meters;
  }

  @Override
  public Observed begin(ActivatedJob job) {
    String type = job.getType();
    AtomicInteger now = busy.computeIfAbsent(type, this::gauge);
    now.incrementAndGet();
    long begun = System.nanoTime();
    return outcome -> {
      now.decrementAndGet();
      meters
          .histogram(MetricName.WORKER_JOBS, type, outcome.name().toLowerCase(Locale.ROOT))
          .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    };
  }

  private AtomicInteger gauge(String type) {
    AtomicInteger count = new AtomicInteger();
    Gauge.builder(MetricName.WORKER_BUSY.text(), count, AtomicInteger::get)
        .description(MetricName.WORKER_BUSY.meaning())
        .tag(MetricName.WORKER_BUSY.labels().getFirst(), type)
        .register(registry);
    return count;
  }
}
