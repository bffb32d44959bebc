package dev.pitcrew.engine;

import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ListenerEvent;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a block-structured process from a seed. Each block has one way in and one way out, so that
 * every process ends whatever the people, workers and clocks do.
 */
final class RandomGraph {

  private static final int DEPTH_MAX = 3;
  private static final int DEPTH_OF_CALLED = 2;

  private final Random random;
  private final Random variety;
  private final Graph graph;
  private final boolean judged;
  private final @Nullable RandomStarts starts;
  private final RandomActivities activities;
  private final Set<String> throwing = new HashSet<>();
  private int ids;
  private int names;
  private int eventsAround;

  /**
   * @param variety for what makes no other model of it: which task a worker has, how a time is told
   * @param starts how it begins; null for one that is called alone, which is smaller
   * @param judged whether it is fit for a comparison: without what cannot be asked of Zeebe by gRPC
   *     (conditional events), and so that each message and signal is of one event alone, for who
   *     waits at the same time in several branches has no order
   */
  RandomGraph(
      Random random, Random variety, @Nullable RandomStarts starts, Graph graph, boolean judged) {
    this.random = random;
    this.variety = variety;
    this.starts = starts;
    this.graph = graph;
    this.judged = judged;
    this.activities = new RandomActivities(random, variety, graph, judged, this::id, this::named);
  }

  Graph build() {
    String first = starts == null ? graph.start("start").lastId() : starts.build();
    int depth = starts == null ? DEPTH_OF_CALLED : 0;
    graph.end("end", random.nextInt(3) == 0 ? graph.compensate(null) : new Trigger.None());
    sequence(first, "end", depth);
    onEvents(depth);
    if (random.nextBoolean()) {
      listeners();
    }
    return graph;
  }

  /** Where the model library allows them; at most every eighth element has some. */
  private void listeners() {
    if (random.nextInt(4) == 0) {
      listener(graph.processId(), ListenerEvent.START);
      listener(graph.processId(), ListenerEvent.END);
    }
    graph
        .types()
        .forEach(
            (id, type) -> {
              if (random.nextInt(8) > 0 || id.startsWith("undo-")) {
                return;
              }
              boolean isEventThatBegins =
                  type == ElementType.START_EVENT || type == ElementType.BOUNDARY_EVENT;
              // Zeebe mixes up events when one of them has to wait for its listener.
              if (!isEventThatBegins && !(judged && type == ElementType.EVENT_SUB_PROCESS)) {
                listener(id, ListenerEvent.START);
              }
              if (!type.name().endsWith("GATEWAY") && !throwing.contains(id)) {
                listener(id, ListenerEvent.END);
              }
            });
  }

  private void listener(String id, ListenerEvent event) {
    activities.jobTypes().forEach(type -> graph.listen(id, event, type));
  }

  /** Beside Zeebe, where the real time passes, too, as many hours. */
  private String time(int minutes) {
    return judged ? "PT%dH".formatted(minutes) : "PT%dM".formatted(minutes);
  }

  /** From now on, or until a moment that is told. */
  private Trigger.Timer after(int units) {
    return variety.nextInt(4) > 0
        ? graph.timer(TimerKind.DURATION, time(units))
        : graph.timer(TimerKind.DATE, "=now() + duration(\"%s\")".formatted(time(units)));
  }

  /** Of a message or signal. */
  private String named(String name) {
    return judged ? name + ++names : name;
  }

  private String id(String kind) {
    return kind + ++ids;
  }

  private void sequence(String from, String to, int depth) {
    String last = from;
    int blocks = 1 + random.nextInt(depth == 0 ? 4 : 2);
    for (int i = 0; i < blocks; i++) {
      last = block(last, depth);
    }
    graph.flow(last, to);
  }

