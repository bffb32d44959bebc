package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Execution listeners at every element, and their trouble. */
public final class ExecutionListenerScenarios {

  private ExecutionListenerScenarios() {}

  /** An element {@code t} with listeners, in a process that reaches it and goes on. */
  private record Place(String name, boolean start, boolean end, String xml) {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    elements(all);
    trouble(all);
    return all;
  }

  private static String both(boolean start, boolean end) {
    List<String> kinds = new ArrayList<>();
    if (start) {
      kinds.add("start before");
    }
    if (end) {
      kinds.add("end after");
    }
    return listeners(kinds.toArray(String[]::new));
  }

  private static List<Place> places(boolean start, boolean end) {
    String l = both(start, end);
    String ext = extensions(l);
    String job = extensions(type("send") + l);
    String e = end("e", "");
    return List.of(
        new Place("process", start, end, ext + start("s1", "") + e + flow("s1", "e")),
        new Place("none start event", start, end, start("s1", ext) + e + flow("s1", "e")),
        new Place("none end event", start, end, start("s1", "") + end("e", ext) + flow("s1", "e")),
        new Place("none throw event", start, end, way(throwing("t", ext))),
        new Place("message catch event", start, end, way(catching("t", ext + MESSAGE))),
        new Place("timer catch event", start, end, way(catching("t", ext + MINUTE))),
        new Place("signal catch event", start, end, way(catching("t", ext + SIGNAL))),
        new Place("message throw event", start, end, way(throwing("t", job + MESSAGE))),
        new Place("signal throw event", start, end, way(throwing("t", ext + SIGNAL))),
        new Place("escalation throw event", start, end, way(throwing("t", ext + ESCALATION))),
        new Place("compensation throw event", start, end, way(throwing("t", ext + COMPENSATION))),
        new Place("exclusive gateway", start, end, way(any("exclusiveGateway", "t", ext))),
        new Place("parallel gateway", start, end, way(any("parallelGateway", "t", ext))),
        new Place("inclusive gateway", start, end, way(any("inclusiveGateway", "t", ext))),
        new Place(
            "event-based gateway",
            start,
            end,
            start("s1", "")
                + any("eventBasedGateway", "t", ext)
                + catching("c1", MESSAGE)
                + catching("c2", SIGNAL)
                + e
                + flow("s1", "t", "c1", "e")
                + flow("t", "c2", "e")),
        new Place("error end event", start, end, finishing(ext + ERROR)),
        new Place("terminate end event", start, end, finishing(ext + TERMINATE)),
        new Place("escalation end event", start, end, finishing(ext + ESCALATION)),
        new Place("signal end event", start, end, finishing(ext + SIGNAL)),
        new Place("message end event", start, end, finishing(job + MESSAGE)),
        new Place("compensation end event", start, end, finishing(ext + COMPENSATION)),
        new Place(
            "message boundary event",
            start,
            end,
            start("s1", "")
                + job("w", "work")
                + boundary("t", "w", true, ext + MESSAGE)
                + e
                + end("be", "")
                + flow("s1", "w", "e")
                + flow("t", "be")),
        new Place(
            "event sub-process",
            start,
            end,
            start("s1", "")
                + job("w", "work")
                + e
                + flow("s1", "w", "e")
                + eventSub(
                    "t", ext + start("s3", true, MESSAGE) + end("e3", "") + flow("s3", "e3"))),
        new Place(
            "start event of an event sub-process",
            start,
            end,
            start("s1", "")
                + job("w", "work")
                + e
                + flow("s1", "w", "e")
                + eventSub(
                    "es", start("t", true, ext + MESSAGE) + end("e3", "") + flow("t", "e3"))),
        new Place(
            "multi-instance",
            start,
            end,
            way(any("serviceTask", "t", extensions(type("send") + l) + loop(true, "", "")))),
        new Place(
            "compensation boundary event",
            start,
            end,
            start("s1", "")
                + job("w", "send")
                + boundary("t", "w", true, ext + COMPENSATION)
                + any("serviceTask", "u", "isForCompensation='true'", extensions(type("send")))
                + "<association id='as' sourceRef='t' targetRef='u' associationDirection='One'/>"
                + end("e", COMPENSATION)
                + flow("s1", "w", "e")),
        new Place(
            "link",
            start,
            end,
            start("s1", "")
                + throwing("t", ext + "<linkEventDefinition id='l1' name='there'/>")
                + catching(
                    "lc",
                    extensions(end ? listeners("end linked") : "")
                        + "<linkEventDefinition id='l2' name='there'/>")
                + e
                + flow("s1", "t")
                + flow("lc", "e")));
  }

  private static String way(String element) {
    return start("s1", "") + element + end("e", "") + flow("s1", "t", "e");
  }

  private static String finishing(String content) {
    return start("s1", "") + end("t", content) + flow("s1", "t");
  }

  private static void elements(List<Scenario> all) {
    for (Place place : places(true, false)) {
      all.add(played(place, "start listener"));
    }
    for (Place place : places(false, true)) {
      all.add(played(place, "end listener"));
    }
  }

