package dev.pitcrew.app.metrics;

import dev.pitcrew.engine.gateway.observe.RequestObserver;
import dev.pitcrew.engine.runtime.EngineObserver;
import dev.pitcrew.jobs.JobObserver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;

/**
 * All meters of this process. Those that are only looked at, and those of the JVM, are made when
 * somebody asks for the first time: a server that nobody watches does not pay for them.
 */
public final class Metrics implements AutoCloseable {

  private static final double MILLIS_OF_SECOND = 1000;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final EngineMeters engine;
  private final RequestMeters requests;
  private final JobMeters jobs;
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private boolean isWatched;

  public Metrics() {
    Meters meters = new Meters(registry);
    this.engine = new EngineMeters(meters);
    this.requests = new RequestMeters(meters);
    this.jobs = new JobMeters(registry, meters);
  }

  public EngineObserver engine() {
    return engine;
  }

  public RequestObserver requests() {
    return requests;
  }

  public JobObserver jobs() {
    return jobs;
  }

  /** In Prometheus' text format. */
  public synchronized String scrape(Figures figures) {
    if (!isWatched) {
      isWatched = true;
      watch(figures);
    }
    return registry.scrape();
  }

  private void watch(Figures figures) {
    gauge(MetricName.QUEUED, figures, f -> f.metrics().queued());
    gauge(MetricName.QUEUE_AGE, figures, f -> f.metrics().oldestMillis() / MILLIS_OF_SECOND);
    gauge(MetricName.STREAMS, figures, f -> f.metrics().streams());
    gauge(MetricName.READY, figures, f -> f.isReady() ? 1 : 0);
    gauge(MetricName.INSTANCES_ACTIVE, figures, Figures::activeInstances);
    gauge(MetricName.INCIDENTS_ACTIVE, figures, Figures::activeIncidents);
    gauge(MetricName.DISK_FREE, figures, Figures::diskFreeBytes);
    gauge(MetricName.MAIL_STUCK, figures, Figures::stuckMails);
    gauge(MetricName.MAIL_TROUBLE, figures, f -> f.hasMailTrouble() ? 1 : 0);
    if (figures.storeBytes().isPresent()) {
      gauge(MetricName.STORE_SIZE, figures, f -> f.storeBytes().orElse(0));
    }
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  private void gauge(MetricName name, Figures figures, ToDoubleFunction<Figures> value) {
    Gauge.builder(name.text(), figures, value)
        .description(name.meaning())
        .baseUnit(name.unit())
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
