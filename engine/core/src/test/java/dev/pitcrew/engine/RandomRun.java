package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.ListenerResult;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ContinuationRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One random process under random workers, people, clocks and crashes: it ends, leaves nothing
 * active, and its events bring the same rows again.
 */
public final class RandomRun {

  private static final Pattern MEDDLED =
      Pattern.compile("Unable to update an item in output collection '([^']+)'");

  private static final int STEPS_MAX = 5_000;

  /** Later what people have changed may be canceled. */
  private static final int PATIENCE_STEPS = 1_500;

  /** Later nobody cancels, so that an instance that hangs is seen to hang. */
  private static final int CANCEL_STEPS_MAX = 40;

  /** Later little new begins, so that all ends. */
  private static final int BEGIN_STEPS_MAX = 100;

  /** Later what began in the middle may be canceled, for its joins may wait for ever. */
  private static final int MIDWAY_STEPS = 150;

  /** Later nobody dawdles, so that what still does not end is what the engine left hanging. */
  private static final int HURRY_STEPS = 600;

  private final TestEngine engine;
  private final Random random;
  private final Set<Long> midway = new HashSet<>();
  private final Set<String> accepted = new TreeSet<>();
  private List<TestEngine.Played> notes = List.of();
  private long waiting;

  private RandomRun(long model, long path, long givenKey) {
    RandomModel drawn = RandomModel.of(model);
    random = new Random(31 * model + path);
    engine = new TestEngine(drawn.transitionsMax());
    if (givenKey > 0) {
      notes = engine.note(givenKey);
    }
    engine.caller = Caller.trusted("somebody", Caller.Kind.PERSON);
    engine.run(
        new Command.Deploy(
            List.of(
                new Command.Deploy.Resource(
                    "sizing.dmn", RandomModel.DECISION.getBytes(StandardCharsets.UTF_8))),
            "<default>"));
    engine.deploy(
        RandomModel.child(),
        drawn.inner(),
        RandomModel.begun(),
        RandomModel.errand(),
        drawn.process());
    engine.deploy(RandomModel.child(), drawn.inner(), drawn.process().tagged("v2"));
  }

  /**
   * Plays it to its end.
   *
   * @param model the seed of the process
   * @param path the seed of what happens to it
   * @throws AssertionError when it does not end, or leaves something
   */
  public static RandomRun play(long model, long path) {
    RandomRun run = new RandomRun(model, path, 0);
    run.play();
    return run;
  }

  /**
   * Plays it to its end and notes each step.
   *
   * @param givenKey the highest key that is taken
   */
  public static RandomRun playNoting(long model, long path, long givenKey) {
    RandomRun run = new RandomRun(model, path, givenKey);
    run.play();
    return run;
  }

  /** Its steps, where they were noted. */
  public List<TestEngine.Played> notes() {
    return notes;
  }

  /** Another engine for the same processes. */
  public Engine another() {
    return engine.another();
  }

  /** What happened. */
  public List<Event> events() {
    return engine.events;
  }

  /** The kinds of commands that were not refused. */
  public Set<String> accepted() {
    return accepted;
  }

