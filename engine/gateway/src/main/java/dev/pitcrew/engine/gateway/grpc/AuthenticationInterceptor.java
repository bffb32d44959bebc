package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.security.Access;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Lets a call through only when its caller is known, and remembers who it is. */
final class AuthenticationInterceptor implements ServerInterceptor {

  static final Context.Key<Caller> CALLER = Context.keyWithDefault("caller", Caller.ANONYMOUS);

  static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> FORWARDED_FOR =
      Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER);

  private final Access access;

  AuthenticationInterceptor(Access access) {
    this.access = access;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Optional<Caller> caller =
        access.identify(headers.get(AUTHORIZATION), local(call, headers), address(call));
    if (caller.isEmpty()) {
      call.close(
          Status.UNAUTHENTICATED.withDescription(
              "Expected valid credentials, but they are missing, wrong or expired."),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return Contexts.interceptCall(
        Context.current().withValue(CALLER, caller.get().within(ObservingInterceptor.TRACE.get())),
        call,
        headers,
        next);
  }

  private static String address(ServerCall<?, ?> call) {
    return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)
                instanceof InetSocketAddress address
            && address.getAddress() != null
        ? address.getAddress().getHostAddress()
        : "unknown";
  }

  /** A proxy on this machine speaks for someone who may be anywhere. */
  private static boolean local(ServerCall<?, ?> call, Metadata headers) {
    return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)
            instanceof InetSocketAddress address
        && address.getAddress() != null
        && address.getAddress().isLoopbackAddress()
        && !headers.containsKey(FORWARDED_FOR);
  }
}