  private static Scenario played(Place place, String what) {
    return Scenario.of("%s of a %s".formatted(what, place.name()), Feature.EXECUTION_LISTENERS)
        .step("deploy", dev.pitcrew.engine.conformance.scenario.Acts.refused(process(place.xml())))
        .create("{\"items\":[1,2]}")
        .complete("before", "{\"l\":1}")
        .complete("send", "{\"v\":1}")
        .publish("m", "k", "{\"told\":1}")
        .broadcast("s", "{\"told\":2}")
        .pass(java.time.Duration.ofMinutes(2))
        .complete("after", "{\"m\":2}")
        .complete("linked")
        .complete("before")
        .complete("send")
        .complete("after");
  }

  private static void trouble(List<Scenario> all) {
    all.add(
        Scenario.of(
                "two start listeners of a gateway that finds no way",
                Feature.EXECUTION_LISTENERS,
                Feature.INCIDENTS)
            .deploy(
                process(
                    start("s1", "")
                        + any("exclusiveGateway", "x", extensions(listeners("start l", "start m")))
                        + end("e", "")
                        + flow("s1", "x")
                        + flowIf("=a = 1", "x", "e")))
            .create("{\"a\":0}")
            .complete("l")
            .complete("m")
            .resolve()
            .complete("l")
            .complete("m"));
    Resource dynamic =
        only(
            "t",
            any(
                "serviceTask",
                "t",
                extensions(
                    type("work")
                        + "<zeebe:executionListeners><zeebe:executionListener eventType='start'"
                        + " type='=kind' retries='=tries'/><zeebe:executionListener eventType='end'"
                        + " type='after'/></zeebe:executionListeners>")));
    all.add(
        Scenario.of("a listener's type and retries are expressions", Feature.EXECUTION_LISTENERS)
            .deploy(dynamic)
            .create("{\"kind\":\"before\",\"tries\":7}")
            .complete("before")
            .complete("work")
            .complete("after"));
    all.add(
        Scenario.of(
                "a listener's type cannot be evaluated",
                Feature.EXECUTION_LISTENERS,
                Feature.INCIDENTS)
            .deploy(dynamic)
            .create("{\"tries\":1}")
            .set("{\"kind\":\"before\"}")
            .resolve()
            .complete("before")
            .create("{\"kind\":\"before\",\"tries\":\"x\"}"));
    for (String event : List.of("start", "end")) {
      all.add(
          Scenario.of(
                  "what comes before the listeners is done again, " + event,
                  Feature.EXECUTION_LISTENERS,
                  Feature.INCIDENTS)
              .deploy(
                  only(
                      "t",
                      any(
                          "serviceTask",
                          "t",
                          extensions(
                              type("work")
                                  + mappings("input|=x|in", "output|=x|out", "output|=l|told")
                                  + listeners(event + " l", event + " =kind")))))
              .create("{\"x\":1}")
              .complete("work", "{\"x\":2}")
              .complete("l", "{\"l\":3}")
              .set("{\"x\":4,\"kind\":\"m\"}")
              .resolve()
              .complete("l", "{\"l\":5}")
              .complete("m")
              .complete("work"));
    }
    all.add(
        Scenario.of(
                "an instance is canceled while a listener is asked",
                Feature.EXECUTION_LISTENERS,
                Feature.CANCEL)
            .deploy(dynamic)
            .create("{\"kind\":\"before\",\"tries\":1}")
            .cancel()
            .complete("before"));
    for (String name :
        List.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "manualTask")) {
      all.add(
          Scenario.of(
                  "an instance is canceled while a listener cannot be asked, " + name,
                  Feature.EXECUTION_LISTENERS,
                  Feature.CANCEL)
              .deploy(only("t", any(name, "t", extensions(listeners("start =kind")))))
              .create("{}")
              .cancel());
    }
    all.add(
        Scenario.of("a boundary event and listeners", Feature.EXECUTION_LISTENERS)
            .deploy(
                guarded(
                    "t",
                    any(
                            "serviceTask",
                            "t",
                            extensions(type("work") + listeners("start before", "end after")))
                        + boundary("b", "t", true, MESSAGE)))
            .create("{}")
            .publish("m", "k", "{\"n\":1}")
            .complete("before")
            .publish("m", "k", "{\"n\":2}")
            .create("{}")
            .complete("before")
            .complete("work")
            .publish("m", "k", "{\"n\":3}")
            .complete("after"));
    all.add(
        Scenario.of("a listener without a type is refused", Feature.BAD_MODELS)
            .refused(
                only(
                    "t",
                    any(
                        "serviceTask",
                        "t",
                        extensions(
                            type("work")
                                + "<zeebe:executionListeners><zeebe:executionListener"
                                + " eventType='start'/></zeebe:executionListeners>")))));
    all.add(
        Scenario.of("a task listener of a task that is a job is refused", Feature.BAD_MODELS)
            .refused(only("t", any("userTask", "t", extensions(taskListeners("creating c"))))));
  }
}
