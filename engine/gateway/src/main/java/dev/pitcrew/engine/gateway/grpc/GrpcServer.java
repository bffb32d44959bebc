package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.gateway.batch.ResourceDeletion;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.InstanceCreation;
import dev.pitcrew.engine.gateway.call.JobActivation;
import dev.pitcrew.engine.gateway.call.Topology;
import dev.pitcrew.engine.gateway.observe.RequestObserver;
import dev.pitcrew.engine.gateway.security.Access;
import dev.pitcrew.engine.runtime.EngineRuntime;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for gRPC clients. */
public final class GrpcServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GrpcServer.class);

  private static final int MESSAGE_BYTES_MAX = 5 * 1024 * 1024;
  private static final int METADATA_BYTES_MAX = 16 * 1024;
  private static final int CALLS_OF_CONNECTION_MAX = 2_000;
  private static final long KEEP_ALIVE_SECONDS_MIN = 5;
  private static final long CLOSING_SECONDS = 1;

  private final Server server;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  private GrpcServer(
      EngineRuntime engine,
      Access access,
      ResourceDeletion deletion,
      RequestObserver observer,
      InetSocketAddress address,
      String advertisedHost) {
    CommandSender commands = new CommandSender(engine);
    Topology topology = new Topology(engine, advertisedHost, this::port);
    CallThreads threads = new CallThreads(access, calls);
    this.server =
        NettyServerBuilder.forAddress(address)
            .executor(Runnable::run)
            .callExecutor(threads)
            .maxInboundMessageSize(MESSAGE_BYTES_MAX)
            .maxInboundMetadataSize(METADATA_BYTES_MAX)
            .maxConcurrentCallsPerConnection(CALLS_OF_CONNECTION_MAX)
            .permitKeepAliveTime(KEEP_ALIVE_SECONDS_MIN, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .intercept(new AuthenticationInterceptor(access))
            // What is added last is asked first.
            .intercept(new ObservingInterceptor(observer))
            .addService(
                new GatewayService(
                    commands,
                    deletion,
                    new JobCalls(engine, commands, new JobActivation(engine)),
                    new InstanceCalls(new InstanceCreation(engine), threads),
                    topology,
                    threads))
            .build();
  }

  /**
   * Begins to listen.
   *
   * @param observer is told of each call
   * @param address port 0 for any that is free
   * @throws UncheckedIOException when the port is taken
   */
  public static GrpcServer start(
      EngineRuntime engine,
      Access access,
      ResourceDeletion deletion,
      RequestObserver observer,
      InetSocketAddress address) {
    GrpcServer started =
        new GrpcServer(engine, access, deletion, observer, address, address.getHostString());
    try {
      started.server.start();
    } catch (IOException e) {
      started.calls.close();
      throw new UncheckedIOException(
          "Expected to listen for gRPC on %s, but it failed.".formatted(address), e);
    }
    LOG.info("gRPC is served on {}:{}.", address.getHostString(), started.port());
    return started;
  }

  public int port() {
    return server.getPort();
  }

  /** Lets calls that are under way end, and ends those that do not. */
  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    calls.shutdown();
  }
}
