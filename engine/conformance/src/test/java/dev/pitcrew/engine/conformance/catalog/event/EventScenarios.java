package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Events from outside and none events, where each may stand. */
public final class EventScenarios {

  private static final Duration LONG = Duration.ofMinutes(2);

  private static final Outside BY_MESSAGE =
      new Outside("message", MESSAGE, s -> s.publish("m", "k", "{\"told\":1}"));

  private static final Outside BY_TIMER = new Outside("timer", MINUTE, s -> s.pass(LONG));

  private static final Outside BY_SIGNAL =
      new Outside("signal", SIGNAL, s -> s.broadcast("s", "{\"told\":2}"));

  private EventScenarios() {}

  /** An event from outside, and how it comes. */
  private record Outside(String name, String trigger, UnaryOperator<Scenario> comes) {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    outside(
        all,
        BY_MESSAGE,
        Feature.MESSAGE_CATCH,
        Feature.MESSAGE_BOUNDARY,
        Feature.MESSAGE_BOUNDARY_NON,
        Feature.MESSAGE_SUB,
        Feature.MESSAGE_SUB_NON);
    outside(
        all,
        BY_TIMER,
        Feature.TIMER_CATCH,
        Feature.TIMER_BOUNDARY,
        Feature.TIMER_BOUNDARY_NON,
        Feature.TIMER_SUB,
        Feature.TIMER_SUB_NON);
    outside(
        all,
        BY_SIGNAL,
        Feature.SIGNAL_CATCH,
        Feature.SIGNAL_BOUNDARY,
        Feature.SIGNAL_BOUNDARY_NON,
        Feature.SIGNAL_SUB,
        Feature.SIGNAL_SUB_NON);
    starts(all);
    ends(all);
    return all;
  }

  private static void outside(
      List<Scenario> all,
      Outside event,
      Feature caught,
      Feature boundary,
      Feature boundaryNon,
      Feature sub,
      Feature subNon) {
    String name = event.name();
    all.add(
        event
            .comes()
            .apply(
                Scenario.of("a %s is caught on the way".formatted(name), caught)
                    .deploy(
                        process(
                            start("s1", "")
                                + catching(
                                    "c",
                                    extensions(mappings("output|=told|heard")) + event.trigger())
                                + job("t", "after")
                                + end("e", "")
                                + flow("s1", "c", "t", "e")))
                    .create("{}"))
            .complete("after"));
    for (boolean interrupting : new boolean[] {true, false}) {
      String how = interrupting ? "interrupts" : "comes beside";
      Resource guarded =
          process(
              start("s1", "")
                  + job("t", "work")
                  + boundary("b", "t", interrupting, event.trigger())
                  + job("h", "handle")
                  + end("e", "")
                  + end("be", "")
                  + flow("s1", "t", "e")
                  + flow("b", "h", "be"));
      Feature atBoundary = interrupting ? boundary : boundaryNon;
      all.add(
          event
              .comes()
              .apply(
                  Scenario.of("a %s %s a task".formatted(name, how), atBoundary)
                      .deploy(guarded)
                      .create("{}"))
              .complete("handle")
              .complete("work"));
      all.add(
          event
              .comes()
              .apply(
                  Scenario.of("a %s %s a task that is done".formatted(name, how), atBoundary)
                      .deploy(guarded)
                      .create("{}")
                      .complete("work", "{\"a\":1}")));
      Resource onEvent =
          process(
              start("s1", "")
                  + sub(
                      "sub",
                      start("s2", "")
                          + job("t", "work")
                          + end("e2", "")
                          + flow("s2", "t", "e2")
                          + eventSub(
                              "es",
                              start("s3", interrupting, event.trigger())
                                  + job("h", "handle")
                                  + end("e3", "")
                                  + flow("s3", "h", "e3")))
                  + end("e", "")
                  + flow("s1", "sub", "e"));
      Feature inSub = interrupting ? sub : subNon;
      all.add(
          event
              .comes()
              .apply(
                  Scenario.of("a %s %s a sub-process from within".formatted(name, how), inSub)
                      .deploy(onEvent)
                      .create("{}"))
              .complete("handle", "{\"handled\":1}")
              .complete("work"));
      all.add(
          Scenario.of("no %s that %s comes".formatted(name, how), inSub, Feature.EVENT_SUB_PROCESS)
              .deploy(onEvent)
              .create("{}")
              .complete("work", "{}"));
    }
  }

