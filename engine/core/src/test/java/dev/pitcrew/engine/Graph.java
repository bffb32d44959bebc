package dev.pitcrew.engine;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.ExpressionLanguage;
import dev.pitcrew.engine.model.Activity;
import dev.pitcrew.engine.model.AdHoc;
import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.ExecutionListeners;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.JobDefinition;
import dev.pitcrew.engine.model.LinkedResource;
import dev.pitcrew.engine.model.ListenerEvent;
import dev.pitcrew.engine.model.Mapping;
import dev.pitcrew.engine.model.MultiInstance;
import dev.pitcrew.engine.model.Node;
import dev.pitcrew.engine.model.Protection;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.model.TaskListener;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.model.UserTaskDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Builds executable processes for tests, without XML. Elements are joined by {@link #flow}. */
public final class Graph {

  private record Draft(
      String id,
      ElementType type,
      @Nullable String scopeId,
      BiFunction<Node, Activity, FlowElement> finish) {}

  private final ExpressionLanguage feel;
  private final String processId;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final List<SequenceFlow> flows = new ArrayList<>();
  private final Map<String, List<Mapping>> inputs = new LinkedHashMap<>();
  private final Map<String, List<Mapping>> outputs = new LinkedHashMap<>();
  private final Map<String, List<String>> boundaries = new LinkedHashMap<>();
  private final Map<String, List<String>> eventSubProcesses = new LinkedHashMap<>();
  private final Map<String, List<JobDefinition>> startListeners = new LinkedHashMap<>();
  private final Map<String, List<JobDefinition>> endListeners = new LinkedHashMap<>();
  private final Map<String, MultiInstance> loops = new LinkedHashMap<>();
  private final Map<String, String> compensationEvents = new LinkedHashMap<>();
  private final Set<String> handlers = new HashSet<>();
  private final List<String> starts = new ArrayList<>();
  private String scopeId;
  private String lastId = "";
  private @Nullable String versionTag;
  private @Nullable Protection protection;

  public Graph(ExpressionLanguage feel, String processId) {
    this.feel = feel;
    this.processId = processId;
    this.scopeId = processId;
  }

  private Graph add(String id, ElementType type, BiFunction<Node, Activity, FlowElement> finish) {
    drafts.put(id, new Draft(id, type, scopeId, finish));
    lastId = id;
    return this;
  }

  public String processId() {
    return processId;
  }

  /** Of the element added last. */
  public String lastId() {
    return lastId;
  }

  public Graph start(String id) {
    return start(id, new Trigger.None());
  }

  public Graph start(String id, Trigger trigger) {
    if (scopeId.equals(processId)) {
      starts.add(id);
    }
    return add(id, ElementType.START_EVENT, (n, a) -> new FlowElement.StartEvent(n, trigger));
  }

  /**
   * From start event {@code s} over task {@code t}, of job type {@code work}, to end event {@code
   * e}.
   */
  public Graph working() {
    return start("s").job("t", "work").end("e").flow("s", "t", "e");
  }

  /** From start event {@code s} over sub-process {@code sub} to end event {@code e}. */
  public Graph around(String startEventId, Runnable content) {
    return start("s").sub("sub", startEventId, content).end("e").flow("s", "sub", "e");
  }

  /** Guarded by boundary event {@code b}, which leads to end event {@code be}. */
  public Graph guarded(String activityId, boolean interrupting, Trigger trigger) {
    return boundary("b", activityId, interrupting, trigger).end("be").flow("b", "be");
  }

  public Graph end(String id) {
    return end(id, new Trigger.None());
  }

  public Graph end(String id, Trigger trigger) {
    return add(id, ElementType.END_EVENT, (n, a) -> new FlowElement.EndEvent(n, trigger));
  }

  public Graph job(String id, String type) {
    return job(id, type, ElementType.SERVICE_TASK);
  }

  /** Of any type of task that may be a worker's. */
  Graph job(String id, String type, ElementType task) {
    JobDefinition job = job(type);
    return add(id, task, (n, a) -> new FlowElement.JobTask(n, a, job));
  }

  /** From start event {@code s} over a task that links to a resource to end event {@code e}. */
  public Graph linking(String id, String type, LinkedResource resource) {
    JobDefinition plain = job(type);
    JobDefinition job =
        new JobDefinition(
            plain.type(), plain.retries(), null, plain.headers(), List.of(resource), null);
    return start("s")
        .add(id, ElementType.SERVICE_TASK, (n, a) -> new FlowElement.JobTask(n, a, job))
        .end("e")
        .flow("s", id, "e");
  }

  public JobDefinition job(String type) {
    return new JobDefinition(feel.parse(type), feel.parse("3"), null, Map.of("k", "v"));
  }

  public Graph user(String id, String assignee) {
    return user(id, assignee, List.of());
  }

  /** A user task with listeners, each given as an event and the type of its job. */
  public Graph user(String id, String assignee, List<TaskListener> listeners) {
    UserTaskDefinition task =
        new UserTaskDefinition(
            assignee.isEmpty() ? null : feel.parse(assignee),
            feel.parse("clerks, bosses"),
            null,
            null,
            null,
            null,
            null,
            BindingType.LATEST,
            null,
            null,
            Map.of(),
            listeners,
            false);
    return user(id, task);
  }

  public TaskListener listener(TaskListenerEvent event, String type) {
    return new TaskListener(event, job(type));
  }

  /** A user task that a worker works on. */
  public Graph userJob(String id, UserTaskDefinition task) {
    JobDefinition job = job("io.camunda.zeebe:userTask").of(task);
    return add(id, ElementType.USER_TASK, (n, a) -> new FlowElement.JobTask(n, a, job));
  }

  public Graph user(String id, UserTaskDefinition task) {
    return add(id, ElementType.USER_TASK, (n, a) -> new FlowElement.UserTask(n, a, task));
  }

  public Graph pass(String id) {
    return pass(id, ElementType.TASK);
  }

  /** Undefined or manual. */
  Graph pass(String id, ElementType task) {
    return add(id, task, FlowElement.PassTask::new);
  }

  public Graph script(String id, String expression, String result) {
    Expression parsed = feel.parse(expression);
    return add(
        id, ElementType.SCRIPT_TASK, (n, a) -> new FlowElement.ScriptTask(n, a, parsed, result));
  }

  public Graph decision(String id, String decisionId, String result) {
    Expression parsed = feel.parse(decisionId);
    return add(
        id,
        ElementType.BUSINESS_RULE_TASK,
        (n, a) -> new FlowElement.DecisionTask(n, a, parsed, BindingType.LATEST, null, result));
  }

  public Graph receive(String id, String message, String key) {
    Trigger.Message trigger = message(message, key);
    return add(id, ElementType.RECEIVE_TASK, (n, a) -> new FlowElement.ReceiveTask(n, a, trigger));
  }

  public Graph callTagged(String id, String calledId, String versionTag) {
    return callTagged(id, calledId, versionTag, true, true);
  }

  Graph callTagged(String id, String calledId, String tag, boolean allDown, boolean allUp) {
    Expression parsed = feel.parse(calledId);
    return add(
        id,
        ElementType.CALL_ACTIVITY,
        (n, a) ->
            new FlowElement.CallActivity(
                n, a, parsed, BindingType.VERSION_TAG, tag, allDown, allUp));
  }

  public Graph tagged(@Nullable String newVersionTag) {
    versionTag = newVersionTag;
    return this;
  }

  public Graph protectedBy(Protection newProtection) {
    protection = newProtection;
    return this;
  }

  public Graph call(String id, String calledId) {
    return call(id, calledId, BindingType.LATEST, true, true);
  }

  public Graph call(
      String id, String calledId, BindingType binding, boolean allDown, boolean allUp) {
    Expression parsed = feel.parse(calledId);
    return add(
        id,
        ElementType.CALL_ACTIVITY,
        (n, a) -> new FlowElement.CallActivity(n, a, parsed, binding, null, allDown, allUp));
  }

  public Graph exclusive(String id, @Nullable String defaultFlowId) {
    return add(
        id,
        ElementType.EXCLUSIVE_GATEWAY,
        (n, a) -> new FlowElement.ExclusiveGateway(n, defaultFlowId));
  }

  public Graph inclusive(String id, @Nullable String defaultFlowId) {
    return add(
        id,
        ElementType.INCLUSIVE_GATEWAY,
        (n, a) -> new FlowElement.InclusiveGateway(n, defaultFlowId));
  }

  public Graph parallel(String id) {
    return add(id, ElementType.PARALLEL_GATEWAY, (n, a) -> new FlowElement.ParallelGateway(n));
  }

  public Graph eventBased(String id) {
    return add(id, ElementType.EVENT_BASED_GATEWAY, (n, a) -> new FlowElement.EventBasedGateway(n));
  }

  public Graph catching(String id, Trigger trigger) {
    return add(
        id, ElementType.INTERMEDIATE_CATCH_EVENT, (n, a) -> new FlowElement.CatchEvent(n, trigger));
  }

  public Graph throwing(String id, Trigger trigger) {
    return add(
        id, ElementType.INTERMEDIATE_THROW_EVENT, (n, a) -> new FlowElement.ThrowEvent(n, trigger));
  }

  public Graph boundary(String id, String attachedTo, boolean interrupting, Trigger trigger) {
    boundaries.computeIfAbsent(attachedTo, k -> new ArrayList<>()).add(id);
    return add(
        id,
        ElementType.BOUNDARY_EVENT,
        (n, a) -> new FlowElement.BoundaryEvent(n, attachedTo, interrupting, trigger));
  }

  /** What is added last before undoes the activity. */
  public Graph undoing(String activityId) {
    return undoing(activityId, lastId);
  }

  public Graph undoing(String activityId, String handlerId) {
    String last = lastId;
    String eventId = "undo-" + activityId;
    handlers.add(handlerId);
    compensationEvents.put(activityId, eventId);
    Trigger trigger = new Trigger.Compensation(handlerId);
    add(
        eventId,
        ElementType.BOUNDARY_EVENT,
        (n, a) -> new FlowElement.BoundaryEvent(n, activityId, true, trigger));
    lastId = last;
    return this;
  }

  /** A sub-process; what {@code content} adds is within it. */
  public Graph sub(String id, String startEventId, Runnable content) {
    add(
        id,
        ElementType.SUB_PROCESS,
        (n, a) -> new FlowElement.SubProcess(n, a, startEventId, eventSubProcessesIn(id)));
    return within(id, content);
  }

  /**
   * An ad-hoc sub-process. All that {@code content} adds directly may be begun in it but for what a
   * flow leads to and event sub-processes.
   *
   * @param elements FEEL for what begins with it
   * @param condition FEEL for when it is done
   * @param collection gets the values of the variable {@code result}
   * @param jobType of the worker that controls it
   */
  public Graph adHoc(
      String id,
      @Nullable String elements,
      @Nullable String condition,
      boolean cancelsRemaining,
      @Nullable String collection,
      @Nullable String jobType,
      Runnable content) {
    add(
        id,
        ElementType.AD_HOC_SUB_PROCESS,
        (n, a) ->
            new FlowElement.AdHocSubProcess(
                n,
                a,
                new AdHoc(
                    id + "#innerInstance",
                    begunIn(id),
                    "[]",
                    elements == null ? null : feel.parse(elements),
                    condition == null ? null : feel.parse(condition),
                    cancelsRemaining,
                    collection,
                    collection == null ? null : feel.parse("=result"),
                    jobType == null ? null : job(jobType)),
                eventSubProcessesIn(id)));
    within(id, content);
    drafts.put(
        id + "#innerInstance",
        new Draft(
            id + "#innerInstance",
            ElementType.AD_HOC_SUB_PROCESS_INNER_INSTANCE,
            id,
            (n, a) -> new FlowElement.AdHocInnerInstance(n, id)));
    return this;
  }

  private Set<String> begunIn(String id) {
    Set<String> ids = new LinkedHashSet<>();
    for (Draft draft : drafts.values()) {
      boolean begins =
          switch (draft.type()) {
            case BOUNDARY_EVENT, EVENT_SUB_PROCESS, AD_HOC_SUB_PROCESS_INNER_INSTANCE -> false;
            default -> !handlers.contains(draft.id());
          };
      if (begins
          && id.equals(draft.scopeId())
          && flows.stream().noneMatch(f -> f.targetId().equals(draft.id()))) {
        ids.add(draft.id());
      }
    }
    return ids;
  }

  /** An event sub-process; its start event is among what {@code content} adds. */
  public Graph onEvent(String id, String startEventId, boolean interrupting, Runnable content) {
    eventSubProcesses.computeIfAbsent(scopeId, k -> new ArrayList<>()).add(id);
    add(
        id,
        ElementType.EVENT_SUB_PROCESS,
        (n, a) ->
            new FlowElement.EventSubProcess(
                n, startEventId, interrupting, eventSubProcessesIn(id)));
    return within(id, content);
  }

  private List<String> eventSubProcessesIn(String id) {
    return eventSubProcesses.getOrDefault(id, List.of());
  }

  private Graph within(String id, Runnable content) {
    String around = scopeId;
    scopeId = id;
    content.run();
    scopeId = around;
    lastId = id;
    return this;
  }

  public Graph input(String id, String source, String target) {
    inputs.computeIfAbsent(id, k -> new ArrayList<>()).add(new Mapping(feel.parse(source), target));
    return this;
  }

  public Graph output(String id, String source, String target) {
    outputs
        .computeIfAbsent(id, k -> new ArrayList<>())
        .add(new Mapping(feel.parse(source), target));
    return this;
  }

  /** An execution listener of the element, or of the process by its id. */
  public Graph listen(String id, ListenerEvent event, String type) {
    (event == ListenerEvent.START ? startListeners : endListeners)
        .computeIfAbsent(id, k -> new ArrayList<>())
        .add(job(type));
    return this;
  }

  /** Whether what is added next stands directly in an ad-hoc sub-process. */
  boolean isInAdHoc() {
    Draft scope = drafts.get(scopeId);
    return scope != null && scope.type() == ElementType.AD_HOC_SUB_PROCESS;
  }

  private ExecutionListeners listeners(String id) {
    return new ExecutionListeners(
        startListeners.getOrDefault(id, List.of()), endListeners.getOrDefault(id, List.of()));
  }

  /** All that have been added, by their types. */
  public Map<String, ElementType> types() {
    Map<String, ElementType> types = new LinkedHashMap<>();
    drafts.values().forEach(draft -> types.put(draft.id(), draft.type()));
    return types;
  }

  public Graph loop(
      String id,
      boolean sequential,
      String collection,
      @Nullable String outputCollection,
      @Nullable String outputElement,
      @Nullable String condition) {
    loops.put(
        id,
        new MultiInstance(
            sequential,
            feel.parse(collection),
            "item",
            outputCollection,
            outputElement == null ? null : feel.parse(outputElement),
            condition == null ? null : feel.parse(condition)));
    return this;
  }

  /** Joins the elements one after the other. */
  public Graph flow(String... ids) {
    for (int i = 1; i < ids.length; i++) {
      flows.add(new SequenceFlow(ids[i - 1] + "-" + ids[i], ids[i - 1], ids[i], null));
    }
    return this;
  }

  /** From a link throw event to its catch event. */
  public Graph link(String throwId, String catchId) {
    flows.add(SequenceFlow.link(throwId, catchId));
    return this;
  }

  public Graph flowIf(String condition, String from, String to) {
    flows.add(new SequenceFlow(from + "-" + to, from, to, feel.parse(condition)));
    return this;
  }

  public Trigger.Message message(String name, String key) {
    return new Trigger.Message(feel.parse(name), key.isEmpty() ? null : feel.parse(key));
  }

  public Trigger.Signal signal(String name) {
    return new Trigger.Signal(feel.parse(name));
  }

  public Trigger.Timer timer(Trigger.TimerKind kind, String definition) {
    return timer(kind, definition, null);
  }

  public Trigger.Timer timer(Trigger.TimerKind kind, String definition, @Nullable String timeZone) {
    return new Trigger.Timer(kind, feel.parse(definition), timeZone);
  }

  /** Looked at when a variable it names is created or updated. */
  public Trigger.Condition condition(String condition) {
    return condition(condition, true, true);
  }

  public Trigger.Condition condition(String condition, boolean onCreate, boolean onUpdate) {
    Expression parsed = feel.parse(condition);
    return new Trigger.Condition(parsed, feel.namesIn(parsed), onCreate, onUpdate);
  }

  public Trigger.Escalation escalation(String code) {
    return new Trigger.Escalation(code.isEmpty() ? null : feel.parse(code));
  }

  public Trigger.Compensate compensate(@Nullable String activityId) {
    return new Trigger.Compensate(activityId);
  }

  public Trigger.Error error(String code) {
    return new Trigger.Error(code.isEmpty() ? null : feel.parse(code));
  }

  private @Nullable String scopeOf(Draft draft) {
    String inner = draft.scopeId() + "#innerInstance";
    return drafts.containsKey(inner)
            && !inner.equals(draft.id())
            && draft.type() != ElementType.EVENT_SUB_PROCESS
        ? inner
        : draft.scopeId();
  }

  public ExecutableProcess build() {
    Map<String, FlowElement> elements = new LinkedHashMap<>();
    elements.put(
        processId,
        new FlowElement.ProcessElement(
            new Node(
                processId,
                processId,
                ElementType.PROCESS,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                listeners(processId)),
            starts,
            eventSubProcessesIn(processId)));
    for (Draft draft : drafts.values()) {
      Node node =
          new Node(
              draft.id(),
              draft.id(),
              draft.type(),
              scopeOf(draft),
              flows.stream().filter(f -> f.targetId().equals(draft.id())).toList(),
              flows.stream().filter(f -> f.sourceId().equals(draft.id())).toList(),
              inputs.getOrDefault(draft.id(), List.of()),
              outputs.getOrDefault(draft.id(), List.of()),
              listeners(draft.id()));
      Activity activity =
          new Activity(
              boundaries.getOrDefault(draft.id(), List.of()),
              loops.get(draft.id()),
              compensationEvents.get(draft.id()),
              handlers.contains(draft.id()));
      elements.put(draft.id(), draft.finish().apply(node, activity));
    }
    Map<String, SequenceFlow> byId = new LinkedHashMap<>();
    flows.forEach(f -> byId.put(f.id(), f));
    return new ExecutableProcess(
        processId, processId, versionTag, null, elements, byId, protection);
  }
}
