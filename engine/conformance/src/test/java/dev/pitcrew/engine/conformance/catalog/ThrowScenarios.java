package dev.pitcrew.engine.conformance.catalog;

import static dev.pitcrew.engine.conformance.catalog.TaskScenarios.only;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Codes and names as expressions, scopes that end, links, and events in process scopes. */
final class ThrowScenarios {

  private static final Duration HOUR = Duration.ofHours(1);

  private ThrowScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    codes(all);
    terminates(all);
    links(all);
    subs(all);
    starts(all);
    nearest(all);
    return all;
  }

  private static Resource withDefinitions(String definitions, String content) {
    return Resource.of(
        "p.bpmn",
        "<process id='p' isExecutable='true'>"
            + content
            + "</process>"
            + DEFINITIONS
            + definitions);
  }

  private static String thrownAndCaught(String thrown, String caught) {
    return start("s1", "")
        + sub("sub", start("s2", "") + end("ee", thrown) + flow("s2", "ee"))
        + boundary("b", "sub", true, caught)
        + end("e", "")
        + end("be", "")
        + flow("s1", "sub", "e")
        + flow("b", "be");
  }

  private static void codes(List<Scenario> all) {
    all.add(
        Scenario.of("an error's code is an expression", Feature.ERROR_END, Feature.INCIDENTS)
            .deploy(
                withDefinitions(
                    "<error id='dyn' errorCode='=code'/>",
                    thrownAndCaught("<errorEventDefinition errorRef='dyn'/>", ERROR)))
            .create("{\"code\":\"bad\"}")
            .create("{\"code\":\"other\"}")
            .create("{\"code\":7}")
            .create("{}")
            .set("{\"code\":\"bad\"}")
            .resolve());
    all.add(
        Scenario.of("an escalation's code is an expression", Feature.ESCALATION_END)
            .deploy(
                withDefinitions(
                    "<escalation id='dyn' escalationCode='=code'/>",
                    thrownAndCaught(
                        "<escalationEventDefinition escalationRef='dyn'/>", ESCALATION)))
            .create("{\"code\":\"up\"}")
            .create("{\"code\":\"other\"}")
            .create("{}"));
    all.add(
        Scenario.of("a code that is caught is no expression", Feature.BAD_MODELS)
            .refused(
                withDefinitions(
                    "<error id='dyn' errorCode='=code'/>",
                    thrownAndCaught(ERROR, "<errorEventDefinition errorRef='dyn'/>"))));
    all.add(
        Scenario.of("an escalation code that is caught is no expression", Feature.BAD_MODELS)
            .refused(
                withDefinitions(
                    "<escalation id='dyn' escalationCode='=code'/>",
                    thrownAndCaught(
                        ESCALATION, "<escalationEventDefinition escalationRef='dyn'/>"))));
    all.add(
        Scenario.of(
                "names of messages and signals are expressions",
                Feature.MESSAGE_CATCH,
                Feature.SIGNAL_CATCH,
                Feature.SIGNAL_THROW,
                Feature.INCIDENTS)
            .deploy(
                withDefinitions(
                    "<message id='dm' name='=what'><extensionElements><zeebe:subscription"
                        + " correlationKey='=what'/></extensionElements></message><signal id='ds'"
                        + " name='=what'/>",
                    start("s1", "")
                        + catching("c", "<messageEventDefinition messageRef='dm'/>")
                        + catching("d", "<signalEventDefinition signalRef='ds'/>")
                        + throwing("th", "<signalEventDefinition signalRef='ds'/>")
                        + end("e", "")
                        + flow("s1", "c", "d", "th", "e")))
            .create("{\"what\":\"go\"}")
            .publish("go", "go", "{\"n\":1}")
            .broadcast("go", "{\"n\":2}")
            .create("{\"what\":7}")
            .create("{}"));
    all.add(
        Scenario.of(
                "a start event's names are fixed at deployment",
                Feature.MESSAGE_START,
                Feature.SIGNAL_START)
            .deploy(
                withDefinitions(
                    "<message id='dm' name='=\"a\" + \"b\"'/><signal id='ds' name='=\"c\" +"
                        + " \"d\"'/>",
                    start("s1", "<messageEventDefinition messageRef='dm'/>")
                        + start("s2", "<signalEventDefinition signalRef='ds'/>")
                        + end("e", "")
                        + flow("s1", "e")
                        + flow("s2", "e")))
            .publish("ab", "", "{}")
            .broadcast("cd", "{}"));
    all.add(
        Scenario.of("a start event's name needs a variable", Feature.BAD_MODELS)
            .refused(
                withDefinitions(
                    "<message id='dm' name='=what'/>",
                    start("s1", "<messageEventDefinition messageRef='dm'/>")
                        + end("e", "")
                        + flow("s1", "e"))));
  }

  private static void terminates(List<Scenario> all) {
    String fork =
        start("s1", "")
            + any("parallelGateway", "f", "")
            + job("a", "a")
            + job("b", "b")
            + end("te", TERMINATE)
            + end("e", "")
            + flow("s1", "f", "a", "te")
            + flow("f", "b", "e");
    all.add(
        Scenario.of("a terminate end event ends its process", Feature.TERMINATE_END)
            .deploy(process(fork))
            .create("{}")
            .complete("a", "{\"x\":1}")
            .complete("b"));
    String inner =
        start("s2", "")
            + any("parallelGateway", "g", "")
            + job("c", "c")
            + job("d", "d")
            + end("te2", TERMINATE)
            + end("e2", "")
            + flow("s2", "g", "c", "te2")
            + flow("g", "d", "e2");
    all.add(
        Scenario.of("terminate end events in scopes within scopes", Feature.TERMINATE_END)
            .deploy(
                process(
                    start("s1", "")
                        + any("parallelGateway", "f", "")
                        + sub("sub", inner)
                        + job("b", "b")
                        + end("e", "")
                        + end("te", TERMINATE)
                        + flow("s1", "f", "sub", "e")
                        + flow("f", "b", "te")))
            .create("{}")
            .complete("c")
            .create("{}")
            .complete("b"));
    all.add(
        Scenario.of(
                "a terminate end event in a loop", Feature.TERMINATE_END, Feature.MULTI_PARALLEL)
            .deploy(only("sub", sub("sub", loop(false, "", "") + inner)))
            .create("{\"items\":[1,2]}")
            .complete("c")
            .complete("d")
            .complete("c"));
    all.add(
        Scenario.of(
                "a terminate end event in an event sub-process",
                Feature.TERMINATE_END,
                Feature.EVENT_SUB_PROCESS)
            .deploy(
                process(
                    start("s1", "")
                        + job("t", "work")
                        + end("e", "")
                        + flow("s1", "t", "e")
                        + eventSub(
                            "es",
                            start("s3", false, MESSAGE)
                                + any("parallelGateway", "g", "")
                                + job("h", "h")
                                + job("i", "i")
                                + end("te", TERMINATE)
                                + end("e3", "")
                                + flow("s3", "g", "h", "te")
                                + flow("g", "i", "e3"))))
            .create("{}")
            .publish("m", "k", "{}")
            .complete("h")
            .complete("work"));
    all.add(
        Scenario.of(
                "a terminate end event in a called process",
                Feature.TERMINATE_END,
                Feature.CALL_ACTIVITY)
            .deploy(process("child", fork), only("c", call("c", "child")))
            .create("{}")
            .complete("a", "{\"x\":1}"));
  }

  private static void links(List<Scenario> all) {
    all.add(
        Scenario.of("many links lead to one place", Feature.LINK)
            .deploy(
                process(
                    start("s1", "")
                        + any("parallelGateway", "f", "")
                        + link("l1", "there")
                        + link("l2", "there")
                        + catching("lc", "<linkEventDefinition id='d3' name='there'/>")
                        + job("t", "work")
                        + end("e", "")
                        + flow("s1", "f", "l1")
                        + flow("f", "l2")
                        + flow("lc", "t", "e")))
            .create("{}")
            .complete("work")
            .complete("work"));
    all.add(
        Scenario.of("a link leads within its sub-process", Feature.LINK)
            .deploy(
                only(
                    "sub",
                    sub(
                        "sub",
                        start("s2", "")
                            + link("l1", "there")
                            + catching(
                                "lc",
                                extensions(mappings("output|=1|v"))
                                    + "<linkEventDefinition id='d3' name='there'/>")
                            + end("e2", "")
                            + flow("s2", "l1")
                            + flow("lc", "e2"))))
            .create("{}"));
    refusedLink(
        all, "a link without an end", start("s1", "") + link("l1", "there") + flow("s1", "l1"));
    refusedLink(
        all,
        "two ends of a link",
        start("s1", "")
            + link("l1", "there")
            + catching("c1", "<linkEventDefinition id='d3' name='there'/>")
            + catching("c2", "<linkEventDefinition id='d4' name='there'/>")
            + flow("s1", "l1"));
    refusedLink(
        all,
        "a link without a name",
        start("s1", "")
            + link("l1", "")
            + catching("c1", "<linkEventDefinition id='d3' name=''/>")
            + flow("s1", "l1"));
    refusedLink(
        all,
        "a link out of its sub-process",
        start("s1", "")
            + sub("sub", start("s2", "") + link("l1", "there") + flow("s2", "l1"))
            + catching("c1", "<linkEventDefinition id='d3' name='there'/>")
            + end("e", "")
            + flow("s1", "sub", "e")
            + flow("c1", "e"));
  }

  private static void refusedLink(List<Scenario> all, String name, String content) {
    all.add(Scenario.of(name + " is refused", Feature.BAD_MODELS).refused(process(content)));
  }

  private static String link(String id, String name) {
    return throwing(id, "<linkEventDefinition id='of-" + id + "' name='" + name + "'/>");
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

  private static void starts(List<Scenario> all) {
    String rest = end("e", "") + flow("s1", "e");
    all.add(
        Scenario.of("a start at a date", Feature.TIMER_START, Feature.TIMER_DATE)
            .deploy(process(start("s1", timer("timeDate", "2001-01-01T00:00:00Z")) + rest))
            .deploy(process("q", start("s1", timer("timeDate", "2101-01-01T00:00:00Z")) + rest))
            .pass(HOUR));
    all.add(
        Scenario.of("a start by an expression", Feature.TIMER_START)
            .deploy(process(start("s1", timer("timeCycle", "=\"R1/PT1M\"")) + rest))
            .pass(HOUR)
            .pass(HOUR));
    for (String bad : List.of("timeDuration|PT1M", "timeCycle|x", "timeDate|x", "timeCycle|=a")) {
      String[] parts = bad.split("\\|");
      all.add(
          Scenario.of("a start by " + bad, Feature.TIMER_START)
              .step(
                  "deploy",
                  dev.pitcrew.engine.conformance.scenario.Acts.refused(
                      process(start("s1", timer(parts[0], parts[1])) + rest)))
              .pass(HOUR));
    }
    all.add(
        Scenario.of(
                "several start events",
                Feature.MESSAGE_START,
                Feature.SIGNAL_START,
                Feature.TIMER_START,
                Feature.NONE_START)
            .deploy(
                process(
                    start("s1", "")
                        + start("s2", MESSAGE)
                        + start("s3", SIGNAL)
                        + start("s4", timer("timeCycle", "R1/PT1M"))
                        + end("e", "")
                        + flow("s1", "e")
                        + flow("s2", "e")
                        + flow("s3", "e")
                        + flow("s4", "e")))
            .create("{\"n\":0}")
            .publish("m", "k", "{\"n\":1}")
            .broadcast("s", "{\"n\":2}")
            .pass(HOUR));
    all.add(
        Scenario.of("an instance of a key ends and the next begins", Feature.MESSAGE_START_KEY)
            .deploy(
                process(
                    start("s1", MESSAGE) + job("t", "work") + end("e", "") + flow("s1", "t", "e")))
            .publish("m", "k", HOUR, "{\"n\":1}")
            .publish("m", "k", HOUR, "{\"n\":2}")
            .publish("m", "k", HOUR, "{\"n\":3}")
            .cancel()
            .complete("work")
            .pass(Duration.ofHours(2))
            .complete("work"));
    all.add(
        Scenario.of("a message starts one process and goes on in another", Feature.MESSAGE_ONCE)
            .deploy(
                process(
                    "a",
                    start("s1", MESSAGE) + job("t", "work") + end("e", "") + flow("s1", "t", "e")),
                process(
                    "b",
                    start("s1", "") + catching("c", MESSAGE) + end("e", "") + flow("s1", "c", "e")),
                process(
                    start("s1", MESSAGE)
                        + catching("c", MESSAGE)
                        + end("e", "")
                        + flow("s1", "c", "e")))
            .create("b", "{}")
            .publish("m", "k", HOUR, "{\"n\":1}")
            .publish("m", "k", HOUR, "{\"n\":2}")
            .publish("m", "k", HOUR, "{\"n\":3}"));
    all.add(
        Scenario.of("a message goes to one of two that wait alike", Feature.MESSAGE_ONCE)
            .deploy(only("c", catching("c", MESSAGE)))
            .create("{}")
            .create("{}")
            .publish("m", "k", "{\"n\":1}")
            .publish("m", "k", "{\"n\":1}"));
    all.add(
        Scenario.of(
                "a new version waits for the message in place of the old",
                Feature.MESSAGE_START,
                Feature.MESSAGE_ONCE)
            .deploy(process(start("s1", MESSAGE) + end("e", "") + flow("s1", "e")))
            .deploy(process(start("s1", MESSAGE) + end("e2", "") + flow("s1", "e2")))
            .publish("m", "k", "{}")
            .deploy(process(start("s1", "") + end("e3", "") + flow("s1", "e3")))
            .publish("m", "k", "{}"));
  }

  private static void nearest(List<Scenario> all) {
    all.add(
        Scenario.of(
                "an error goes out through calls",
                Feature.ERROR_BOUNDARY,
                Feature.CALL_ACTIVITY,
                Feature.ERROR_END)
            .deploy(
                process("deep", start("ds", "") + end("de", ERROR) + flow("ds", "de")),
                process(
                    "mid",
                    start("ms", "") + call("mc", "deep") + end("me", "") + flow("ms", "mc", "me")),
                process(
                    start("s1", "")
                        + call("c", "mid")
                        + boundary("b", "c", true, ERROR)
                        + end("e", "")
                        + end("be", "")
                        + flow("s1", "c", "e")
                        + flow("b", "be")))
            .create("{\"a\":1}"));
    all.add(
        Scenario.of(
                "an escalation that nothing catches is forgotten",
                Feature.ESCALATION_THROW,
                Feature.ESCALATION_END)
            .deploy(
                process(
                    start("s1", "")
                        + throwing("th", ESCALATION)
                        + end("e", ESCALATION)
                        + flow("s1", "th", "e")))
            .create("{}"));
    all.add(
        Scenario.of(
                "an error in a loop ends all of it", Feature.ERROR_BOUNDARY, Feature.MULTI_PARALLEL)
            .deploy(
                process(
                    start("s1", "")
                        + job("t", "work", loop(false, "", ""))
                        + boundary("b", "t", true, ERROR)
                        + end("e", "")
                        + end("be", "")
                        + flow("s1", "t", "e")
                        + flow("b", "be")))
            .create("{\"items\":[1,2,3]}")
            .complete("work")
            .throwError("work", "bad", "{\"why\":1}"));
    all.add(
        Scenario.of(
                "a thrown escalation brings what is mapped",
                Feature.ESCALATION_THROW,
                Feature.VARIABLES)
            .deploy(
                process(
                    start("s1", "")
                        + sub(
                            "sub",
                            start("s2", "")
                                + throwing("th", extensions(mappings("output|=7|o")) + ESCALATION)
                                + end("e2", "")
                                + flow("s2", "th", "e2"))
                        + boundary(
                            "b", "sub", false, extensions(mappings("output|=o|p")) + ESCALATION)
                        + end("e", "")
                        + end("be", "")
                        + flow("s1", "sub", "e")
                        + flow("b", "be")))
            .create("{}"));
  }
}
