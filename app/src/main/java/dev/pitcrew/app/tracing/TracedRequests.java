package dev.pitcrew.app.tracing;

import dev.pitcrew.engine.gateway.observe.RequestObserver;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A span for each request that is part of a trace, and for those that begin something. Others, such
 * as the searches of pages and the polls of workers, would only hide them.
 */
final class TracedRequests implements RequestObserver {

  private static final Set<String> BEGINNINGS =
      Set.of(
          "CreateProcessInstance",
          "CreateProcessInstanceWithResult",
          "PublishMessage",
          "POST /v2/process-instances",
          "POST /v2/messages/publication",
          "POST /v2/messages/correlation");
  private static final Set<String> GOOD =
      Set.of("OK", "CANCELLED", "DEADLINE_EXCEEDED", "NOT_FOUND");
  private static final int SERVER_ERROR = 500;

  private final Spans spans;
  private final RequestObserver others;

  TracedRequests(Spans spans, RequestObserver others) {
    this.spans = spans;
    this.others = others;
  }

  @Override
  public Observed begin(String protocol, String asked, @Nullable String traceparent) {
    if (traceparent == null && !BEGINNINGS.contains(asked)) {
      return others.begin(protocol, asked, null);
    }
    Span span =
        spans
            .builder(protocol, SpanKind.SERVER, traceparent)
            .setAttribute("rpc.system", protocol)
            .startSpan();
    String own = Spans.traceParent(span.getSpanContext());
    return new Spanned(span, own, others.begin(protocol, asked, own));
  }

  private record Spanned(Span span, @Nullable String traceparent, Observed others)
      implements Observed {

    @Override
    public void ended(String operation, String status) {
      span.updateName(operation);
      span.setAttribute("rpc.method", operation);
      span.setAttribute("rpc.response.status_code", status);
      if (isError(status)) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
      others.ended(operation, status);
    }

    /** A refusal is the caller's to judge; of HTTP only what is the server's fault is an error. */
    private static boolean isError(String status) {
      return Character.isDigit(status.charAt(0))
          ? Integer.parseInt(status) >= SERVER_ERROR
          : !GOOD.contains(status);
    }
  }
}
