package dev.pitcrew.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Gives a token to one client, as OAuth 2.0 has it for programs (RFC 6749, section 4.4), and to
 * nobody else.
 */
final class IdentityProvider implements AutoCloseable {

  static final String CLIENT = "back-office-workers";
  static final String SECRET = "p&ss=wörd +1";
  static final String AUDIENCE = "engine-api";

  private static final String PATH = "/realms/company/token";
  private static final String WELL_KNOWN = "/realms/company/.well-known/openid-configuration";

  private final HttpServer server;
  private final IntFunction<String> tokens;
  private final AtomicInteger given = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private IdentityProvider(HttpServer server, IntFunction<String> tokens) {
    this.server = server;
    this.tokens = tokens;
  }

  /**
   * @param tokens the first one, the second one, ..., counted from one
   */
  static IdentityProvider start(IntFunction<String> tokens) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    IdentityProvider provider = new IdentityProvider(server, tokens);
    server.createContext(PATH, provider::give);
    server.createContext(WELL_KNOWN, provider::tell);
    server.start();
    return provider;
  }

  String address() {
    return base() + PATH;
  }

  String issuer() {
    return base() + "/realms/company";
  }

  /** What a program needs to know to get tokens here. */
  Map<String, String> environment(Map<String, String> otherwise) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "CAMUNDA_CLIENT_ID", CLIENT,
                "CAMUNDA_CLIENT_SECRET", SECRET,
                "CAMUNDA_TOKEN_AUDIENCE", AUDIENCE,
                "CAMUNDA_AUTHORIZATION_SERVER_URL", address()));
    environment.putAll(otherwise);
    return environment;
  }

  int given() {
    return given.get();
  }

  int refused() {
    return refused.get();
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void give(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    boolean isKnown =
        CLIENT.equals(form.get("client_id"))
            && SECRET.equals(form.get("client_secret"))
            && AUDIENCE.equals(form.get("audience"))
            && "client_credentials".equals(form.get("grant_type"));
    if (isKnown) {
      String token = tokens.apply(given.incrementAndGet());
      answer(
          exchange,
          200,
          "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": 300}"
              .formatted(token));
    } else {
      refused.incrementAndGet();
      answer(exchange, 401, "{\"error\": \"invalid_client\"}");
    }
  }

  private void tell(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    answer(exchange, 200, "{\"token_endpoint\": \"%s\"}".formatted(address()));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    Map<String, String> form = new HashMap<>();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
