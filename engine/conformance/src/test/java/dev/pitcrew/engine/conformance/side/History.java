package dev.pitcrew.engine.conformance.side;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened in an engine, by names instead of keys, so that two of them can be compared. An
 * element instance is named by its place: {@code p/sub/t#2} is the second {@code t} that began in
 * the sub-process of the first instance of {@code p}.
 */
public final class History {

  /** How far an element instance has come. */
  public enum Moment {
    ACTIVATING,
    ACTIVATED,
    COMPLETING,
    COMPLETED,
    TERMINATING,
    TERMINATED
  }

  /**
   * @param scopeKey what it runs within; of a called process the call activity; 0 for a process
   *     that nothing called
   */
  public record Element(long key, long scopeKey, long processInstanceKey, String id, String type) {}

  /** {@code type} and {@code kind} as the API names them; {@code event} of a listener only. */
  public record Job(
      long key, long elementKey, String type, String kind, @Nullable String event, String about) {}

  public record Incident(long key, long elementKey, String type, String message) {}

  private record Variable(long scopeKey, String name) {}

  private final Map<Long, Element> elements = new LinkedHashMap<>();
  private final Map<Long, Moment> moments = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<Long, List<String>> orders = new LinkedHashMap<>();
  private final Map<Variable, String> variables = new LinkedHashMap<>();
  private final Map<Long, Job> jobs = new LinkedHashMap<>();
  private final Map<Long, String> jobStates = new HashMap<>();
  private final Map<Long, Incident> incidents = new LinkedHashMap<>();
  private final Map<Long, Boolean> resolved = new HashMap<>();
  private final Map<Long, String> tasks = new LinkedHashMap<>();
  private final Map<Long, Long> taskElements = new LinkedHashMap<>();

  public void begins(Element element) {
    elements.put(element.key(), element);
    moments.put(element.key(), Moment.ACTIVATING);
    String scope = element.scopeKey() == 0 ? "" : name(element.scopeKey()) + "/";
    boolean isBody = element.type().equals("MULTI_INSTANCE_BODY");
    String plain = scope + element.id() + (isBody ? "[]" : "");
    int count = counts.merge(plain, 1, Integer::sum);
    names.put(element.key(), count == 1 ? plain : plain + "#" + count);
  }

  public void moves(long elementKey, Moment moment) {
    moments.put(elementKey, moment);
    Element element = elements.get(elementKey);
    if (element != null && (moment == Moment.COMPLETED || moment == Moment.TERMINATED)) {
      orders
          .computeIfAbsent(element.scopeKey(), k -> new ArrayList<>())
          .add(name(elementKey).replaceAll(".*/", "") + (moment == Moment.COMPLETED ? "" : "!"));
    }
  }

  public void variable(long scopeKey, String name, String json) {
    variables.put(new Variable(scopeKey, name), json);
  }

  public void job(Job job) {
    jobs.put(job.key(), job);
    jobStates.put(job.key(), "open");
  }

  public void jobIs(long key, String state) {
    jobStates.put(key, state);
  }

  public void incident(Incident incident) {
    incidents.put(incident.key(), incident);
  }

  public void incidentResolved(long key) {
    resolved.put(key, true);
  }

  /** A user task is so now. */
  public void userTask(long key, long elementKey, String state) {
    tasks.put(key, state);
    taskElements.put(key, elementKey);
  }

  /** By place; by key what is unknown. */
  public String name(long elementKey) {
    return names.getOrDefault(elementKey, "?");
  }

  public Moment momentOf(long elementKey) {
    return moments.get(elementKey);
  }

  public Collection<Element> elements() {
    return Collections.unmodifiableCollection(elements.values());
  }

  /** The newest element instance with this id that has not ended. */
  public Optional<Element> active(String elementId) {
    return elements.values().stream()
        .filter(e -> e.id().equals(elementId))
        .filter(e -> moments.get(e.key()).compareTo(Moment.COMPLETED) < 0 || isTerminating(e))
        .reduce((a, b) -> b);
  }

  private boolean isTerminating(Element element) {
    return moments.get(element.key()) == Moment.TERMINATING;
  }

  /** Incidents that nobody has resolved, the oldest first. */
  public List<Incident> openIncidents() {
    return incidents.values().stream().filter(i -> !resolved.containsKey(i.key())).toList();
  }

  /** A date as the API tells it, however it is written. */
  static String date(@Nullable String written) {
    return written == null || written.isEmpty()
        ? ""
        : ZonedDateTime.parse(written).toInstant().toString();
  }

  /** All that ever were, the oldest first. */
  public List<Long> incidents() {
    return List.copyOf(incidents.keySet());
  }

  /** The user task of this element that is newest. */
  public Optional<Long> userTask(String elementId) {
    return tasks.keySet().stream()
        .filter(key -> elements.get(taskElements.get(key)).id().equals(elementId))
        .reduce((a, b) -> b);
  }

  /** All that is compared, one fact a line, sorted within each kind. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    orders.forEach(
        (scope, order) ->
            lines.add(
                "order of %s: %s".formatted(scope == 0 ? "all" : name(scope), settled(order))));
    names.forEach((key, name) -> lines.add("element %s is %s".formatted(name, moments.get(key))));
    variables.forEach(
        (v, json) ->
            lines.add("variable %s.%s = %s".formatted(name(v.scopeKey()), v.name(), json)));
    jobs.forEach((key, job) -> lines.add(line(job, jobStates.get(key))));
    incidents.forEach(
        (key, i) ->
            lines.add(
                "incident at %s: %s %s%s"
                    .formatted(
                        name(i.elementKey()),
                        i.type(),
                        i.message(),
                        resolved.containsKey(key) ? " (resolved)" : "")));
    tasks.forEach(
        (key, state) ->
            lines.add("user task %s: %s".formatted(name(taskElements.get(key)), state)));
    Collections.sort(lines);
    return lines;
  }

  /** What is terminated together has no order of its own. */
  private static List<String> settled(List<String> order) {
    List<String> result = new ArrayList<>(order);
    int from = 0;
    for (int i = 0; i <= result.size(); i++) {
      if (i == result.size() || !result.get(i).endsWith("!")) {
        Collections.sort(result.subList(from, i));
        from = i + 1;
      }
    }
    return result;
  }

  private String line(Job job, String state) {
    return "job %s of %s: %s%s %s, %s"
        .formatted(
            job.type(),
            name(job.elementKey()),
            job.kind(),
            job.event() == null ? "" : " " + job.event(),
            job.about(),
            state);
  }
}
