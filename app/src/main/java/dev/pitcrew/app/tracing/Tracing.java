package dev.pitcrew.app.tracing;

import dev.pitcrew.engine.gateway.observe.RequestObserver;
import dev.pitcrew.engine.runtime.EngineObserver;
import dev.pitcrew.jobs.JobObserver;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;

/**
 * Traces of this process: one from a caller's request over the engine's step to the worker's job.
 * Made only where the standard variables of OpenTelemetry name a collector.
 */
public final class Tracing implements AutoCloseable {

  /** Where they say nothing else. */
  private static final Map<String, String> USUAL =
      Map.of(
          "otel.service.name", "pitcrew",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none",
          "otel.propagators", "tracecontext");

  private final OpenTelemetrySdk sdk;
  private final Spans spans;

  private Tracing(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.spans = new Spans(sdk.getTracer("dev.pitcrew"));
  }

  /** As the standard variables say. */
  public static Tracing start() {
    return new Tracing(
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> USUAL)
            .build()
            .getOpenTelemetrySdk());
  }

  public RequestObserver requests(RequestObserver others) {
    return new TracedRequests(spans, others);
  }

  public EngineObserver engine(EngineObserver others) {
    return new TracedSteps(spans, others);
  }

  public JobObserver jobs(JobObserver others) {
    return new TracedJobs(spans, others);
  }

  public ClientTracing clients() {
    return new TracedClients();
  }

  /** What is not sent yet is sent. */
  @Override
  public void close() {
    sdk.close();
  }
}
