package dev.pitcrew.engine.gateway.grpc;

import com.google.protobuf.MessageLite;
import dev.pitcrew.engine.gateway.security.Access;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Which thread begins a call. What programs do all the time only hands a command to the engine: the
 * connection's own thread does that, because to wake another takes longer than the work. Whatever
 * may wait for anything, the look-up of a person included, has a thread to itself; so has what is
 * large, whose reading would keep the connection's other calls and its keep-alives waiting.
 */
final class CallThreads implements ServerCallExecutorSupplier {

  private static final Set<String> HANDED_OVER =
      Set.of(
          GatewayGrpc.getCreateProcessInstanceMethod().getFullMethodName(),
          GatewayGrpc.getCreateProcessInstanceWithResultMethod().getFullMethodName(),
          GatewayGrpc.getCompleteJobMethod().getFullMethodName(),
          GatewayGrpc.getFailJobMethod().getFullMethodName(),
          GatewayGrpc.getThrowErrorMethod().getFullMethodName(),
          GatewayGrpc.getPublishMessageMethod().getFullMethodName());

  /** To read as much as this takes about as long as to wake a thread. */
  static final int BYTES_AT_ONCE_MAX = 64 << 10;

  private final Access access;
  private final Executor others;

  CallThreads(Access access, Executor others) {
    this.access = access;
    this.others = others;
  }

  @Override
  public <Q, A> Executor getExecutor(ServerCall<Q, A> call, Metadata headers) {
    return HANDED_OVER.contains(call.getMethodDescriptor().getFullMethodName())
            && access.isIdentifiedAtOnce(headers.get(AuthenticationInterceptor.AUTHORIZATION))
        ? Runnable::run
        : others;
  }

  /**
   * Does what a request asks for: at once, or when it is large, on another thread.
   *
   * @param observer is told when that fails unexpectedly
   */
  void begin(MessageLite request, StreamObserver<?> observer, Runnable work) {
    if (request.getSerializedSize() <= BYTES_AT_ONCE_MAX) {
      work.run();
      return;
    }
    CompletableFuture.runAsync(Context.current().wrap(work), others)
        .exceptionally(
            failure -> {
              observer.onError(Call.bug(failure));
              return null;
            });
  }
}
