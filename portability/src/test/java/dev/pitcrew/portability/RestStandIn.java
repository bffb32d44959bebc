package dev.pitcrew.portability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pitcrew.jobs.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The REST operations that workers and people need, in front of a real engine whose test harness
 * serves gRPC alone. It decides nothing: commands go into the engine's log, searches tell its
 * records; documents, which are no engine's matter, are kept here. Whatever else is asked is
 * refused and remembered.
 */
final class RestStandIn implements AutoCloseable {

  private static final String BASE = "/v2/";

  private final World world;
  private final PeoplesCommands commands;
  private final Shelf shelf = new Shelf();
  private final Set<String> served = new ConcurrentSkipListSet<>();
  private final Set<String> refused = new ConcurrentSkipListSet<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /**
   * @param status of HTTP
   * @param body JSON, or bytes of a document
   */
  record Reply(int status, byte[] body) {

    static Reply of(int status, JsonNode body) {
      return new Reply(status, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Reply empty() {
      return new Reply(204, new byte[0]);
    }

    static Reply problem(int status, String detail) {
      return of(
          status,
          Variables.MAPPER
              .createObjectNode()
              .put("type", "about:blank")
              .put("title", detail)
              .put("status", status)
              .put("detail", detail));
    }
  }

  private RestStandIn(World world, PeoplesCommands commands, HttpServer server) {
    this.world = world;
    this.commands = commands;
    this.server = server;
  }

  static RestStandIn start(World world, PeoplesCommands commands) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RestStandIn standIn = new RestStandIn(world, commands, server);
      server.setExecutor(standIn.threads);
      server.createContext(BASE, standIn::handle);
      server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was asked for, without keys. */
  Set<String> served() {
    return new TreeSet<>(served);
  }

  /** What was asked for and is not served here. */
  Set<String> refused() {
    return new TreeSet<>(refused);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath().substring(BASE.length());
      String operation = exchange.getRequestMethod() + " " + path.replaceAll("/\\d+", "/{key}");
      Reply reply;
      try {
        reply = reply(exchange, path, body);
      } catch (RuntimeException e) {
        reply = Reply.problem(500, e.toString());
      }
      (reply.status() >= 500 ? refused : served)
          .add(operation.replaceAll("documents/[^/]+", "documents/{id}"));
      boolean isDocument = operation.startsWith("GET documents/") && reply.status() == 200;
      exchange
          .getResponseHeaders()
          .set(
              "Content-Type",
              isDocument
                  ? "application/octet-stream"
                  : reply.status() >= 400 ? "application/problem+json" : "application/json");
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  private Reply reply(HttpExchange exchange, String path, byte[] body) throws IOException {
    String[] parts = path.split("/");
    String call = exchange.getRequestMethod() + " " + parts[0];
    if (parts.length == 2 && parts[1].equals("search")) {
      return search(parts[0], Variables.MAPPER.readTree(body));
    }
    return switch (call) {
      // Of 8.8, which gives no id of the cluster.
      case "GET topology" -> Reply.of(200, Variables.MAPPER.createObjectNode());
      case "POST documents" -> put(exchange, body);
      case "GET documents" ->
          shelf
              .get(parts[1])
              .map(bytes -> new Reply(200, bytes))
              .orElseGet(() -> Reply.problem(404, "There is no such document."));
      case "GET process-instances" ->
          world
              .processInstance(Long.parseLong(parts[1]))
              .map(node -> Reply.of(200, node))
              .orElseGet(() -> Reply.problem(404, "There is no such process instance."));
      case "POST user-tasks", "PATCH user-tasks" ->
          commands.run(
              Long.parseLong(parts[1]),
              parts.length == 3 ? parts[2] : "update",
              Variables.MAPPER.readTree(body));
      default -> Reply.problem(501, call + " is not served.");
    };
  }

  private Reply put(HttpExchange exchange, byte[] body) throws IOException {
    String id = query(exchange).getOrDefault("documentId", UUID.randomUUID().toString());
    return shelf
        .put(id, exchange.getRequestHeaders().getFirst("Content-Type"), body)
        .map(reference -> Reply.of(201, reference))
        .orElseGet(() -> Reply.problem(409, "There is a document with this id."));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return query == null
        ? Map.of()
        : Arrays.stream(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private Reply search(String what, JsonNode request) {
    if (what.equals("decision-definitions")
        && request.path("filter").hasNonNull("isLatestVersion")) {
      return Reply.problem(400, "8.8 knows no filter isLatestVersion of decisions.");
    }
    List<ObjectNode> all =
        switch (what) {
          case "user-tasks" -> world.tasks();
          case "variables" -> world.variables();
          case "element-instances" -> world.elements();
          case "incidents" -> world.incidents();
          // Asked before anything is deployed, and answered truly: there is nothing.
          case "process-definitions", "decision-definitions" ->
              world.hasDeployments() ? null : List.of();
          default -> null;
        };
    if (all == null) {
      return Reply.problem(501, "A search for " + what + " is not served.");
    }
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode one : all) {
      if (matches(one, request.path("filter"))) {
        found.add(one);
      }
    }
    ObjectNode answer = Variables.MAPPER.createObjectNode();
    int limit = request.path("page").path("limit").asInt(100);
    answer.putArray("items").addAll(found.subList(0, Math.min(limit, found.size())));
    answer.putObject("page").put("totalItems", found.size()).put("hasMoreTotalItems", false);
    return Reply.of(200, answer);
  }

  private static boolean matches(ObjectNode one, JsonNode filter) {
    for (Map.Entry<String, JsonNode> wanted : filter.properties()) {
      String value = one.path(wanted.getKey()).asText();
      if (!matches(value, wanted.getKey(), wanted.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String value, String field, JsonNode wanted) {
    if (!wanted.isObject()) {
      return wanted.isNull() || value.equals(wanted.asText());
    }
    for (Map.Entry<String, JsonNode> condition : wanted.properties()) {
      if (condition.getValue().isEmpty() && condition.getValue().isArray()) {
        // So the client writes a condition that was not set.
        continue;
      }
      if (!condition.getKey().equals("$eq")) {
        throw new IllegalArgumentException(
            "Expected %s to be compared with $eq, but got %s.".formatted(field, wanted));
      }
      if (!value.equals(condition.getValue().asText())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
