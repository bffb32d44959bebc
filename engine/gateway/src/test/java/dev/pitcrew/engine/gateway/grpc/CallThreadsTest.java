package dev.pitcrew.engine.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.security.Access;
import dev.pitcrew.engine.gateway.security.AccessProperties;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CallThreadsTest {

  private static final ExecutorService OTHERS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("others-", 0).factory());
  private static volatile String thread = "";
  private static Server server;
  private static ManagedChannel channel;
  private static Server refusing;
  private static ManagedChannel refused;

  @BeforeAll
  static void listen() throws IOException {
    CallThreads threads = new CallThreads(access(), OTHERS);
    server = listen(threads, new Remembering());
    channel = connect(server);
    // Each request that is sent to it is refused before it would be handed to an engine.
    refusing =
        listen(
            threads,
            new GatewayService(null, null, null, new InstanceCalls(null, threads), null, threads));
    refused = connect(refusing);
  }

  private static Access access() {
    return new Access(
        new AccessProperties("", true, "", List.of(new AccessProperties.Client("bot", "secret"))),
        InstantSource.system(),
        null);
  }

  private static Server listen(CallThreads threads, GatewayGrpc.GatewayImplBase service)
      throws IOException {
    return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .executor(Runnable::run)
        .callExecutor(threads)
        .intercept(new AnsweredBy())
        .addService(service)
        .build()
        .start();
  }

  private static ManagedChannel connect(Server server) {
    return ManagedChannelBuilder.forAddress(
            InetAddress.getLoopbackAddress().getHostAddress(), server.getPort())
        .usePlaintext()
        .build();
  }

  @AfterAll
  static void end() {
    channel.shutdownNow();
    refused.shutdownNow();
    server.shutdownNow();
    refusing.shutdownNow();
    OTHERS.shutdownNow();
  }

  @Test
  void shouldBeginOnTheConnectionsThreadWhenAProgramOnlyHandsACommandOver() {
    complete(null);
    assertThat(thread).startsWith("grpc-nio-worker");
    complete("bot:secret");
    assertThat(thread).startsWith("grpc-nio-worker");
  }

  @Test
  void shouldHaveAThreadOfItsOwnWhenAPersonMustBeLookedUp() {
    complete("clara:secret");
    assertThat(thread).startsWith("others-");
  }

  @Test
  void shouldHaveAThreadOfItsOwnWhenTheCallMayWait() {
    GatewayGrpc.newBlockingStub(channel).topology(TopologyRequest.getDefaultInstance());
    assertThat(thread).startsWith("others-");
  }

  @Test
  void shouldReadASmallRequestOnTheConnectionsThreadAndALargeOneElsewhere() {
    for (BiConsumer<GatewayGrpc.GatewayBlockingStub, String> call : handingOver()) {
      assertThat(answering(call, "x".repeat(100))).startsWith("grpc-nio-worker");
      assertThat(answering(call, "x".repeat(CallThreads.BYTES_AT_ONCE_MAX + 1)))
          .startsWith("others-");
    }
  }

  @Test
  void shouldKnowTheCallerOnTheOtherThreadAndTellTheOneWhoWaitsWhatFails() {
    // given
    CallThreads threads = new CallThreads(access(), OTHERS);
    Caller bot = Caller.client("bot");
    CompletableFuture<Caller> seen = new CompletableFuture<>();
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    StreamObserver<CompleteJobResponse> observer =
        new StreamObserver<>() {
          @Override
          public void onNext(CompleteJobResponse answer) {}

          @Override
          public void onError(Throwable failure) {
            told.complete(failure);
          }

          @Override
          public void onCompleted() {}
        };
    CompleteJobRequest large =
        CompleteJobRequest.newBuilder()
            .setVariables("x".repeat(CallThreads.BYTES_AT_ONCE_MAX))
            .build();

    // when
    Context.current()
        .withValue(AuthenticationInterceptor.CALLER, bot)
        .run(
            () ->
                threads.begin(
                    large,
                    observer,
                    () -> {
                      seen.complete(AuthenticationInterceptor.CALLER.get());
                      throw new IllegalStateException("It failed, as it was to.");
                    }));

    // then
    assertThat(seen.join()).isEqualTo(bot);
    assertThat(Status.fromThrowable(told.join()).getCode()).isEqualTo(Status.Code.INTERNAL);
  }

  private static List<BiConsumer<GatewayGrpc.GatewayBlockingStub, String>> handingOver() {
    return List.of(
        (stub, text) -> stub.createProcessInstance(creating(text)),
        (stub, text) ->
            stub.createProcessInstanceWithResult(
                CreateProcessInstanceWithResultRequest.newBuilder()
                    .setRequest(creating(text))
                    .build()),
        (stub, text) ->
            stub.completeJob(
                CompleteJobRequest.newBuilder().setJobKey(1).setVariables(text).build()),
        (stub, text) ->
            stub.failJob(FailJobRequest.newBuilder().setJobKey(1).setVariables(text).build()),
        (stub, text) ->
            stub.throwError(
                ThrowErrorRequest.newBuilder()
                    .setJobKey(1)
                    .setErrorCode("e")
                    .setVariables(text)
                    .build()),
        (stub, text) ->
            stub.publishMessage(
                PublishMessageRequest.newBuilder().setName("n").setVariables(text).build()));
  }

  private static CreateProcessInstanceRequest creating(String variables) {
    return CreateProcessInstanceRequest.newBuilder()
        .setBpmnProcessId("p")
        .setVersion(-1)
        .setVariables(variables)
        .build();
  }

  /** The thread that refuses variables which are no JSON. */
  private static String answering(
      BiConsumer<GatewayGrpc.GatewayBlockingStub, String> call, String variables) {
    thread = "";
    assertThatThrownBy(() -> call.accept(GatewayGrpc.newBlockingStub(refused), variables))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refusal ->
                assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
    return thread;
  }

  private static void complete(String credentials) {
    Metadata headers = new Metadata();
    if (credentials != null) {
      headers.put(
          AuthenticationInterceptor.AUTHORIZATION,
          "Basic "
              + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
    GatewayGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .completeJob(CompleteJobRequest.getDefaultInstance());
  }

  /** Which thread ended a call with a refusal. */
  private static final class AnsweredBy implements ServerInterceptor {

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      return next.startCall(
          new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
              if (!status.isOk()) {
                thread = Thread.currentThread().getName();
              }
              super.close(status, trailers);
            }
          },
          headers);
    }
  }

  /** Which thread called it last. */
  private static final class Remembering extends GatewayGrpc.GatewayImplBase {

    @Override
    public void completeJob(
        CompleteJobRequest request, StreamObserver<CompleteJobResponse> observer) {
      thread = Thread.currentThread().getName();
      observer.onNext(CompleteJobResponse.getDefaultInstance());
      observer.onCompleted();
    }

    @Override
    public void topology(TopologyRequest request, StreamObserver<TopologyResponse> observer) {
      thread = Thread.currentThread().getName();
      observer.onNext(TopologyResponse.getDefaultInstance());
      observer.onCompleted();
    }
  }
}