  private void play() {
    if (random.nextBoolean()) {
      engine.streams =
          type ->
              random.nextBoolean()
                  ? null
                  : new StepContext.JobStreams.Target(1, "stream", 30_000, List.of());
    }
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      act(RandomClients.creation(random));
    }
    if (random.nextInt(3) == 0
        && act(RandomClients.creationAnywhere(engine, random))
            instanceof Reply.InstanceCreated created) {
      midway.add(created.processInstanceKey());
    }
    int steps = 0;
    while (isAnyActive() || isAnyDue()) {
      if (steps++ >= STEPS_MAX) {
        throw new AssertionError(
            "Expected to end within %d steps, but alive are %s, with %s."
                .formatted(STEPS_MAX, engine.alive(), openIncidents()));
      }
      next(steps);
    }
    engine.pass(Duration.ofDays(2));
    engine.assertNothingLeft();
    assertThat(engine.effects.stream().filter(Effect.UserTaskAnswered.class::isInstance).count())
        .as("callers told after they waited for listeners")
        .isEqualTo(waiting);
  }

  /** A timer may begin an instance, and a signal may be on its way. */
  private boolean isAnyDue() {
    return !engine.state.findAll(Indexes.TIMERS_DUE).isEmpty()
        || !engine.state.findAll(Indexes.CONTINUATIONS).isEmpty();
  }

  private boolean isAnyActive() {
    return engine.state.all(Tables.PROCESS_INSTANCE).stream()
        .anyMatch(p -> p.state() == InstanceState.ACTIVE);
  }

  /** Sometimes the step is lost in a crash first, then it is done again, to the same end. */
  private Outcome act(Command command) {
    int luck = random.nextInt(10);
    if (luck == 0) {
      engine.lose(command);
    }
    Step restarted = luck == 1 ? engine.loseOnAnother(command) : null;
    Step step = engine.step(command);
    if (restarted != null) {
      assertThat(step.changes())
          .as("%s, and the same after a restart", command)
          .isEqualTo(restarted.changes());
    }
    Outcome outcome = step.outcome();
    if (outcome instanceof Reply.AwaitingListeners) {
      waiting++;
    }
    if (!(outcome instanceof Rejection)) {
      accepted.add(command.getClass().getSimpleName());
    }
    return outcome;
  }

  private void next(int steps) {
    boolean hurried = steps > HURRY_STEPS;
    List<Command> possible = new ArrayList<>();
    for (ContinuationRow row : engine.state.findAll(Indexes.CONTINUATIONS)) {
      possible.add(new Command.Continue(row.key()));
    }
    for (JobRow job : engine.state.all(Tables.JOB)) {
      addJob(possible, job, hurried);
    }
    for (UserTaskRow task : engine.state.all(Tables.USER_TASK)) {
      if (task.isOpen() && (!hurried || task.state() == UserTaskState.CREATED)) {
        possible.add(new Command.CompleteUserTask(task.key(), "{\"u\":1}", null));
        addTask(possible, task);
      }
    }
    for (IncidentRow incident : openIncidents()) {
      possible.add(new Command.ResolveIncident(incident.key()));
      if (incident.type() == IncidentType.UNHANDLED_ERROR_EVENT && incident.jobKey() == 0) {
        // A thrown error that nothing catches can only be canceled.
        possible.add(
            new Command.CancelProcessInstance(
                engine
                    .state
                    .get(Tables.PROCESS_INSTANCE, incident.processInstanceKey())
                    .rootProcessInstanceKey()));
      }
      Matcher meddled = MEDDLED.matcher(incident.message());
      if (meddled.lookingAt()) {
        // A loop within a loop wrote the collection of the outer one, which is too short now.
        ElementInstanceRow child =
            engine.state.get(Tables.ELEMENT_INSTANCE, incident.elementInstanceKey());
        possible.add(
            new Command.SetVariables(
                child.scopeKey(), "{\"%s\":[0,0,0,0,0,0]}".formatted(meddled.group(1)), true));
      }
    }
    for (var timer : engine.state.find(Indexes.TIMERS_DUE, 3)) {
      if (timer.dueMillis() <= engine.now.toEpochMilli()) {
        possible.add(new Command.TriggerTimer(timer.key()));
      }
    }
    RandomAdHocs.add(possible, engine, random, hurried);
    possible.add(
        new Command.ActivateJobs("work", "w", 60_000, hurried ? 20 : 2, List.of(), List.of()));
    // Seldom when much goes on, so that not ever more begins; later only when nothing else does.
    int alive = engine.alive().size();
    int seldom = steps < BEGIN_STEPS_MAX || !isBusy() ? 1 + alive / 4 : 20 + alive;
    RandomClients.tell(possible, random);
    if (random.nextInt(seldom) == 0) {
      RandomClients.begin(possible, engine, random, steps < BEGIN_STEPS_MAX);
    }
    RandomClients.set(possible, engine, random, hurried);
    List<Long> instances = RandomClients.instances(engine);
    if (steps < CANCEL_STEPS_MAX && !instances.isEmpty() && random.nextInt(20) == 0) {
      possible.add(
          new Command.CancelProcessInstance(instances.get(random.nextInt(instances.size()))));
    }
    if (steps > PATIENCE_STEPS && accepted.contains("ModifyProcessInstance")) {
      // What was moved past a fork may leave its join waiting for ever.
      instances.forEach(instance -> possible.add(new Command.CancelProcessInstance(instance)));
    }
    if (steps < CANCEL_STEPS_MAX && alive > 0 && random.nextInt(4) == 0) {
      possible.add(RandomChanges.modification(engine, random));
    }
    if (steps > MIDWAY_STEPS) {
      instances.stream()
          .filter(midway::contains)
          .forEach(instance -> possible.add(new Command.CancelProcessInstance(instance)));
    }
    if (!instances.isEmpty() && random.nextInt(3) == 0) {
      possible.add(
          RandomChanges.migration(engine, random, instances.get(random.nextInt(instances.size()))));
    }
    if (steps < CANCEL_STEPS_MAX && random.nextInt(20) == 0) {
      engine.deploy(
          random.nextInt(3) == 0
              ? RandomModel.child()
              : RandomModel.newerChild(random.nextBoolean()));
    }
    act(possible.get(random.nextInt(possible.size())));
    if (random.nextInt(4) == 0) {
      engine.now = engine.now.plusSeconds(random.nextInt(70));
    }
  }

  private List<IncidentRow> openIncidents() {
    return engine.state.all(Tables.INCIDENT).stream()
        .filter(incident -> incident.state() == IncidentState.ACTIVE)
        .toList();
  }

  private boolean isBusy() {
    return engine.state.all(Tables.JOB).stream().anyMatch(JobRow::isOpen)
        || engine.state.all(Tables.USER_TASK).stream().anyMatch(UserTaskRow::isOpen)
        || !engine.state.findAll(Indexes.TIMERS_DUE).isEmpty()
        || !engine.state.findAll(Indexes.CONTINUATIONS).isEmpty();
  }

  private void addTask(List<Command> possible, UserTaskRow task) {
    if (task.state() == UserTaskState.CREATED) {
      possible.add(
          switch (random.nextInt(6)) {
            case 0 -> new Command.AssignUserTask(task.key(), "bob", true, null);
            case 1 -> new Command.UnassignUserTask(task.key(), null);
            case 2, 3 ->
                new Command.UpdateUserTask(
                    task.key(), null, List.of("eve"), null, null, random.nextInt(101), null);
            default ->
                new Command.SetVariables(
                    task.elementInstanceKey(), "{\"v\":1}", random.nextBoolean());
          });
    }
  }

  /** Seldom a no, so that all ends. */
  private ListenerResult answer() {
    boolean denies = random.nextInt(4) == 0;
    ListenerResult.Corrections corrections =
        denies || random.nextBoolean()
            ? ListenerResult.Corrections.NONE
            : new ListenerResult.Corrections(
                random.nextBoolean() ? null : "eve", null, "", null, List.of("team"), 7);
    return new ListenerResult(denies, denies ? "no" : null, corrections);
  }

  private void addJob(List<Command> possible, JobRow job, boolean hurried) {
    if (job.state() == JobState.ACTIVATED && job.kind() == JobKind.TASK_LISTENER) {
      possible.add(new Command.CompleteJob(job.key(), "{}", answer()));
    }
    if (job.state() == JobState.ACTIVATED && job.kind() == JobKind.AD_HOC_SUB_PROCESS) {
      possible.add(
          new Command.CompleteJob(
              job.key(), "{}", RandomAdHocs.decision(job, engine, random, hurried)));
    }
    if (job.state() == JobState.ACTIVATED && hurried) {
      if (job.kind() != JobKind.AD_HOC_SUB_PROCESS) {
        possible.add(new Command.CompleteJob(job.key(), "{}"));
      }
    } else if (job.state() == JobState.ACTIVATED) {
      possible.add(new Command.CompleteJob(job.key(), "{\"result\":1}"));
      possible.add(
          switch (random.nextInt(6)) {
            case 0 -> new Command.FailJob(job.key(), 0, "no", 0, "{\"f\":1}");
            case 1 -> new Command.FailJob(job.key(), 2, "again", 5_000, "{}");
            case 2 -> new Command.ThrowJobError(job.key(), "bad", null, "{\"e\":1}");
            case 3 -> new Command.YieldJob(job.key());
            default -> new Command.CompleteJob(job.key(), "{}");
          });
      if (job.deadlineMillis() <= engine.now.toEpochMilli()) {
        possible.add(new Command.TimeOutJob(job.key()));
      }
    } else if (job.state() == JobState.FAILED) {
      possible.add(
          job.dueMillis() > 0
              ? new Command.EndJobBackoff(job.key())
              : new Command.UpdateJob(job.key(), 2, null));
    }
  }
}