  /** Adds a block after {@code from}; answers the element it ends with. */
  private String block(String from, int depth) {
    return switch (random.nextInt(depth < DEPTH_MAX ? 43 : 12)) {
      case 0, 1 -> simple(from, activities.job());
      case 2 -> simple(from, activities.user());
      case 3 -> simple(from, activities.script());
      case 4 -> simple(from, activities.pass());
      case 5 -> {
        String id = id("timer");
        graph.catching(id, after(1));
        yield simple(from, id);
      }
      case 6 -> {
        String id = id("message");
        // The choice is made anew all the time, so that it holds once.
        boolean waits = random.nextInt(3) == 0 && !judged;
        graph.catching(id, waits ? graph.condition("=choice = 2") : told());
        if (random.nextInt(3) == 0) {
          graph.output(id, "=m", "told" + ids);
        }
        yield simple(from, id);
      }
      case 7 -> simple(from, activities.receive());
      case 8 -> {
        String id = id("throw");
        graph.throwing(
            id, random.nextBoolean() ? new Trigger.Job(graph.job("work")) : graph.signal("t"));
        yield simple(from, id);
      }
      case 9 -> choice(from);
      case 10 -> simple(from, activities.decision());
      case 11 -> caught(from, activities.job(), false);
      case 12 -> fork(from, depth, true);
      case 13 -> fork(from, depth, false);
      case 14 -> subProcess(from, depth);
      case 15 -> guarded(from, depth);
      case 16, 17 -> loop(from, depth);
      case 18 -> simple(from, activities.call());
      case 19 -> eventBased(from, depth);
      case 20, 21 -> interrupted(from, depth, activities.interruptible());
      case 22, 23, 24 -> interrupted(from, depth, activities.user());
      case 25 -> interrupted(from, depth, block(depth));
      case 26, 27 -> escalated(from, depth);
      case 28, 29, 30 -> compensated(from, depth);
      case 31, 32, 33 -> inclusive(from, depth);
      case 34, 35 -> linked(from, depth);
      case 36, 37, 38 -> adHoc(from, depth);
      case 39, 40, 41 -> caught(from, activities.errand(), true);
      default -> beside(from);
    };
  }

  private String simple(String from, String id) {
    graph.flow(from, id);
    return id;
  }

  /** Which way is an incident at times, until someone sets the choice. */
  private String choice(String from) {
    String split = id("split");
    String join = id("join");
    graph.exclusive(split, null).exclusive(join, null).flow(from, split);
    for (int i = 0; i < 3; i++) {
      String branch = id("branch");
      graph.pass(branch).flowIf("=choice = " + i, split, branch).flow(branch, join);
    }
    return join;
  }

  private String fork(String from, int depth, boolean parallel) {
    String split = id("split");
    String join = id("join");
    int branches = 2 + random.nextInt(2);
    if (parallel) {
      graph.parallel(split).parallel(join);
    } else {
      graph.exclusive(split, split + "-" + id("default")).exclusive(join, null);
    }
    graph.flow(from, split);
    for (int i = 0; i < branches; i++) {
      String first = parallel || i > 0 ? id("branch") : "default" + ids;
      graph.pass(first);
      if (parallel || i == 0) {
        graph.flow(split, first);
      } else {
        graph.flowIf("=choice = " + random.nextInt(3), split, first);
      }
      sequence(first, join, depth + 1);
    }
    return join;
  }

  /** As many ways as conditions hold; some of them end before they meet the others again. */
  private String inclusive(String from, int depth) {
    String split = id("or");
    String join = id("orJoin");
    int branches = 2 + random.nextInt(3);
    String first = id("branch");
    // Where others may end elsewhere, the first goes on, for a parallel join may wait outside.
    // In Zeebe a join waits for ever when the last that is missing ends elsewhere.
    boolean someEnd = random.nextBoolean() && !judged;
    graph.inclusive(split, someEnd || random.nextInt(3) == 0 ? null : split + "-" + first);
    graph.inclusive(join, null).flow(from, split);
    for (int i = 0; i < branches; i++) {
      String branch = i == 0 ? first : id("branch");
      String condition = i == 0 && someEnd ? "=true" : "=choice >= " + random.nextInt(4);
      graph.pass(branch).flowIf(condition, split, branch);
      if (i > 0 && someEnd && random.nextBoolean()) {
        String out = id("out");
        String gone = id("gone");
        graph.exclusive(out, out + "-" + join);
        if (graph.isInAdHoc()) {
          graph.pass(gone);
        } else {
          graph.end(gone);
        }
        sequence(branch, out, depth + 1);
        graph.flowIf("=choice = " + random.nextInt(4), out, gone).flow(out, join);
      } else {
        sequence(branch, join, depth + 1);
      }
    }
    return join;
  }

