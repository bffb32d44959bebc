package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.catalog.activity.CallScenarios.CHILD;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Multi-instance loops. */
public final class MultiInstanceScenarios {

  private MultiInstanceScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    loops(all);
    return all;
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
                  guarded(
                      "t",
                      job("t", "work", loop(sequential, "", ""))
                          + boundary("b", "t", true, MINUTE)))
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
}
