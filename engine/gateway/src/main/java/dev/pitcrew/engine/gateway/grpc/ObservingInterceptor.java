package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.gateway.observe.RequestObserver;
import dev.pitcrew.engine.gateway.observe.TraceParents;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells of each call, those that are refused before they begin included. */
final class ObservingInterceptor implements ServerInterceptor {

  /** What the call causes is part of this trace. */
  static final Context.Key<String> TRACE = Context.key("trace");

  private static final Metadata.Key<String> TRACEPARENT =
      Metadata.Key.of(TraceParents.NAME, Metadata.ASCII_STRING_MARSHALLER);
  private static final String PROTOCOL = "grpc";

  private final RequestObserver observer;

  ObservingInterceptor(RequestObserver observer) {
    this.observer = observer;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    RequestObserver.Observed observed =
        observer.begin(
            PROTOCOL,
            name(call.getMethodDescriptor()),
            TraceParents.valid(headers.get(TRACEPARENT)));
    Ending<Q, A> ending = new Ending<>(call, observed);
    String trace = observed.traceparent();
    Context context = Context.current();
    ServerCall.Listener<Q> listener =
        Contexts.interceptCall(
            trace == null ? context : context.withValue(TRACE, trace), ending, headers, next);
    return new SimpleForwardingServerCallListener<>(listener) {
      @Override
      public void onCancel() {
        ending.ended(Status.CANCELLED);
        super.onCancel();
      }
    };
  }

  private static String name(MethodDescriptor<?, ?> method) {
    String name = method.getBareMethodName();
    return name == null ? "unknown" : name;
  }

  /** Tells once how it ended. */
  private static final class Ending<Q, A> extends SimpleForwardingServerCall<Q, A> {

    private final RequestObserver.Observed observed;
    private final AtomicBoolean told = new AtomicBoolean();

    Ending(ServerCall<Q, A> call, RequestObserver.Observed observed) {
      super(call);
      this.observed = observed;
    }

    @Override
    public void close(Status status, Metadata trailers) {
      ended(status);
      super.close(status, trailers);
    }

    void ended(Status status) {
      if (told.compareAndSet(false, true)) {
        observed.ended(name(getMethodDescriptor()), status.getCode().name());
      }
    }
  }
}
