package dev.pitcrew.engine.conformance.side;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private final Set<Long> timers = new HashSet<>();
  private final Set<String> messages = new TreeSet<>();
  private final Set<String> signals = new TreeSet<>();
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

  /** Whether there is such an element instance. */
  public boolean isKnown(long elementKey) {
    return elements.containsKey(elementKey);
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

  /** Whether anything in the element with this name has not ended. */
  public boolean isAnyActiveIn(String name) {
    return elements.keySet().stream()
        .filter(key -> name(key).startsWith(name + "/"))
        .map(moments::get)
        .anyMatch(moment -> moment != Moment.COMPLETED && moment != Moment.TERMINATED);
  }

  /** Where element instances of the type are that have begun all there is to begin. */
  public List<String> activeNames(String type) {
    return elements.values().stream()
        .filter(e -> e.type().equals(type) && moments.get(e.key()) == Moment.ACTIVATED)
        .map(e -> name(e.key()))
        .toList();
  }

  /** What has not ended of the instance of this name, itself too, without what it called. */
  public List<Element> activeIn(String instance) {
    long key = keyOf(instance).orElseThrow();
    return elements.values().stream()
        .filter(e -> e.processInstanceKey() == key)
        .filter(e -> moments.get(e.key()) != Moment.COMPLETED)
        .filter(e -> moments.get(e.key()) != Moment.TERMINATED)
        .toList();
  }

  public Element element(long key) {
    return elements.get(key);
  }

  /** Of the element instance at a place. */
  public Optional<Long> keyOf(String name) {
    return names.entrySet().stream()
        .filter(one -> one.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findAny();
  }

  /** A timer is due some day. */
  public void waitsForTime(long timerKey) {
    timers.add(timerKey);
  }

  public void waitsForMessage(String name) {
    messages.add(name);
  }

  public void waitsForSignal(String name) {
    signals.add(name);
  }

  /** The names of the messages that anybody waits for. */
  public Set<String> messages() {
    return Collections.unmodifiableSet(messages);
  }

  /** The names of the signals that anybody waits for. */
  public Set<String> signals() {
    return Collections.unmodifiableSet(signals);
  }

  /** Whether anything happens by the clock alone. */
  public boolean waitsForTime() {
    return !timers.isEmpty();
  }

  /** Jobs that somebody has to do, by what they are of, the oldest first. */
  public Map<String, Long> openJobs() {
    Map<String, Long> open = new LinkedHashMap<>();
    jobs.forEach(
        (key, job) -> {
          if (jobStates.get(key).equals("open")) {
            open.put("%s %s %s".formatted(name(job.elementKey()), job.kind(), job.event()), key);
          }
        });
    return open;
  }

  /** User tasks that nobody does anything with at the moment, by their place. */
  public Map<String, Long> openTasks() {
    Map<String, Long> open = new LinkedHashMap<>();
    tasks.forEach(
        (key, state) -> {
          if (state.startsWith("CREATED ")) {
            open.put(name(taskElements.get(key)), key);
          }
        });
    return open;
  }

  /** Incidents that nobody has resolved, by place and type. */
  public Map<String, Long> incidentsByPlace() {
    Map<String, Long> open = new LinkedHashMap<>();
    openIncidents()
        .forEach(i -> open.put("%s %s".formatted(name(i.elementKey()), i.type()), i.key()));
    return open;
  }

  public String jobType(long jobKey) {
    return jobs.get(jobKey).type();
  }

  /** Whether there is no incident at its element. */
  public boolean isWorkable(long jobKey) {
    long elementKey = jobs.get(jobKey).elementKey();
    return openIncidents().stream().noneMatch(i -> i.elementKey() == elementKey);
  }

  /** The open job of the element that an incident is at. */
  public long jobOfIncident(long incidentKey) {
    long elementKey = incidents.get(incidentKey).elementKey();
    return jobs.values().stream()
        .filter(job -> job.elementKey() == elementKey && jobStates.get(job.key()).equals("open"))
        .mapToLong(Job::key)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no open job"));
  }

  /** Process instances that have not ended, by their place. */
  public Map<String, Long> activeInstances() {
    Map<String, Long> active = new LinkedHashMap<>();
    for (Element e : elements.values()) {
      Moment moment = moments.get(e.key());
      if (e.type().equals("PROCESS") && moment != Moment.COMPLETED && moment != Moment.TERMINATED) {
        active.put(name(e.key()), e.key());
      }
    }
    return active;
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
