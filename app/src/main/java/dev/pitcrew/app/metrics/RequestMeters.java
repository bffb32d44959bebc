package dev.pitcrew.app.metrics;

import dev.pitcrew.engine.gateway.observe.RequestObserver;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts the requests of the API. */
final class RequestMeters implements RequestObserver {

  private final Meters meters;
  private final Map<Route, Timer> timers = new ConcurrentHashMap<>();

  private record Route(String protocol, String operation, String status) {}

  RequestMeters(Meters meters) {
    this.meters = meters;
  }

  @Override
  public Observed begin(String protocol, String asked, @Nullable String traceparent) {
    return new Timed(protocol, traceparent, System.nanoTime());
  }

  private final class Timed implements Observed {

    private final String protocol;
    private final @Nullable String traceparent;
    private final long begun;

    Timed(String protocol, @Nullable String traceparent, long begun) {
      this.protocol = protocol;
      this.traceparent = traceparent;
      this.begun = begun;
    }

    @Override
    public @Nullable String traceparent() {
      return traceparent;
    }

    @Override
    public void ended(String operation, String status) {
      timers
          .computeIfAbsent(
              new Route(protocol, operation, status),
              r -> meters.histogram(MetricName.REQUESTS, r.protocol(), r.operation(), r.status()))
          .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
  }
}