  private static void starts(List<Scenario> all) {
    String rest = job("t", "work") + end("e", "") + flow("s1", "t", "e");
    all.add(
        Scenario.of(
                "a process begins and ends", Feature.NONE_START, Feature.NONE_END, Feature.PROCESS)
            .deploy(
                process(
                    start("s1", extensions(mappings("output|=a + 1|b")))
                        + end("e", "")
                        + flow("s1", "e")))
            .create("{\"a\":1}"));
    all.add(
        Scenario.of("a message begins an instance", Feature.MESSAGE_START)
            .deploy(
                process(start("s1", extensions(mappings("output|=told|heard")) + MESSAGE) + rest))
            .publish("m", "x", "{\"told\":1}")
            .complete("work")
            .publish("m", "", "{\"told\":2}"));
    all.add(
        Scenario.of("a signal begins an instance", Feature.SIGNAL_START)
            .deploy(process(start("s1", SIGNAL) + rest))
            .broadcast("s", "{\"told\":1}")
            .broadcast("other", "{\"told\":1}")
            .complete("work"));
    all.add(
        Scenario.of("a timer begins instances", Feature.TIMER_START)
            .deploy(process(start("s1", timer("timeCycle", "R2/PT1M")) + rest))
            .pass(LONG)
            .complete("work")
            .pass(LONG)
            .pass(LONG));
  }

  private static void ends(List<Scenario> all) {
    all.add(
        Scenario.of("nothing is thrown", Feature.NONE_THROW)
            .deploy(
                process(
                    start("s1", "")
                        + throwing("th", extensions(mappings("output|=1|a")))
                        + end("e", "")
                        + flow("s1", "th", "e")))
            .create("{}"));
    String message = extensions(type("send")) + MESSAGE;
    all.add(
        Scenario.of("a thrown message is a job", Feature.MESSAGE_THROW, Feature.MESSAGE_END)
            .deploy(
                process(
                    start("s1", "")
                        + throwing("th", message)
                        + end("e", message)
                        + flow("s1", "th", "e")))
            .create("{}")
            .complete("send", "{\"a\":1}")
            .complete("send", "{\"b\":1}"));
    all.add(
        Scenario.of("a thrown signal is heard elsewhere", Feature.SIGNAL_THROW, Feature.SIGNAL_END)
            .deploy(
                process(
                    "hears",
                    start("s1", "") + catching("c", SIGNAL) + end("e", "") + flow("s1", "c", "e")),
                process(
                    start("s1", "")
                        + throwing("th", extensions(mappings("input|=5|told")) + SIGNAL)
                        + end("e", SIGNAL)
                        + flow("s1", "th", "e")))
            .create("hears", "{}")
            .create("{}")
            .create("hears", "{}")
            .create("{}"));
    all.add(
        Scenario.of("a terminate end event ends its scope", Feature.TERMINATE_END)
            .deploy(
                process(
                    start("s1", "")
                        + sub(
                            "sub",
                            start("s2", "")
                                + any("parallelGateway", "f", "")
                                + job("a", "a")
                                + job("b", "b")
                                + end("te", TERMINATE)
                                + end("e2", "")
                                + flow("s2", "f", "a", "te")
                                + flow("f", "b", "e2"))
                        + end("e", "")
                        + flow("s1", "sub", "e")))
            .create("{}")
            .complete("a", "{\"x\":1}")
            .complete("b"));
    all.add(
        Scenario.of("a link leads on", Feature.LINK)
            .deploy(
                process(
                    start("s1", "")
                        + throwing("lt", "<linkEventDefinition id='l1' name='there'/>")
                        + catching("lc", "<linkEventDefinition id='l2' name='there'/>")
                        + job("t", "work")
                        + end("e", "")
                        + flow("s1", "lt")
                        + flow("lc", "t", "e")))
            .create("{}")
            .complete("work"));
    String mapped = extensions(mappings("input|=x|i", "output|=i|o", "output|=x|y"));
    for (Map.Entry<String, String> kind :
        List.of(
            Map.entry("none", ""),
            Map.entry("signal", SIGNAL),
            Map.entry("escalation", ESCALATION),
            Map.entry("terminate", TERMINATE),
            Map.entry("compensation", COMPENSATION))) {
      all.add(
          Scenario.of(
                  "mappings of a %s end event".formatted(kind.getKey()),
                  Feature.NONE_END,
                  Feature.VARIABLES)
              .deploy(
                  process(start("s1", "") + end("e", mapped + kind.getValue()) + flow("s1", "e")))
              .create("{\"x\":1}"));
      if (!kind.getValue().equals(TERMINATE)) {
        all.add(
            Scenario.of(
                    "mappings of a %s throw event".formatted(kind.getKey()),
                    Feature.NONE_THROW,
                    Feature.VARIABLES)
                .deploy(only("t", throwing("t", mapped + kind.getValue())))
                .create("{\"x\":1}"));
      }
    }
  }
}
