package dev.pitcrew.app.tracing;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.expression.LongEvaluation;
import dev.pitcrew.engine.runtime.EngineObserver;
import dev.pitcrew.engine.state.RowChange;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A span for each command that is part of a trace: from its arrival to the end of its step. */
final class TracedSteps implements EngineObserver {

  private final Spans spans;
  private final EngineObserver others;

  TracedSteps(Spans spans, EngineObserver others) {
    this.spans = spans;
    this.others = others;
  }

  @Override
  public void stepped(
      Caller caller,
      Command command,
      Outcome outcome,
      List<RowChange<?>> changes,
      long waitedNanos,
      long nanos) {
    if (caller.traceParent() != null) {
      Instant ended = Instant.now();
      Span span =
          spans
              .builder(
                  "engine " + command.getClass().getSimpleName(),
                  SpanKind.INTERNAL,
                  caller.traceParent())
              .setStartTimestamp(ended.minusNanos(waitedNanos + nanos))
              .setAttribute("pitcrew.queue.micros", TimeUnit.NANOSECONDS.toMicros(waitedNanos))
              .setAttribute("pitcrew.rows", changes.size())
              .startSpan();
      if (outcome instanceof Rejection rejection) {
        span.setAttribute("pitcrew.rejection", rejection.type().name());
        if (rejection.type() == Rejection.Type.INTERNAL) {
          span.setStatus(StatusCode.ERROR);
        }
      }
      span.end(ended);
    }
    others.stepped(caller, command, outcome, changes, waitedNanos, nanos);
  }

  @Override
  public void committed(int commands, int rows, long nanos) {
    others.committed(commands, rows, nanos);
  }

  @Override
  public void doneBeside(LongEvaluation.Kind kind, long nanos) {
    others.doneBeside(kind, nanos);
  }

  @Override
  public void refusedBeside(LongEvaluation.Kind kind) {
    others.refusedBeside(kind);
  }

  @Override
  public void commitFailed() {
    others.commitFailed();
  }
}
