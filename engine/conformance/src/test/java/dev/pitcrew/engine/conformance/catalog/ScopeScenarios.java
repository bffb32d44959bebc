package dev.pitcrew.engine.conformance.catalog;

import static dev.pitcrew.engine.conformance.catalog.TaskScenarios.only;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sub-processes, calls, loops, and variables. */
final class ScopeScenarios {

  private ScopeScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(
        Scenario.of("a sub-process has its own variables", Feature.SUB_PROCESS, Feature.VARIABLES)
            .deploy(
                only(
                    "sub",
                    any(
                        "subProcess",
                        "sub",
                        extensions(mappings("input|=1|local", "output|=local|out"))
                            + start("s2", "")
                            + job("t", "work")
                            + end("e2", "")
                            + flow("s2", "t", "e2"))))
            .create("{\"r\":0}")
            .complete("work", "{\"local\":5,\"r\":7,\"n\":8}"));
    all.add(
        Scenario.of("variables are set where they are", Feature.VARIABLES)
            .deploy(
                only(
                    "sub",
                    any(
                        "subProcess",
                        "sub",
                        extensions(mappings("input|=1|local"))
                            + start("s2", "")
                            + job("t", "work")
                            + end("e2", "")
                            + flow("s2", "t", "e2"))))
            .create("{\"r\":0}")
            .setIn("t", "{\"local\":2,\"r\":3,\"n\":4}", false)
            .setIn("t", "{\"r\":5}", true)
            .setIn("sub", "{\"m\":[1,{\"a\":null}]}", true)
            .set("{\"r\":6,\"local\":7}")
            .setIn("none", "{}", true)
            .complete("work"));
    all.add(
        Scenario.of("mappings nest and see each other", Feature.VARIABLES)
            .deploy(
                only(
                    "t",
                    any(
                        "serviceTask",
                        "t",
                        extensions(
                            type("work")
                                + mappings(
                                    "input|=x|a.b",
                                    "input|=missing|m",
                                    "input|text|plain",
                                    "output|=r|out.inner.value",
                                    "output|=nope|n")))))
            .create("{\"x\":1,\"out\":{\"keep\":1}}")
            .complete("work", "{\"r\":5,\"z\":1}"));
    all.add(
        Scenario.of("a mapping that fails is an incident", Feature.VARIABLES, Feature.INCIDENTS)
            .deploy(
                only(
                    "t",
                    any(
                        "serviceTask",
                        "t",
                        extensions(
                            type("work")
                                + mappings(
                                    "input|=assert(x, x != null)|y",
                                    "output|=assert(z, z != null)|w")))))
            .create("{}")
            .resolve()
            .set("{\"x\":1}")
            .resolve()
            .complete("work")
            .set("{\"z\":1}")
            .resolve());
    calls(all);
    loops(all);
    eventSubProcesses(all);
    return all;
  }

  private static final Resource CHILD =
      process(
          "child", start("cs", "") + job("ct", "cwork") + end("ce", "") + flow("cs", "ct", "ce"));

  private static Resource calling(String attributes, String mappings) {
    return only(
        "c",
        any(
            "callActivity",
            "c",
            extensions("<zeebe:calledElement " + attributes + "/>" + mappings)));
  }

  private static void calls(List<Scenario> all) {
    all.add(
        Scenario.of("a call passes all down and up", Feature.CALL_ACTIVITY)
            .deploy(CHILD, calling("processId='child'", mappings("input|=a|b")))
            .create("{\"a\":1}")
            .complete("cwork", "{\"out\":5,\"b\":2}"));
    all.add(
        Scenario.of("a call passes what is mapped", Feature.CALL_ACTIVITY)
            .deploy(
                CHILD,
                calling(
                    "processId='child' propagateAllChildVariables='false' propagateAllParentVariables='false'",
                    mappings("input|=a|b", "output|=out|res")))
            .create("{\"a\":1,\"z\":2}")
            .complete("cwork", "{\"out\":5,\"b\":2}"));
    all.add(
        Scenario.of(
                "a call names its process by an expression",
                Feature.CALL_ACTIVITY,
                Feature.INCIDENTS)
            .deploy(calling("processId='=which'", ""))
            .create("{\"which\":\"child\"}")
            .deploy(CHILD)
            .resolve()
            .complete("cwork")
            .create("{\"which\":7}"));
    all.add(
        Scenario.of("an error is caught by the call", Feature.CALL_ACTIVITY, Feature.ERROR_BOUNDARY)
            .deploy(
                CHILD,
                process(
                    start("s1", "")
                        + call("c", "child")
                        + boundary("b", "c", true, extensions(mappings("output|=v|w")) + ERROR)
                        + end("e", "")
                        + end("be", "")
                        + flow("s1", "c", "e")
                        + flow("b", "be")))
            .create("{\"a\":1}")
            .throwError("cwork", "bad", "{\"v\":1}"));
    all.add(
        Scenario.of(
                "a canceled instance ends what it called", Feature.CANCEL, Feature.CALL_ACTIVITY)
            .deploy(CHILD, calling("processId='child'", ""))
            .create("{}")
            .fail("cwork", 0, "{}")
            .cancel()
            .cancel());
    Resource other =
        process("child", start("cs", "") + manual("new") + end("ce", "") + flow("cs", "new", "ce"));
    for (String binding : List.of("latest", "deployment")) {
      all.add(
          Scenario.of("a call is bound to " + binding, Feature.CALL_BINDING)
              .deploy(CHILD, calling("processId='child' bindingType='" + binding + "'", ""))
              .deploy(other)
              .create("{}")
              .complete("cwork"));
    }
    Resource tagged =
        process(
            "child",
            extensions("<zeebe:versionTag value='v1'/>")
                + start("cs", "")
                + job("ct", "cwork")
                + end("ce", "")
                + flow("cs", "ct", "ce"));
    all.add(
        Scenario.of("a call is bound to a version tag", Feature.CALL_BINDING)
            .deploy(tagged)
            .deploy(other)
            .deploy(calling("processId='child' bindingType='versionTag' versionTag='v1'", ""))
            .create("{}")
            .complete("cwork")
            .deploy(calling("processId='child' bindingType='versionTag' versionTag='v2'", ""))
            .create("{}"));
  }

  private static void loops(List<Scenario> all) {
    for (boolean sequential : new boolean[] {false, true}) {
      String how = sequential ? "one after the other" : "all at once";
      Feature feature = sequential ? Feature.MULTI_SEQUENTIAL : Feature.MULTI_PARALLEL;
      Resource task =
          only(
              "t",
              job(
                  "t",
                  "work",
                  loop(sequential, "outputCollection='results' outputElement='=result'", "")));
      all.add(
          Scenario.of("a task in a loop, " + how, feature, Feature.MULTI_CONDITION)
              .deploy(task)
              .create("{\"items\":[\"a\",\"b\",\"c\"]}")
              .complete("work", "{\"result\":1,\"other\":1}")
              .complete("work", "{\"result\":2}")
              .complete("work", "{}"));
      all.add(
          Scenario.of("a loop over nothing, " + how, feature)
              .deploy(task)
              .create("{\"items\":[]}")
              .create("{}")
              .set("{\"items\":[1]}")
              .resolve()
              .complete("work"));
      all.add(
          Scenario.of("a loop ends early, " + how, feature, Feature.MULTI_CONDITION)
              .deploy(
                  only(
                      "t",
                      job(
                          "t",
                          "work",
                          loop(
                              sequential,
                              "outputCollection='results' outputElement='={n: numberOfInstances, a: numberOfActiveInstances, c: numberOfCompletedInstances, t: numberOfTerminatedInstances}'",
                              "=numberOfCompletedInstances >= 2"))))
              .create("{\"items\":[1,2,3,4]}")
              .complete("work")
              .complete("work"));
      all.add(
          Scenario.of("a sub-process in a loop, " + how, feature)
              .deploy(
                  only(
                      "sub",
                      any(
                          "subProcess",
                          "sub",
                          loop(sequential, "outputCollection='rs' outputElement='=r'", "")
                              + start("s2", "")
                              + any(
                                  "scriptTask",
                                  "sc",
                                  extensions(
                                      "<zeebe:script expression='=item * loopCounter' resultVariable='r'/>"))
                              + end("e2", "")
                              + flow("s2", "sc", "e2"))))
              .create("{\"items\":[5,6,7]}"));
      all.add(
          Scenario.of("a loop with a boundary event, " + how, feature, Feature.TIMER_BOUNDARY)
              .deploy(
                  process(
                      start("s1", "")
                          + job("t", "work", loop(sequential, "", ""))
                          + boundary("b", "t", true, MINUTE)
                          + end("e", "")
                          + end("be", "")
                          + flow("s1", "t", "e")
                          + flow("b", "be")))
              .create("{\"items\":[1,2,3]}")
              .complete("work")
              .pass(Duration.ofMinutes(2)));
      all.add(
          Scenario.of("a called process in a loop, " + how, feature, Feature.CALL_ACTIVITY)
              .deploy(
                  CHILD,
                  only(
                      "c",
                      any(
                          "callActivity",
                          "c",
                          extensions(
                                  "<zeebe:calledElement processId='child' propagateAllChildVariables='false'/>")
                              + loop(
                                  sequential,
                                  "outputCollection='outs' outputElement='=item'",
                                  ""))))
              .create("{\"items\":[1,2]}")
              .complete("cwork", "{\"out\":5}")
              .complete("cwork", "{\"out\":6}"));
      all.add(
          Scenario.of("a loop's completion condition fails, " + how, feature, Feature.INCIDENTS)
              .deploy(only("t", job("t", "work", loop(sequential, "", "=assert(x, x != null)"))))
              .create("{\"items\":[1,2]}")
              .complete("work")
              .set("{\"x\":false}")
              .resolve()
              .complete("work"));
    }
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
                        + sub(
                            "sub",
                            start("s2", "") + job("c", "c") + end("e2", "") + flow("s2", "c", "e2"))
                        + end("e", "")
                        + flow("s1", "f", "a", "e")
                        + flow("f", "b", "e")
                        + flow("f", "sub", "e")))
            .create("{}")
            .cancel());
  }
}
