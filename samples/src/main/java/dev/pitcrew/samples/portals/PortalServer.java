package dev.pitcrew.samples.portals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One portal on a port of the loopback address: sign-in, the switches, then the portal's pages. */
final class PortalServer implements AutoCloseable {

  private static final int FORM_BYTES_MAX = 1 << 16;
  private static final long HANGS_SECONDS = 60;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, String> sessions = new ConcurrentHashMap<>();
  private final Map<String, Account> accounts = new HashMap<>();
  private final Html html;
  private final Switches switches;
  private final PortalApp app;
  private final InstantSource clock;

  PortalServer(
      int port,
      Html html,
      Switches switches,
      List<Account> accounts,
      PortalApp app,
      InstantSource clock)
      throws IOException {
    this.html = html;
    this.switches = switches;
    this.app = app;
    this.clock = clock;
    accounts.forEach(account -> this.accounts.put(account.user(), account));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = answer(exchange);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> values = values(exchange);
    if (path.equals("/switches")) {
      return switches(exchange.getRequestMethod(), values);
    }
    if (switches.trouble() == Switches.Trouble.DOWN) {
      return Reply.page(503, "<h1>503 Service unavailable</h1><p>No application answers.</p>");
    }
    if (switches.trouble() == Switches.Trouble.SLOW) {
      hang();
    }
    boolean post = exchange.getRequestMethod().equals("POST");
    if (path.equals("/sign-in") && post) {
      return signIn(values);
    }
    String user = user(exchange);
    if (user == null) {
      return signInPage("");
    }
    if (path.equals("/sign-out") && post) {
      sessions.values().remove(user);
      return Reply.redirect("/");
    }
    if (post && switches.trouble() == Switches.Trouble.ERROR) {
      return Reply.page(
          500, "<h1>500 Internal server error</h1><p>Nothing was kept. Try again later.</p>");
    }
    return app.answer(new Request(exchange.getRequestMethod(), path, values, user));
  }

  private void hang() {
    try {
      closing.await(HANGS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply switches(String method, Map<String, String> values) {
    if (method.equals("POST")) {
      if (values.containsKey("moving")) {
        switches.setMoving(values.get("moving").equals("yes"));
      }
      if (values.containsKey("trouble")) {
        switches.setTrouble(Switches.Trouble.of(values.get("trouble")));
      }
    }
    String state =
        "{\"moving\": %s, \"trouble\": \"%s\"}"
            .formatted(switches.moving(), switches.trouble().word());
    return new Reply(200, "application/json", state.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private Reply signIn(Map<String, String> values) {
    Account account = accounts.get(values.getOrDefault("user", ""));
    if (account == null || !account.password().equals(values.get("password"))) {
      return signInPage("User name or password is wrong.");
    }
    String seed = account.totpSeed();
    if (seed != null && !OneTimeCode.fits(seed, values.getOrDefault("code", ""), clock.instant())) {
      return signInPage("The one-time code is wrong.");
    }
    String session = UUID.randomUUID().toString();
    sessions.put(session, account.user());
    return Reply.redirect("/")
        .with("Set-Cookie", "session=" + session + "; HttpOnly; SameSite=Lax; Path=/");
  }

  private Reply signInPage(String error) {
    var fields =
        new ArrayList<>(
            List.of(Field.text("user", "User name"), Field.of("password", "password", "Password")));
    if (accounts.values().stream().anyMatch(account -> account.totpSeed() != null)) {
      fields.add(Field.text("code", "One-time code"));
    }
    String message =
        error.isEmpty() ? "" : "<p class=\"error\" role=\"alert\">" + Html.escape(error) + "</p>";
    return Reply.page(
        error.isEmpty() ? 200 : 401,
        html.page(
            "Sign in", "", Map.of(), message + html.form("/sign-in", "Sign in", fields, Map.of())));
  }

  private @Nullable String user(HttpExchange exchange) {
    String cookies =
        String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
    for (String cookie : cookies.split(";\\s*")) {
      if (cookie.startsWith("session=")) {
        return sessions.get(cookie.substring("session=".length()));
      }
    }
    return null;
  }

  private static Map<String, String> values(HttpExchange exchange) throws IOException {
    var values = new HashMap<String, String>();
    String query = exchange.getRequestURI().getRawQuery();
    put(values, query == null ? "" : query);
    if (exchange.getRequestMethod().equals("POST")) {
      put(
          values,
          new String(
              exchange.getRequestBody().readNBytes(FORM_BYTES_MAX), StandardCharsets.US_ASCII));
    }
    return values;
  }

  private static void put(Map<String, String> values, String encoded) {
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
