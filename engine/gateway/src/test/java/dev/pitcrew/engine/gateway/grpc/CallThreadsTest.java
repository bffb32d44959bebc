package dev.pitcrew.engine.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.gateway.security.Access;
import dev.pitcrew.engine.gateway.security.AccessProperties;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Server;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CallThreadsTest {

  private static final ExecutorService OTHERS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("others-", 0).factory());
  private static volatile String thread = "";
  private static Server server;
  private static ManagedChannel channel;

  @BeforeAll
  static void listen() throws IOException {
    Access access =
        new Access(
            new AccessProperties(
                "", true, "", List.of(new AccessProperties.Client("bot", "secret"))),
            InstantSource.system(),
            null);
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .executor(Runnable::run)
            .callExecutor(new CallThreads(access, OTHERS))
            .addService(new Remembering())
            .build()
            .start();
    channel =
        ManagedChannelBuilder.forAddress(
                InetAddress.getLoopbackAddress().getHostAddress(), server.getPort())
            .usePlaintext()
            .build();
  }

  @AfterAll
  static void end() {
    channel.shutdownNow();
    server.shutdownNow();
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
