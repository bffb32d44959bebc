package dev.pitcrew.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A small site on this machine. Remembers what it was asked for and sent. */
public final class TestSite implements AutoCloseable {

  /** Answers a request. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> sent = new CopyOnWriteArrayList<>();

  public TestSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    var answer = answers.get(path);
    if (answer == null) {
      respond(exchange, 404, "text/plain", "nothing here".getBytes(StandardCharsets.UTF_8));
    } else {
      answer.to(exchange);
    }
  }

  public static void respond(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public TestSite on(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /** A page of these words between body tags. */
  public TestSite page(String path, String body) {
    return on(
        path,
        exchange ->
            respond(
                exchange,
                200,
                "text/html; charset=utf-8",
                ("<!DOCTYPE html><html><head><title>Test</title></head><body>"
                        + body
                        + "</body></html>")
                    .getBytes(StandardCharsets.UTF_8)));
  }

  /** A page that takes a form, remembers it and answers with these words. */
  public TestSite form(String path, String body) {
    return on(
        path,
        exchange -> {
          sent.add(
              fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          respond(
              exchange,
              200,
              "text/html; charset=utf-8",
              ("<!DOCTYPE html><body>" + body + "</body>").getBytes(StandardCharsets.UTF_8));
        });
  }

  public static Map<String, String> fields(String body) {
    var fields = new TreeMap<String, String>();
    for (var pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** As a bot's file names it. */
  public String host() {
    return "127.0.0.1:" + port();
  }

  public String url(String path) {
    return "http://" + host() + path;
  }

  public List<Map<String, String>> sent() {
    return sent;
  }

  public List<String> asked() {
    return asked;
  }

  public static String resource(String name) {
    try (var in = Objects.requireNonNull(TestSite.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
