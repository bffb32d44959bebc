package dev.pitcrew.engine;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger;
import java.time.Duration;

/** Processes and sub-processes that work, with one event sub-process that handles something. */
final class EventSubProcessScenario {

  private final TestEngine engine = new TestEngine();

  TestEngine engine() {
    return engine;
  }

  /** To whoever waits now. */
  void publish(String variables) {
    engine.publish("m", "k", Duration.ZERO, variables);
  }

  /** Start event, a task and an end event, begun by the trigger. */
  Runnable handling(Graph graph, Trigger trigger) {
    return () -> graph.start("es", trigger).job("et", "handle").end("ee").flow("es", "et", "ee");
  }

  /** A process that works, with one event sub-process. */
  Graph process(boolean interrupting, Trigger trigger) {
    Graph graph = engine.process("p");
    return graph.working().onEvent("esp", "es", interrupting, handling(graph, trigger));
  }

  /** A sub-process that works, with one event sub-process in it; both end before {@code e}. */
  Graph inSubProcess(boolean interrupting, Trigger trigger) {
    Graph graph = engine.process("p");
    return graph.around(
        "ss",
        () ->
            graph
                .start("ss")
                .job("t", "work")
                .end("se")
                .flow("ss", "t", "se")
                .onEvent("esp", "es", interrupting, handling(graph, trigger)));
  }

  /** One that correlates with {@code k}. */
  Trigger message() {
    return engine.process("any").message("m", "=\"k\"");
  }

  /** Of the one job of this type. */
  void throwError(String type, String code, String variables) {
    long job = engine.activate(type).getFirst().job().key();
    engine.run(new Command.ThrowJobError(job, code, null, variables), Reply.Done.class);
  }
}
