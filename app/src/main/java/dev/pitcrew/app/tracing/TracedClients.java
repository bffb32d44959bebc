package dev.pitcrew.app.tracing;

import dev.pitcrew.engine.gateway.observe.TraceParents;
import io.camunda.client.CamundaClientBuilder;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** Says it of the span that is current where a request is sent. */
final class TracedClients implements ClientTracing {

  private static final Metadata.Key<String> TRACEPARENT =
      Metadata.Key.of(TraceParents.NAME, Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public CamundaClientBuilder of(CamundaClientBuilder builder) {
    return builder.withInterceptors(new Interceptor());
  }

  @Override
  public @Nullable String traceParent() {
    return current();
  }

  private static @Nullable String current() {
    return Spans.traceParent(Span.current().getSpanContext());
  }

  private static final class Interceptor implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      String trace = current();
      ClientCall<Q, A> call = next.newCall(method, options);
      return trace == null
          ? call
          : new SimpleForwardingClientCall<>(call) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
              headers.put(TRACEPARENT, trace);
              super.start(listener, headers);
            }
          };
    }
  }
}
