package dev.pitcrew.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a node that does not lead answers on both ports: UNAVAILABLE, and who leads. Nothing else of
 * the application runs meanwhile.
 */
final class Standby implements AutoCloseable {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int THREADS = 2;
  private static final int BACKLOG = 64;
  private static final long STOP_SECONDS = 2;

  private final Settings settings;
  private final Consumer<String> say;
  private volatile String detail = "";
  private volatile String leader = "";
  private @Nullable HttpServer http;
  private @Nullable Server grpc;
  private @Nullable ExecutorService threads;

  Standby(Settings settings, Consumer<String> say) {
    this.settings = settings;
    this.say = say;
  }

  void leads(String node) {
    leader = node;
    tell("Node %s stands by; %s leads.".formatted(settings.nodes().name(), node));
  }

  void nobodyKnows(String reason) {
    leader = "";
    tell("Node %s stands by. %s".formatted(settings.nodes().name(), reason));
  }

  private void tell(String now) {
    if (!now.equals(detail)) {
      detail = now;
      say.accept(now);
    }
    if (http == null) {
      listen();
    }
  }

  private void listen() {
    try {
      threads = Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().factory());
      HttpServer pages =
          HttpServer.create(new InetSocketAddress(settings.bind(), settings.port()), BACKLOG);
      pages.createContext("/", this::answer);
      pages.createContext("/healthz", this::alive);
      pages.createContext("/actuator/health/liveness", this::alive);
      pages.setExecutor(threads);
      pages.start();
      http = pages;
      grpc =
          NettyServerBuilder.forAddress(new InetSocketAddress(settings.bind(), settings.grpcPort()))
              .fallbackHandlerRegistry(new Refusing())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The ports of a standby cannot be opened.", e);
    }
  }

  /** Whoever watches processes must not take a waiting one for a dead one. */
  private void alive(HttpExchange exchange) throws IOException {
    send(exchange, OK, "text/plain", detail.getBytes(StandardCharsets.UTF_8));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body =
        """
          {"type":"about:blank","title":"UNAVAILABLE","status":503,"detail":%s,"node":%s,"role":"STANDBY","leader":%s}
          """
            .formatted(quoted(detail), quoted(settings.nodes().name()), quoted(leader));
    exchange.getResponseHeaders().set("Retry-After", "1");
    send(exchange, UNAVAILABLE, "application/problem+json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
      if (!isHead) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** As a JSON string; what is not plain text is left out. */
  private static String quoted(String text) {
    return '"' + text.replaceAll("[\\p{Cntrl}\\\\\"]", " ") + '"';
  }

  /** Knows every method, and refuses it. */
  private final class Refusing extends HandlerRegistry {

    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
      MethodDescriptor<byte[], byte[]> any =
          MethodDescriptor.newBuilder(new Bytes(), new Bytes())
              .setType(MethodDescriptor.MethodType.UNKNOWN)
              .setFullMethodName(name)
              .build();
      return ServerMethodDefinition.create(any, (call, headers) -> refuse(call));
    }

    private ServerCall.Listener<byte[]> refuse(ServerCall<byte[], byte[]> call) {
      call.close(Status.UNAVAILABLE.withDescription(detail), new Metadata());
      return new ServerCall.Listener<>() {};
    }
  }

  /** What is refused need not be understood. */
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      return new byte[0];
    }
  }

  /** Both ports are free when this returns. */
  @Override
  public void close() {
    if (http != null) {
      http.stop(0);
    }
    if (grpc != null) {
      try {
        grpc.shutdownNow().awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
