package dev.pitcrew.app.tracing;

import dev.pitcrew.engine.gateway.observe.TraceParents;
import dev.pitcrew.jobs.JobObserver;
import io.camunda.client.api.response.ActivatedJob;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.MDC;

/**
 * A span for each job of an instance that is part of a trace; what is asked of the engine meanwhile
 * is part of it, and log lines name it.
 */
final class TracedJobs implements JobObserver {

  private static final String TRACE = "traceId";
  private static final Set<Outcome> ERRORS = EnumSet.of(Outcome.OUTAGE, Outcome.NEEDS_PERSON);

  private final Spans spans;
  private final JobObserver others;

  TracedJobs(Spans spans, JobObserver others) {
    this.spans = spans;
    this.others = others;
  }

  @Override
  public Observed begin(ActivatedJob job) {
    Observed other = others.begin(job);
    String parent = TraceParents.valid(job.getCustomHeaders().get(TraceParents.NAME));
    if (parent == null) {
      return other;
    }
    Span span =
        spans
            .builder("job " + job.getType(), SpanKind.CONSUMER, parent)
            .setAttribute("pitcrew.process_instance_key", job.getProcessInstanceKey())
            .setAttribute("pitcrew.job_key", job.getKey())
            .setAttribute("pitcrew.element_id", job.getElementId())
            .startSpan();
    Scope scope = span.makeCurrent();
    MDC.put(TRACE, span.getSpanContext().getTraceId());
    return outcome -> {
      MDC.remove(TRACE);
      scope.close();
      span.setAttribute("pitcrew.outcome", outcome.name());
      if (ERRORS.contains(outcome)) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
      other.ended(outcome);
    };
  }
}
