package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.event.EventApplier;
import dev.pitcrew.engine.expression.DecisionLanguage;
import dev.pitcrew.engine.expression.ExpressionLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.parse.ParsedBpmn;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine on rows in memory, with its clock in the test's hand. */
public final class TestEngine {

  public static final ExpressionLanguage FEEL = new FeelLanguage();
  private static final DecisionLanguage DMN = new KnownDecisions();

  public final InMemoryState state = new InMemoryState();
  public final List<Event> events = new ArrayList<>();

  /** What steps asked the state for, by table or index. */
  public final List<String> lookups = new ArrayList<>();

  public final List<Effect> effects = new ArrayList<>();
  public StepContext.JobStreams streams = StepContext.JobStreams.NONE;

  /** Who sends the next commands. */
  public Caller caller = Caller.ENGINE;

  public Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final Map<String, ExecutableProcess> graphs = new LinkedHashMap<>();

  /**
   * What stands for the XML of a process, by all that the process says: equal ones have the same.
   */
  private final Map<String, String> texts = new HashMap<>();

  private final List<Event> ofStep = new ArrayList<>();
  private final int transitionsMax;
  private final boolean uniqueBusinessIds;
  private Engine engine;
  private final Deque<Optional<StepContext.JobStreams.Target>> offeredAgain = new ArrayDeque<>();
  private @Nullable List<Played> played;
  private long lastKey = 1000;

  /**
   * All that a step was given, and what it came to: enough to take it elsewhere, to the same rows.
   *
   * @param lastKey given before
   * @param offers what the job streams answered, in order
   */
  public record Played(
      Command command,
      Instant now,
      Caller caller,
      long lastKey,
      List<StepContext.JobStreams.@Nullable Target> offers,
      Step step) {}

  public TestEngine() {
    this(2_000);
  }

  public TestEngine(int transitionsMax) {
    this(transitionsMax, false);
  }

  public TestEngine(int transitionsMax, boolean uniqueBusinessIds) {
    this.transitionsMax = transitionsMax;
    this.uniqueBusinessIds = uniqueBusinessIds;
    this.engine = another(ofStep::add);
  }

  /** What is not in rows is gone. */
  public void restart() {
    engine = another(ofStep::add);
  }

  /** Another engine that knows the processes of this one. */
  public Engine another() {
    return another(event -> {});
  }

  private Engine another(Consumer<Event> listener) {
    return new Engine(
        FEEL,
        DMN,
        (name, xml, budget) ->
            new ParsedBpmn.Valid(List.of(graphs.get(new String(xml, StandardCharsets.UTF_8)))),
        listener,
        transitionsMax,
        uniqueBusinessIds);
  }

  /**
   * Notes each step from now on.
   *
   * @param givenKey the highest key that is taken
   */
  public List<Played> note(long givenKey) {
    lastKey = givenKey;
    List<Played> notes = new ArrayList<>();
    played = notes;
    return notes;
  }

  public Graph process(String id) {
    return new Graph(FEEL, id);
  }

  /** A step that is lost before its commit: nothing of it may matter. */
  public void lose(Command command) {
    engine.step(command, state, new StepContext(now, () -> ++lastKey, streams));
    engine.clearCaches();
  }

  /**
   * The step as an engine takes it that has just been started on the same rows; then it is lost,
   * and its keys are given again.
   */
  public Step loseOnAnother(Command command) {
    long given = lastKey;
    StepContext.JobStreams noted =
        type -> {
          StepContext.JobStreams.Target target = streams.offer(type);
          offeredAgain.add(Optional.ofNullable(target));
          return target;
        };
    Step lost = another().step(command, state, context(noted));
    lastKey = given;
    return lost;
  }

  private StepContext context(StepContext.JobStreams open) {
    return new StepContext(now, () -> ++lastKey, open, caller, () -> "%032x".formatted(++lastKey));
  }

