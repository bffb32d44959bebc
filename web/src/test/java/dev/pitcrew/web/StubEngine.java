package dev.pitcrew.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands in for the engine: answers the few REST searches and commands the pages use from things
 * put into it, and remembers what it was told to do.
 */
final class StubEngine implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern TASK = Pattern.compile("/v2/user-tasks/(\\d+)(/.*)?");
  private static final Pattern INSTANCE = Pattern.compile("/v2/process-instances/(\\d+)(/.*)?");
  private static final Pattern DEFINITION = Pattern.compile("/v2/process-definitions/(\\d+)(/.*)?");
  private static final Pattern INCIDENT = Pattern.compile("/v2/incidents/(\\d+)(/.*)?");

  /** One request that changed something, or tried to. */
  record Told(String method, String path, String body, String authorization) {}

  private final HttpServer server;
  private final Map<String, ObjectNode> tasks = new LinkedHashMap<>();
  private final List<ObjectNode> variables = new ArrayList<>();
  private final Map<String, byte[]> documents = new LinkedHashMap<>();
  private final Map<String, String> forms = new LinkedHashMap<>();
  private final List<ObjectNode> instances = new ArrayList<>();
  private final List<ObjectNode> elements = new ArrayList<>();
  private final List<ObjectNode> incidents = new ArrayList<>();
  private final List<ObjectNode> definitions = new ArrayList<>();
  private final List<ObjectNode> jobs = new ArrayList<>();
  private final Map<String, String> xml = new LinkedHashMap<>();
  final List<Told> told = new CopyOnWriteArrayList<>();
  volatile int refuseWith;
  volatile String refuseDetail = "";
  volatile boolean silent;

  StubEngine() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v2/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized void clear() {
    tasks.clear();
    variables.clear();
    documents.clear();
    forms.clear();
    instances.clear();
    elements.clear();
    incidents.clear();
    definitions.clear();
    xml.clear();
    jobs.clear();
    told.clear();
    refuseWith = 0;
    refuseDetail = "";
    silent = false;
  }

  synchronized ObjectNode task(long key, String elementId, String name, String group) {
    ObjectNode task = JSON.createObjectNode();
    task.put("userTaskKey", String.valueOf(key)).put("state", "CREATED").put("name", name);
    task.put("elementId", elementId).put("elementInstanceKey", String.valueOf(key + 1));
    task.put("processDefinitionId", "invoice-intake").put("processName", "Invoice intake");
    task.put("processDefinitionKey", "7").put("processDefinitionVersion", 1);
    task.put("processInstanceKey", String.valueOf(key + 2)).put("tenantId", "<default>");
    task.put("creationDate", "2026-11-21T10:00:00.000Z").put("priority", 50);
    task.putArray("candidateGroups").add(group);
    task.putArray("candidateUsers");
    task.putArray("tags");
    task.putObject("customHeaders");
    tasks.put(String.valueOf(key), task);
    return task;
  }

  synchronized void variable(long processInstanceKey, String name, String json) {
    ObjectNode variable = JSON.createObjectNode();
    variable.put("variableKey", String.valueOf(variables.size() + 1)).put("name", name);
    variable.put("value", json).put("scopeKey", String.valueOf(processInstanceKey));
    variable.put("processInstanceKey", String.valueOf(processInstanceKey));
    variable.put("tenantId", "<default>").put("isTruncated", false);
    variables.add(variable);
  }

  synchronized void document(String id, byte[] content) {
    documents.put(id, content);
  }

  synchronized void form(long taskKey, String schema) {
    forms.put(String.valueOf(taskKey), schema);
  }

  synchronized void instance(ObjectNode node) {
    instances.add(node);
  }

  synchronized void element(ObjectNode node) {
    elements.add(node);
  }

  synchronized void incident(ObjectNode node) {
    incidents.add(node);
  }

  synchronized void job(ObjectNode node) {
    jobs.add(node);
  }

  synchronized void definition(ObjectNode node, String bpmn) {
    definitions.add(node);
    xml.put(node.path("processDefinitionKey").asString(), bpmn);
  }

  /** A process that is found by nobody but who names it. */
  synchronized void deleted(String id) {
    ObjectNode node = JSON.createObjectNode();
    node.put("processDefinitionKey", "6").put("processDefinitionId", id).put("name", id);
    node.put("resourceName", id + ".bpmn").put("version", 1).put("tenantId", "<default>");
    definitions.add(node.put("hasStartForm", false).put("state", "DELETED"));
  }

  private List<ObjectNode> definitions(JsonNode filter) {
    return select(definitions, filter).stream()
        .filter(node -> filter.has("processDefinitionId") || !node.has("state"))
        .toList();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (silent) {
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      boolean reads = path.endsWith("/search") || exchange.getRequestMethod().equals("GET");
      if (!reads) {
        told.add(new Told(exchange.getRequestMethod(), path, body, authorization));
      }
      if (refuseWith != 0 && !reads) {
        problem(exchange, refuseWith, refuseDetail);
        return;
      }
      if (reads && path.startsWith("/v2/documents/")) {
        document(exchange, path.substring("/v2/documents/".length()));
        return;
      }
      JsonNode asked = body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode();
      reply(exchange, path, asked);
    }
  }

  private void reply(HttpExchange exchange, String path, JsonNode asked) throws IOException {
    JsonNode filter = asked.path("filter");
    switch (path) {
      case "/v2/user-tasks/search" -> page(exchange, select(tasks.values(), filter));
      case "/v2/variables/search" -> page(exchange, select(variables, filter));
      case "/v2/process-instances/search" -> page(exchange, select(instances, filter));
      case "/v2/element-instances/search" -> page(exchange, select(elements, filter));
      case "/v2/incidents/search" -> page(exchange, select(incidents, filter));
      case "/v2/process-definitions/search" -> page(exchange, definitions(filter));
      case "/v2/jobs/search" -> page(exchange, select(jobs, filter));
      case "/v2/documents" ->
          send(
              exchange,
              201,
              "{\"camunda.document.type\":\"camunda\",\"storeId\":\"files\",\"documentId\":\"d\","
                  + "\"contentHash\":\"d\",\"metadata\":{\"fileName\":\"f\",\"contentType\":\"x/y\",\"size\":1}}");
      case "/v2/process-instances" ->
          send(
              exchange,
              200,
              "{\"processInstanceKey\":\"900\",\"processDefinitionKey\":\"8\","
                  + "\"processDefinitionId\":\"payment-run\",\"processDefinitionVersion\":1,"
                  + "\"tenantId\":\"<default>\",\"variables\":{},\"tags\":[]}");
      default -> replyToOne(exchange, path);
    }
  }

  private void replyToOne(HttpExchange exchange, String path) throws IOException {
    Matcher task = TASK.matcher(path);
    Matcher instance = INSTANCE.matcher(path);
    Matcher definition = DEFINITION.matcher(path);
    Matcher incident = INCIDENT.matcher(path);
    if (task.matches() && tasks.containsKey(task.group(1))) {
      replyToTask(exchange, tasks.get(task.group(1)), String.valueOf(task.group(2)));
    } else if (instance.matches()) {
      one(exchange, instances, "processInstanceKey", instance.group(1), instance.group(2));
    } else if (definition.matches() && "/xml".equals(definition.group(2))) {
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      bytes(exchange, 200, xml.get(definition.group(1)).getBytes(StandardCharsets.UTF_8));
    } else if (definition.matches()) {
      one(exchange, definitions, "processDefinitionKey", definition.group(1), definition.group(2));
    } else if (incident.matches()) {
      one(exchange, incidents, "incidentKey", incident.group(1), incident.group(2));
    } else if (path.startsWith("/v2/jobs/")) {
      send(exchange, 204, "");
    } else {
      problem(exchange, 404, "nothing at " + path);
    }
  }

  private void replyToTask(HttpExchange exchange, ObjectNode task, String rest) throws IOException {
    switch (rest) {
      case "null" -> send(exchange, 200, task.toString());
      case "/variables/search" -> {
        JsonNode key = task.path("processInstanceKey");
        page(exchange, variables.stream().filter(v -> v.path("scopeKey").equals(key)).toList());
      }
      case "/form" -> {
        String schema = forms.get(task.path("userTaskKey").asString());
        if (schema == null) {
          send(exchange, 204, "");
        } else {
          ObjectNode form = JSON.createObjectNode().put("formId", "f").put("formKey", "5");
          form.put("version", 1).put("schema", schema).put("tenantId", "<default>");
          send(exchange, 200, form.toString());
        }
      }
      case "/assignment" -> {
        task.put("assignee", JSON.readTree(told.getLast().body()).path("assignee").asString());
        send(exchange, 204, "");
      }
      case "/assignee" -> {
        task.remove("assignee");
        send(exchange, 204, "");
      }
      case "/completion" -> {
        task.put("state", "COMPLETED");
        send(exchange, 204, "");
      }
      default -> problem(exchange, 404, rest);
    }
  }

  private void one(
      HttpExchange exchange, List<ObjectNode> all, String field, String key, String rest)
      throws IOException {
    ObjectNode found =
        all.stream().filter(n -> n.path(field).asString().equals(key)).findFirst().orElse(null);
    if (found == null) {
      problem(exchange, 404, field + " " + key);
    } else if (rest == null) {
      send(exchange, 200, found.toString());
    } else {
      send(exchange, 204, "");
    }
  }

  private void document(HttpExchange exchange, String id) throws IOException {
    byte[] content = documents.get(id);
    if (content == null) {
      problem(exchange, 404, "document " + id);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    bytes(exchange, 200, content);
  }

  private static List<ObjectNode> select(Iterable<ObjectNode> from, JsonNode filter) {
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode node : from) {
      boolean all =
          filter
              .propertyStream()
              .allMatch(wanted -> fits(node, wanted.getKey(), wanted.getValue()));
      if (all) {
        found.add(node);
      }
    }
    return found;
  }

  private static boolean fits(ObjectNode node, String name, JsonNode wanted) {
    List<String> values =
        name.equals("candidateGroup") || name.equals("candidateUser")
            ? texts(node.path(name + "s"))
            : List.of(node.path(name).asString(""));
    List<String> sought = new ArrayList<>();
    if (wanted.isObject()) {
      // The official client sends the operators it was not asked for as empty lists.
      sought.addAll(texts(wanted.path("$in")));
      if (wanted.has("$eq")) {
        sought.add(wanted.path("$eq").asString());
      }
    } else if (wanted.isValueNode()) {
      sought.add(wanted.asString());
    }
    return sought.isEmpty() || sought.stream().anyMatch(values::contains);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static void page(HttpExchange exchange, List<ObjectNode> items) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode list = answer.putArray("items");
    items.forEach(list::add);
    answer.putObject("page").put("totalItems", items.size()).put("hasMoreTotalItems", false);
    send(exchange, 200, answer.toString());
  }

  private static void problem(HttpExchange exchange, int status, String detail) throws IOException {
    ObjectNode problem = JSON.createObjectNode().put("type", "about:blank").put("title", "no");
    problem.put("status", status).put("detail", detail);
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    bytes(exchange, status, problem.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    bytes(exchange, status, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    if (content.length > 0) {
      exchange.getResponseBody().write(content);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