  /** Somebody has to begin what is in it, unless the model does; see what the test asks for. */
  private String adHoc(String from, int depth) {
    String adHoc = id("adHoc");
    String first = id("first");
    String last = id("last");
    boolean byWorker = random.nextBoolean();
    String elements =
        switch (random.nextInt(3)) {
          case 0 -> null;
          case 1 -> "=[\"%s\"]".formatted(first);
          // No list of what is there at times, which is an incident until someone sets it.
          default -> "=if list = null then null else [\"%s\", \"%1$s\"]".formatted(first);
        };
    String condition = random.nextBoolean() ? null : "=choice >= 1";
    graph.adHoc(
        adHoc,
        byWorker ? null : elements,
        byWorker ? null : condition,
        byWorker || random.nextBoolean(),
        random.nextBoolean() ? "collected" + ids : null,
        byWorker ? "work" : null,
        () -> {
          graph.pass(first).pass(last);
          sequence(first, last, depth + 1);
          activities.user();
          if (random.nextBoolean()) {
            block(depth + 1);
          }
          if (random.nextInt(3) == 0) {
            onEvent(depth + 1, false, graph.message(named("n"), "=\"k\""));
          }
        });
    if (random.nextInt(3) == 0) {
      graph.loop(adHoc, random.nextBoolean(), "=items", null, null, null);
    }
    if (random.nextInt(3) > 0) {
      return simple(from, adHoc);
    }
    String timer = id("timeout");
    String join = id("join");
    graph
        .boundary(timer, adHoc, true, after(2))
        .exclusive(join, null)
        .flow(from, adHoc, join)
        .flow(timer, join);
    return join;
  }

  private String subProcess(String from, int depth) {
    String sub = id("sub");
    String start = id("start");
    String end = id("end");
    boolean terminates = random.nextInt(4) == 0;
    graph.sub(
        sub,
        start,
        () -> {
          graph.start(start).end(end, terminates ? new Trigger.Terminate() : ended());
          if (terminates) {
            String fork = id("fork");
            String other = id("end");
            graph.parallel(fork).end(other).flow(start, fork);
            sequence(fork, end, depth + 1);
            sequence(fork, other, depth + 1);
          } else {
            sequence(start, end, depth + 1);
          }
          onEvents(depth + 1);
        });
    if (random.nextBoolean()) {
      graph.input(sub, "=1", "local" + ids).output(sub, "=local" + ids, "out");
    }
    return simple(from, sub);
  }

  private String guarded(String from, int depth) {
    String task = id("sub");
    String start = id("start");
    String end = id("end");
    boolean fails = random.nextInt(3) == 0;
    if (fails) {
      throwing.add(end);
    }
    graph.sub(
        task,
        start,
        () -> {
          graph.start(start).end(end, fails ? graph.error("bad") : new Trigger.None());
          sequence(start, end, depth + 1);
          onEvents(depth + 1);
        });
    String error = id("error");
    String timer = id("timeout");
    String join = id("join");
    graph
        .boundary(error, task, true, graph.error("bad"))
        .boundary(timer, task, true, after(2))
        .exclusive(join, null)
        .flow(from, task, join);
    sequence(error, join, depth + 1);
    graph.flow(timer, join);
    return join;
  }

  /** What a worker or a called process throws, and what the latter escalates. */
  private String caught(String from, String activity, boolean escalates) {
    String join = id("join");
    String error = id("error");
    if (escalates && !judged && random.nextInt(4) == 0) {
      graph.loop(activity, random.nextBoolean(), "=items", null, null, null);
    }
    graph
        .exclusive(join, null)
        .boundary(error, activity, true, graph.error(random.nextBoolean() ? "" : "bad"))
        .flow(from, activity, join)
        .flow(error, join);
    if (escalates && random.nextInt(3) > 0) {
      boolean interrupting = random.nextBoolean();
      String caught = id("caught");
      graph.boundary(
          caught, activity, interrupting, graph.escalation(random.nextBoolean() ? "" : "up1"));
      graph.flow(caught, interrupting ? join : activities.pass());
    }
    return join;
  }

  /** What is thrown is caught here, further out, or not at all. */
  private String escalated(String from, int depth) {
    if (judged && eventsAround > 0) {
      // Within an event sub-process Zeebe begins it again, or nothing catches it.
      return simple(from, activities.pass());
    }
    String sub = id("sub");
    String start = id("start");
    String thrower = id("throw");
    String end = id("end");
    boolean interrupting = random.nextBoolean();
    graph.sub(
        sub,
        start,
        () -> {
          graph
              .start(start)
              .throwing(thrower, graph.escalation("up" + random.nextInt(3)))
              .end(end, random.nextBoolean() ? graph.escalation("up1") : new Trigger.None())
              .flow(start, thrower);
          sequence(thrower, end, depth + 1);
          onEvents(depth + 1);
        });
    if (random.nextInt(3) == 0) {
      graph.loop(sub, random.nextBoolean(), "=items", null, null, null);
    }
    String caught = id("caught");
    String join = id("join");
    graph
        .boundary(caught, sub, interrupting, graph.escalation(random.nextBoolean() ? "" : "up1"))
        .exclusive(join, null)
        .flow(from, sub, join);
    graph.flow(caught, interrupting ? join : activities.pass());
    return join;
  }

