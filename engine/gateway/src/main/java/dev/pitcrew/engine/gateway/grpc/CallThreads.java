package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.gateway.security.Access;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Which thread begins a call. What programs do all the time only hands a command to the engine: the
 * connection's own thread does that, because to wake another takes longer than the work. Whatever
 * may wait for anything, the look-up of a person included, has a thread to itself.
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
}
