package dev.pitcrew.engine;

import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How a random process begins, but for when somebody creates an instance. */
final class RandomStarts {

  /** Of the message and of the signal that begin a process. */
  static final String NAME = "begin";

  private final Random random;
  private final Graph graph;
  private final boolean judged;

  /**
   * @param judged as in {@link RandomGraph}: begun by clients alone
   */
  RandomStarts(Random random, Graph graph, boolean judged) {
    this.random = random;
    this.graph = graph;
    this.judged = judged;
  }

  /** Adds the start events; answers the element where all ways meet. */
  String build() {
    graph.start("start");
    if (judged) {
      return "start";
    }
    List<String> starts = new ArrayList<>(List.of("start"));
    if (random.nextInt(3) == 0) {
      starts.add(start("startByMessage", graph.message(NAME, "")));
    }
    if (random.nextInt(4) == 0) {
      starts.add(start("startBySignal", graph.signal(NAME)));
    }
    if (random.nextInt(6) == 0) {
      starts.add(start("startByTime", graph.timer(TimerKind.CYCLE, "R2/PT1M")));
    }
    if (random.nextInt(6) == 0) {
      starts.add(start("startByCondition", graph.condition("=choice = 3")));
    }
    if (starts.size() == 1) {
      return "start";
    }
    graph.exclusive("begun", null);
    starts.forEach(start -> graph.flow(start, "begun"));
    return "begun";
  }

  /** Nobody gives it what it loops over. */
  private String start(String id, Trigger trigger) {
    graph.start(id, trigger).output(id, "=[1,2,3]", "items");
    if (random.nextBoolean()) {
      graph.output(id, "=1", "choice");
    }
    return id;
  }
}
