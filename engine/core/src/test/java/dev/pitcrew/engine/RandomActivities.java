package dev.pitcrew.engine;

import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.TaskListener;
import dev.pitcrew.engine.model.TaskListenerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The tasks and calls of a random process. */
final class RandomActivities {

  private static final List<ElementType> WORKED =
      List.of(
          ElementType.SERVICE_TASK,
          ElementType.SERVICE_TASK,
          ElementType.SEND_TASK,
          ElementType.BUSINESS_RULE_TASK,
          ElementType.SCRIPT_TASK);

  private final Random random;
  private final Random variety;
  private final Graph graph;
  private final boolean judged;
  private final UnaryOperator<String> id;
  private final UnaryOperator<String> name;

  /**
   * @param variety for what makes no other model of it
   * @param id makes one of a kind
   * @param name of a message or signal
   */
  RandomActivities(
      Random random,
      Random variety,
      Graph graph,
      boolean judged,
      UnaryOperator<String> id,
      UnaryOperator<String> name) {
    this.random = random;
    this.variety = variety;
    this.graph = graph;
    this.judged = judged;
    this.id = id;
    this.name = name;
  }

  private String lastId() {
    return mapped(graph.lastId());
  }

  /** With mappings, at times; "kind" is no text at times, which is an incident until it is set. */
  private String mapped(String activity) {
    String suffix = activity.replaceAll("\\D", "");
    if (random.nextInt(6) == 0) {
      boolean fails = random.nextInt(3) == 0;
      graph.input(activity, fails ? "=assert(kind, kind != null)" : "=choice", "in" + suffix);
    }
    if (random.nextInt(6) == 0) {
      // A message for what waits because of that is lost in Zeebe, where here another may have it.
      boolean fails = random.nextInt(3) == 0 && !judged;
      graph.output(activity, fails ? "=assert(kind, kind != null)" : "=choice", "out" + suffix);
    }
    return activity;
  }

  String job() {
    graph.job(id.apply("job"), "work", WORKED.get(variety.nextInt(WORKED.size())));
    return lastId();
  }

  String pass() {
    graph.pass(
        id.apply("pass"), variety.nextBoolean() ? ElementType.TASK : ElementType.MANUAL_TASK);
    return graph.lastId();
  }

  String script() {
    String script = id.apply("script");
    graph.script(script, "=1 + 1", script.replace("script", "r"));
    return lastId();
  }

  /** Two rules hold at times, which is an incident until someone sets the choice. */
  String decision() {
    String decision = id.apply("decide");
    graph.decision(decision, "sizing", decision.replace("decide", "d"));
    return lastId();
  }

  String receive() {
    graph.receive(id.apply("receive"), name.apply("m"), "=\"k\"");
    return lastId();
  }

  String user() {
    List<TaskListener> listeners = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      for (TaskListenerEvent event : TaskListenerEvent.values()) {
        List<String> types = jobTypes();
        (judged ? alike(event, types) : types)
            .forEach(type -> listeners.add(graph.listener(event, type)));
      }
    }
    graph.user(id.apply("user"), random.nextBoolean() ? "" : "ann", listeners);
    return lastId();
  }

  /**
   * With which Zeebe does the same. Who delays an end it does not ask of what is modified away, and
   * keeps back till then what the interrupting event brings; and when those of an update are asked
   * again it does not tell the first what others have corrected.
   */
  private static List<String> alike(TaskListenerEvent event, List<String> types) {
    return switch (event) {
      case CANCELING -> List.of();
      case UPDATING -> types.stream().sorted().toList();
      case CREATING, ASSIGNING, COMPLETING -> types;
    };
  }

  /** Of listeners: none, one or both; no two of one event may be of one type. */
  List<String> jobTypes() {
    // "kind" is no text at times, which is an incident until someone sets it.
    List<String> both =
        random.nextInt(4) == 0 ? List.of("=kind", "work") : List.of("work", "=kind");
    return both.subList(0, Math.max(0, random.nextInt(4) - 1));
  }

  String call() {
    // One of those that are called does not call itself.
    return judged || graph.processId().equals(RandomModel.INNER) || variety.nextInt(3) > 0
        ? callOfChild()
        : callOfInner();
  }

  /** It is given all that it needs, and at times what else there is. */
  private String callOfInner() {
    boolean allDown = variety.nextBoolean();
    boolean allUp = variety.nextBoolean();
    String call = id.apply("call");
    bound(call, RandomModel.INNER, variety.nextInt(4), allDown, allUp);
    graph.input(call, "=choice", "choice").input(call, "=items", "items");
    graph.input(call, "=\"work\"", "kind");
    return call;
  }

  private void bound(String call, String called, int binding, boolean allDown, boolean allUp) {
    switch (binding) {
      case 0 -> graph.call(call, called, BindingType.DEPLOYMENT, allDown, allUp);
      case 1 -> graph.callTagged(call, called, RandomModel.TAG, allDown, allUp);
      default -> graph.call(call, called, BindingType.LATEST, allDown, allUp);
    }
  }

  private String callOfChild() {
    // What others beside it have written by then is of no order.
    boolean allDown = !judged && random.nextInt(4) > 0;
    boolean allUp = random.nextInt(4) > 0;
    String call = id.apply("call");
    bound(call, "child", random.nextInt(4), allDown, allUp);
    // With mappings a kind that the called process was given would stay with the call, where nobody
    // sets it. Zeebe brings back what was mapped down and did not change to the scopes further out.
    return allDown || judged && allUp ? call : mapped(call);
  }

  /** The choice makes it fail, escalate or work. */
  String errand() {
    String call = id.apply("call");
    graph.call(call, "errand", BindingType.LATEST, false, false).input(call, "=choice", "choice");
    return call;
  }

  String any() {
    return switch (random.nextInt(8)) {
      case 0 -> user();
      case 1 -> receive();
      case 2 -> call();
      case 3 -> script();
      case 4 -> decision();
      default -> job();
    };
  }

  String interruptible() {
    return brief(this::call);
  }

  /** Over before the next one of its kind begins, most times. */
  String brief() {
    return brief(this::callOfChild);
  }

  private String brief(Supplier<String> call) {
    return switch (random.nextInt(4)) {
      case 0 -> pass();
      case 1 -> receive();
      case 2 -> call.get();
      default -> job();
    };
  }
}