  /** Work that is undone by something as random as itself, here, further out, or not at all. */
  private String compensated(String from, int depth) {
    String undo;
    if (random.nextInt(3) == 0) {
      undo = block(depth);
    } else {
      undo = activities.interruptible();
      if (random.nextInt(4) == 0 && !judged) {
        graph.loop(undo, random.nextBoolean(), "=items", null, null, null);
      }
    }
    String done = random.nextBoolean() ? activities.user() : activities.interruptible();
    graph.undoing(done, undo);
    if (random.nextInt(3) == 0) {
      graph.loop(done, random.nextBoolean(), "=items", null, null, null);
    }
    graph.flow(from, done);
    return switch (random.nextInt(3)) {
      case 0 -> simple(done, thrower(null));
      case 1 -> simple(done, thrower(done));
      default -> done;
    };
  }

  private String thrower(@Nullable String activityId) {
    return graph.throwing(id("throw"), graph.compensate(activityId)).lastId();
  }

  /** A sub-process that is not joined to anything yet. */
  private String block(int depth) {
    String sub = id("sub");
    String start = id("start");
    String end = id("end");
    Trigger last = random.nextBoolean() ? graph.compensate(null) : new Trigger.None();
    graph.sub(
        sub,
        start,
        () -> {
          graph.start(start).end(end, last);
          sequence(start, end, depth + 1);
        });
    return sub;
  }

  private String loop(String from, int depth) {
    boolean sequential = random.nextBoolean();
    String condition = random.nextInt(3) == 0 ? "=numberOfCompletedInstances >= 2" : null;
    String looped;
    if (random.nextBoolean()) {
      looped = activities.any();
    } else {
      looped = id("sub");
      String start = id("start");
      String end = id("end");
      graph.sub(
          looped,
          start,
          () -> {
            graph.start(start).end(end);
            sequence(start, end, depth + 1);
            onEvents(depth + 1);
          });
    }
    if (judged && looped.matches("(script|decide).*")) {
      // What ends in the moment it begins Zeebe leaves behind when the others are enough.
      condition = null;
    }
    // "list" is no list at times, which is an incident until someone sets it.
    String collection = random.nextBoolean() || judged ? "=items" : "=list";
    graph.loop(looped, sequential, collection, "results", "=item", condition);
    return simple(from, looped);
  }

  private String eventBased(String from, int depth) {
    String gateway = id("first");
    String timer = id("timer");
    String message = id("message");
    String join = id("join");
    graph
        .eventBased(gateway)
        .catching(timer, after(3))
        .catching(message, told())
        .exclusive(join, null)
        .flow(from, gateway, timer, join)
        .flow(gateway, message);
    sequence(message, join, depth + 1);
    return join;
  }

  /** Some of several ways lead on by links to one place. */
  private String linked(String from, int depth) {
    String split = id("split");
    String join = id("join");
    String caught = id("linked");
    Trigger link = new Trigger.Link(caught);
    graph.exclusive(split, split + "-" + join).exclusive(join, null).catching(caught, link);
    graph.flow(from, split).flow(split, join).flow(caught, join);
    for (int i = 0; i < 2; i++) {
      String branch = id("branch");
      String thrower = id("throw");
      graph.pass(branch).flowIf("=choice = " + i, split, branch).throwing(thrower, link);
      sequence(branch, thrower, depth + 1);
      graph.link(thrower, caught);
    }
    return join;
  }

  /** A task with a reminder beside it. */
  private String beside(String from) {
    String task = activities.job();
    String reminder = id("reminder");
    String remind = id("pass");
    graph
        .boundary(reminder, task, false, graph.timer(TimerKind.CYCLE, "R2/" + time(1)))
        .pass(remind)
        .flow(reminder, remind);
    return simple(from, task);
  }