  private State counted() {
    return new State() {
      @Override
      public <R extends Row> @Nullable R get(Table<R> table, long key) {
        lookups.add(table.name());
        return state.get(table, key);
      }

      @Override
      public <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values) {
        lookups.add(index.name());
        return state.find(index, limit, values);
      }
    };
  }

  /** One step, in force at once. */
  public Step step(Command command) {
    ofStep.clear();
    long given = lastKey;
    List<StepContext.JobStreams.@Nullable Target> offers = new ArrayList<>();
    StepContext.JobStreams noted =
        type -> {
          StepContext.JobStreams.Target target =
              offeredAgain.isEmpty() ? streams.offer(type) : offeredAgain.remove().orElse(null);
          offers.add(target);
          return target;
        };
    Step step = engine.step(command, counted(), context(noted));
    offeredAgain.clear();
    if (played != null) {
      played.add(new Played(command, now, caller, given, offers, step));
    }
    if (step.outcome() instanceof Rejection) {
      assertThat(step.changes()).isEmpty();
    } else {
      events.addAll(ofStep);
    }
    state.apply(step.changes());
    effects.addAll(step.effects());
    return step;
  }

  /** Steps until no continuation is left. */
  public Outcome run(Command command) {
    Step step = step(command);
    List<Effect> left = step.effects();
    while (left.stream().anyMatch(Effect.Continued.class::isInstance)) {
      List<Effect> next = new ArrayList<>();
      for (Effect effect : left) {
        if (effect instanceof Effect.Continued continued) {
          next.addAll(step(new Command.Continue(continued.continuationKey())).effects());
        }
      }
      left = next;
    }
    return step.outcome();
  }

  public <T extends Outcome> T run(Command command, Class<T> expected) {
    Outcome outcome = run(command);
    assertThat(outcome).isInstanceOf(expected);
    return expected.cast(outcome);
  }

  public Reply.Deployed deploy(Graph... built) {
    List<Command.Deploy.Resource> resources = new ArrayList<>();
    for (Graph graph : built) {
      ExecutableProcess process = graph.build();
      String text =
          texts.computeIfAbsent(
              process.toString(), all -> process.processDefinitionId() + "-" + texts.size());
      graphs.put(text, process);
      resources.add(
          new Command.Deploy.Resource(
              process.processDefinitionId() + ".bpmn", text.getBytes(StandardCharsets.UTF_8)));
    }
    return run(new Command.Deploy(resources, "<default>"), Reply.Deployed.class);
  }

  /** One of those deployed as this process. */
  public ExecutableProcess graph(String id) {
    return graphs.values().stream()
        .filter(graph -> graph.processDefinitionId().equals(id))
        .findAny()
        .orElseThrow();
  }

  /** What may be begun in the ad-hoc sub-process of any process. */
  public List<String> adHocElements(String elementId) {
    return graphs.values().stream()
        .map(graph -> graph.elements().get(elementId))
        .filter(FlowElement.AdHocSubProcess.class::isInstance)
        .flatMap(element -> ((FlowElement.AdHocSubProcess) element).adHoc().elementIds().stream())
        .toList();
  }

  public static Command.CreateProcessInstance createOf(String id, String variables) {
    return new Command.CreateProcessInstance(
        id, 0, 0, variables, List.of(), false, List.of(), List.of(), null, "<default>");
  }

  public long create(String id, String variables) {
    return run(createOf(id, variables), Reply.InstanceCreated.class).processInstanceKey();
  }

  public List<ActivatedJob> activate(String type) {
    return run(
            new Command.ActivateJobs(type, "worker", 60_000, 100, List.of(), List.of()),
            Reply.JobsActivated.class)
        .jobs();
  }

  /** Activates the one job of this type and completes it. */
  public void work(String type, String variables) {
    List<ActivatedJob> jobs = activate(type);
    assertThat(jobs).as("jobs of type %s", type).hasSize(1);
    run(new Command.CompleteJob(jobs.getFirst().job().key(), variables), Reply.Done.class);
  }

  public Reply.MessagePublished publish(String name, String key, Duration ttl, String variables) {
    return run(
        new Command.PublishMessage(name, key, ttl.toMillis(), null, variables, "<default>"),
        Reply.MessagePublished.class);
  }

  public Reply.SignalBroadcast broadcast(String name, String variables) {
    return run(
        new Command.BroadcastSignal(name, variables, "<default>"), Reply.SignalBroadcast.class);
  }

  /** Moves the clock and does all that has become due. */
  public void pass(Duration time) {
    now = now.plus(time);
    boolean again = true;
    while (again) {
      again = false;
      for (var timer : state.find(Indexes.TIMERS_DUE, 1)) {
        if (timer.dueMillis() <= now.toEpochMilli()) {
          run(new Command.TriggerTimer(timer.key()), Reply.Done.class);
          again = true;
        }
      }
      for (var job : state.find(Indexes.JOB_DEADLINES, 1)) {
        if (job.deadlineMillis() <= now.toEpochMilli()) {
          run(new Command.TimeOutJob(job.key()), Reply.Done.class);
          again = true;
        }
      }
      for (var job : state.find(Indexes.JOB_BACKOFFS, 1)) {
        if (job.dueMillis() <= now.toEpochMilli()) {
          run(new Command.EndJobBackoff(job.key()), Reply.Done.class);
          again = true;
        }
      }
      for (var message : state.find(Indexes.MESSAGE_DEADLINES, 1)) {
        if (message.deadlineMillis() <= now.toEpochMilli()) {
          run(new Command.ExpireMessage(message.key()), Reply.Done.class);
          again = true;
        }
      }
    }
  }

  public InstanceState stateOf(long processInstanceKey) {
    return state.get(Tables.PROCESS_INSTANCE, processInstanceKey).state();
  }

  /** Ids of the elements that have completed, in order of their beginning. */
  public List<String> completed(long processInstanceKey) {
    return elements(processInstanceKey, "COMPLETED");
  }

  public List<String> elements(long processInstanceKey, String inState) {
    return state.all(Tables.ELEMENT_INSTANCE).stream()
        .filter(e -> e.processInstanceKey() == processInstanceKey)
        .filter(e -> e.state().name().equals(inState))
        .map(ElementInstanceRow::elementId)
        .toList();
  }

  /** The variables of the process itself. */
  public Map<String, String> variables(long scopeKey) {
    Map<String, String> variables = new HashMap<>();
    for (VariableRow row : state.findAll(Indexes.VARIABLES_OF_SCOPE, scopeKey)) {
      variables.put(row.name(), row.value());
    }
    return variables;
  }

  public ElementInstanceRow element(String elementId) {
    return state.all(Tables.ELEMENT_INSTANCE).stream()
        .filter(e -> e.elementId().equals(elementId))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  public IncidentRow incident() {
    List<IncidentRow> open =
        state.all(Tables.INCIDENT).stream().filter(i -> i.state() == IncidentState.ACTIVE).toList();
    assertThat(open).as("open incidents").hasSize(1);
    return open.getFirst();
  }

  /** The instance has ended as it should, and so has everything else. */
  public void assertCompleted(long instance) {
    assertThat(stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    assertNothingLeft();
  }

  /** What no row may be after everything has ended, and what replay must bring. */
  public void assertNothingLeft() {
    assertThat(state.all(Tables.ELEMENT_INSTANCE)).allMatch(ElementInstanceRow::isEnded);
    assertThat(state.all(Tables.ELEMENT_INSTANCE)).allMatch(e -> e.activeChildren() == 0);
    assertThat(state.all(Tables.PROCESS_INSTANCE))
        .noneMatch(p -> p.state() == InstanceState.ACTIVE);
    assertThat(state.all(Tables.PROCESS_INSTANCE)).allMatch(p -> p.openIncidents() == 0);
    assertThat(state.all(Tables.JOB)).noneMatch(JobRow::isOpen);
    assertThat(state.all(Tables.FLOW_TOKEN)).isEmpty();
    assertThat(state.all(Tables.COMPENSATION)).isEmpty();
    assertThat(state.all(Tables.CONDITION_SUBSCRIPTION)).allMatch(s -> s.processInstanceKey() == 0);
    assertThat(state.findAll(Indexes.TIMERS_DUE)).isEmpty();
    assertThat(state.all(Tables.USER_TASK)).noneMatch(t -> t.isOpen());
    assertThat(state.all(Tables.TASK_TRANSITION)).isEmpty();
    assertThat(state.all(Tables.LISTENER_TURN)).isEmpty();
    assertThat(state.all(Tables.LOOP)).isEmpty();
    assertThat(state.all(Tables.LOOP_RESULT)).isEmpty();
    assertThat(state.all(Tables.INCIDENT)).noneMatch(i -> i.state() == IncidentState.ACTIVE);
    assertThat(state.all(Tables.MESSAGE_SUBSCRIPTION))
        .noneMatch(s -> s.elementInstanceKey() != 0 && s.state() == SubscriptionState.CREATED);
    assertThat(state.all(Tables.SIGNAL_SUBSCRIPTION)).allMatch(s -> s.elementInstanceKey() == 0);
    assertThat(state.all(Tables.SIGNAL)).isEmpty();
    assertThat(state.all(Tables.SET_ASIDE)).isEmpty();
    assertThat(state.all(Tables.SIGNAL_PART)).isEmpty();
    assertReplayBringsTheSameRows();
  }

  /** Replays all events on empty state. */
  public void assertReplayBringsTheSameRows() {
    InMemoryState replayed = new InMemoryState();
    Overlay overlay = new Overlay(replayed);
    for (Event event : events) {
      EventApplier.apply(event, overlay);
    }
    replayed.apply(overlay.changes());
    for (Table<?> table : Tables.ALL) {
      assertSame(table, replayed);
    }
  }

  private <R extends Row> void assertSame(Table<R> table, InMemoryState replayed) {
    assertThat(replayed.all(table)).as(table.name()).isEqualTo(state.all(table));
  }

  public List<ElementInstanceRow> alive() {
    return state.all(Tables.ELEMENT_INSTANCE).stream().filter(e -> !e.isEnded()).toList();
  }

  public JobState jobState(long key) {
    return state.get(Tables.JOB, key).state();
  }
}
