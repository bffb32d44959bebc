package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Event sub-processes, of a process and of scopes within. */
public final class EventSubProcessScenarios {

  private EventSubProcessScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    subs(all);
    eventSubProcesses(all);
    return all;
  }

  /** Each trigger begins an event sub-process of the process itself. */
  private static void subs(List<Scenario> all) {
    for (boolean interrupting : new boolean[] {true, false}) {
      String how = interrupting ? "interrupt" : "come beside";
      String starts =
          start("s1", "")
              + job("t", "work")
              + end("e", "")
              + flow("s1", "t", "e")
              + onEvent("em", interrupting, MESSAGE)
              + onEvent("et", interrupting, interrupting ? MINUTE : timer("timeCycle", "R2/PT1M"))
              + onEvent("es", interrupting, SIGNAL);
      all.add(
          Scenario.of(
                  "events %s a process".formatted(how),
                  interrupting ? Feature.MESSAGE_SUB : Feature.MESSAGE_SUB_NON,
                  interrupting ? Feature.TIMER_SUB : Feature.TIMER_SUB_NON,
                  interrupting ? Feature.SIGNAL_SUB : Feature.SIGNAL_SUB_NON)
              .deploy(process(starts))
              .create("{\"a\":1}")
              .create("{\"a\":2}")
              .publish("m", "k", "{\"n\":1}")
              .broadcast("s", "{\"n\":2}")
              .pass(Duration.ofSeconds(61))
              .pass(Duration.ofSeconds(61))
              .pass(Duration.ofSeconds(61))
              .complete("handle", "{\"h\":1}")
              .complete("handle")
              .complete("handle")
              .complete("work")
              .complete("work"));
    }
    all.add(
        Scenario.of("a boundary event ends a sub-process that cannot begin", Feature.INCIDENTS)
            .deploy(
                guarded(
                    "sub",
                    subOf(
                            "sub",
                            "t",
                            job("t", "work")
                                + eventSub(
                                    "es",
                                    start("s3", true, timer("timeDuration", "=later"))
                                        + end("e3", "")
                                        + flow("s3", "e3")))
                        + boundary("b", "sub", true, MINUTE)))
            .create("{}")
            .pass(Duration.ofMinutes(2)));
    all.add(
        Scenario.of(
                "a message interrupts a process and another that it calls",
                Feature.MESSAGE_SUB,
                Feature.MESSAGE_ONCE)
            .deploy(
                process(
                    "q",
                    start("s2", "")
                        + job("t", "work")
                        + end("e2", "")
                        + flow("s2", "t", "e2")
                        + onEvent("in", true, MESSAGE)),
                process(
                    start("s1", "")
                        + call("c", "q")
                        + end("e", "")
                        + flow("s1", "c", "e")
                        + onEvent("out", true, MESSAGE)))
            .create("p", "{}")
            .publish("m", "k", "{\"n\":1}")
            .complete("handle"));
    all.add(
        Scenario.of(
                "an event sub-process of a loop's child",
                Feature.EVENT_SUB_PROCESS,
                Feature.MULTI_PARALLEL)
            .deploy(
                only(
                    "sub",
                    sub(
                        "sub",
                        loop(false, "outputCollection='rs' outputElement='=v'", "")
                            + start("s2", "")
                            + job("t", "work")
                            + end("e2", "")
                            + flow("s2", "t", "e2")
                            + onEvent("es", true, SIGNAL))))
            .create("{\"items\":[1,2]}")
            .complete("work", "{\"v\":1}")
            .broadcast("s", "{\"v\":2}")
            .complete("handle"));
    all.add(
        Scenario.of(
                "an event sub-process sees its scope's variables",
                Feature.EVENT_SUB_PROCESS,
                Feature.VARIABLES)
            .deploy(
                process(
                    start("s1", "")
                        + job("t", "work")
                        + end("e", "")
                        + flow("s1", "t", "e")
                        + any(
                            "subProcess",
                            "es",
                            "triggeredByEvent='true'",
                            extensions(mappings("input|=a + 1|b", "output|=b|c"))
                                + start(
                                    "s3", false, extensions(mappings("output|=n|from")) + MESSAGE)
                                + job("h", "handle")
                                + end("e3", "")
                                + flow("s3", "h", "e3"))))
            .create("{\"a\":1}")
            .publish("m", "k", "{\"n\":5}")
            .complete("handle", "{\"b\":7}")
            .complete("work"));
  }

  private static String onEvent(String id, boolean interrupting, String trigger) {
    return eventSub(
        id,
        start("s-" + id, interrupting, trigger)
            + job("h-" + id, "handle")
            + end("e-" + id, "")
            + flow("s-" + id, "h-" + id, "e-" + id));
  }

  private static void eventSubProcesses(List<Scenario> all) {
    String nested =
        start("s1", "")
            + job("t", "work")
            + end("e", "")
            + flow("s1", "t", "e")
            + eventSub(
                "es",
                start("s3", false, MESSAGE)
                    + job("h", "handle")
                    + end("e3", "")
                    + flow("s3", "h", "e3")
                    + eventSub(
                        "es2",
                        start("s4", true, SIGNAL)
                            + job("g", "inner")
                            + end("e4", "")
                            + flow("s4", "g", "e4")));
    all.add(
        Scenario.of("event sub-processes nest", Feature.EVENT_SUB_PROCESS)
            .deploy(process(nested))
            .create("{}")
            .publish("m", "k", "{\"n\":1}")
            .publish("m", "k", "{\"n\":2}")
            .broadcast("s", "{}")
            .complete("inner")
            .complete("inner")
            .complete("work"));
    all.add(
        Scenario.of("an event sub-process holds its process open", Feature.EVENT_SUB_PROCESS)
            .deploy(process(nested))
            .create("{}")
            .publish("m", "k", "{}")
            .complete("work")
            .complete("handle"));
    all.add(
        Scenario.of("two tasks end with their scope", Feature.CANCEL)
            .deploy(
                process(
                    start("s1", "")
                        + any("parallelGateway", "f", "")
                        + job("a", "a")
                        + job("b", "b")
                        + subOf("sub", "c", job("c", "c"))
                        + end("e", "")
                        + flow("s1", "f", "a", "e")
                        + flow("f", "b", "e")
                        + flow("f", "sub", "e")))
            .create("{}")
            .cancel());
  }
}