  /** A task that a timer or a message may interrupt at any moment of its life. */
  private String interrupted(String from, int depth, String task) {
    String timer = id("timeout");
    String message = id("stop");
    String join = id("join");
    boolean interrupting = random.nextBoolean();
    boolean isReceiving = graph.types().get(task) == ElementType.RECEIVE_TASK;
    graph
        .boundary(timer, task, true, after(1))
        .boundary(message, task, interrupting, isReceiving ? graph.signal(named("s")) : told())
        .exclusive(join, null)
        .flow(from, task, join);
    if (random.nextInt(3) == 0 && !judged) {
      boolean ends = random.nextBoolean();
      String condition = id("condition");
      graph.boundary(condition, task, ends, graph.condition("=choice = " + random.nextInt(4)));
      graph.flow(condition, ends ? join : activities.pass());
    }
    sequence(timer, join, depth + 1);
    if (interrupting) {
      graph.flow(message, join);
    } else {
      // A second token at a parallel join would wait there for ever.
      graph.flow(message, activities.pass());
    }
    return join;
  }

  /** At most one event sub-process of each kind, so that none is like another. */
  private void onEvents(int depth) {
    if (random.nextInt(3) == 0) {
      boolean interrupting = random.nextBoolean();
      // One that stays open would take each message before those who wait for one within it.
      String key = random.nextInt(5) == 0 && mayBeUntold(depth) ? "=kind" : "=\"k\"";
      onEvent(depth, interrupting, graph.message(named(interrupting ? "m" : "n"), key));
    }
    if (random.nextInt(4) == 0) {
      boolean interrupting = random.nextBoolean();
      onEvent(
          depth,
          interrupting,
          interrupting ? after(3) : graph.timer(TimerKind.CYCLE, "R2/" + time(1)));
    }
    if (random.nextInt(4) == 0) {
      // What is thrown within one that stays open must not begin it again.
      boolean interrupting = random.nextBoolean();
      String name = interrupting && random.nextBoolean() ? "t" : "s";
      onEvent(
          depth,
          interrupting,
          graph.signal(random.nextInt(5) == 0 && mayBeUntold(depth) ? "=kind" : named(name)));
    }
    if (random.nextInt(4) == 0) {
      onEvent(depth, true, graph.error(random.nextBoolean() ? "" : "bad"));
    }
    if (random.nextInt(4) == 0) {
      onEvent(depth, random.nextBoolean(), graph.escalation(random.nextBoolean() ? "" : "up1"));
    }
    if (variety.nextInt(6) == 0 && !judged) {
      // One that stays open looks at what is new alone, or its own work would begin it again.
      boolean interrupting = variety.nextBoolean();
      String condition = "=choice = " + variety.nextInt(4);
      onEvent(depth, interrupting, graph.condition(condition, true, interrupting));
    }
  }

  /**
   * Whether what is told may be "kind", which is no text at times: an incident until someone sets
   * it. In Zeebe no boundary event interrupts a sub-process that cannot begin because of that.
   */
  private boolean mayBeUntold(int depth) {
    return depth == 0 || !judged;
  }

  private void onEvent(int depth, boolean interrupting, Trigger trigger) {
    String sub = id("on");
    String start = id("start");
    String end = id("end");
    graph.onEvent(
        sub,
        start,
        interrupting,
        () -> {
          graph
              .start(start, trigger)
              .end(end, random.nextInt(5) == 0 ? new Trigger.Terminate() : new Trigger.None());
          if (interrupting && depth < DEPTH_MAX) {
            eventsAround++;
            sequence(start, end, depth + 1);
            eventsAround--;
            if (!judged) {
              // Zeebe forgets an event sub-process within one.
              onEvents(depth + 1);
            }
          } else {
            graph.flow(simple(start, activities.brief()), end);
          }
        });
    if (random.nextInt(3) == 0) {
      graph.output(start, "=m", "taken");
    }
    if (random.nextInt(3) == 0) {
      graph
          // Zeebe mixes up events when one of them has to wait for its mapping.
          .input(sub, judged ? "=1" : "=assert(kind, kind != null)", "local" + ids)
          .output(sub, "=local" + ids, "out");
    }
  }

  private Trigger ended() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> graph.signal("t");
      case 2 -> new Trigger.Job(graph.job("work"));
      default -> new Trigger.None();
    };
  }

  /** A message, or a signal that clients broadcast ("s") or processes throw ("t"), or both. */
  private Trigger told() {
    return switch (random.nextInt(4)) {
      case 0 -> graph.signal(named("s"));
      case 1 -> graph.signal("=\"%s\"".formatted(named("t")));
      default -> graph.message(mayBegin() ? RandomStarts.NAME : named("m"), "=\"k\"");
    };
  }

  /** Whether what is waited for may begin another instance where nobody waits. */
  private boolean mayBegin() {
    return starts != null && !judged && variety.nextInt(8) == 0;
  }
}
