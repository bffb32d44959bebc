package dev.pitcrew.app.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Begins spans below what a trace's text says, and says it of a span. */
final class Spans {

  private static final String VERSION = "00";
  private static final int PARTS = 4;

  private final Tracer tracer;

  Spans(Tracer tracer) {
    this.tracer = tracer;
  }

  /**
   * @param traceParent a valid one; absent for the beginning of a trace
   */
  SpanBuilder builder(String name, SpanKind kind, @Nullable String traceParent) {
    SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind);
    return traceParent == null
        ? builder.setNoParent()
        : builder.setParent(Context.root().with(Span.wrap(remote(traceParent))));
  }

  private static SpanContext remote(String traceParent) {
    String[] parts = traceParent.split("-", PARTS);
    return parts.length < PARTS
        ? SpanContext.getInvalid()
        : SpanContext.createFromRemoteParent(
            parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault());
  }

  /** Absent for a span that belongs to no trace. */
  static @Nullable String traceParent(SpanContext context) {
    return context.isValid()
        ? String.join(
            "-",
            VERSION,
            context.getTraceId(),
            context.getSpanId(),
            context.getTraceFlags().asHex())
        : null;
  }
}
