package dev.pitcrew.mail.account;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A token endpoint that answers as a test says. */
public final class TokenEndpoint implements AutoCloseable {

  /** A status and a body. */
  public record Answer(int status, String body) {}

  private final HttpServer server;

  /** The forms that came. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /** What a form is answered with. */
  public volatile Function<String, Answer> script =
      form -> new Answer(200, "{\"access_token\": \"token-1\", \"expires_in\": 3600}");

  public TokenEndpoint() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/token",
        exchange -> {
          String form =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(form);
          Answer answer = script.apply(form);
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
