package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.catalog.activity.AdHocScenarios.TASKS;
import static dev.pitcrew.engine.conformance.catalog.activity.AdHocScenarios.adHoc;
import static dev.pitcrew.engine.conformance.scenario.Acts.decided;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ad-hoc sub-processes that a worker or a person controls. */
public final class AdHocWorkerScenarios {

  private AdHocWorkerScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    byWorker(all);
    refusals(all);
    return all;
  }

  private static void byWorker(List<Scenario> all) {
    Resource asked = only("ah", adHoc("", type("decide"), TASKS));
    all.add(
        Scenario.of("a worker decides what is begun", Feature.AD_HOC_JOB)
            .deploy(asked)
            .create("{\"x\":1}")
            .step(
                "a with a variable, and b",
                decided(
                    "decide",
                    r -> r.activateElement("a").variables(Map.of("v", 1)).activateElement("b")))
            .complete("a", "{\"r\":1}")
            .step("c", decided("decide", r -> r.activateElement("c")))
            .complete("b")
            .complete("c")
            .complete("c")
            .step("done", decided("decide", r -> r.completionConditionFulfilled(true))));
    all.add(
        Scenario.of("a worker says done at once", Feature.AD_HOC_JOB)
            .deploy(asked)
            .create("{}")
            .step("done", decided("decide", r -> r.completionConditionFulfilled(true))));
    all.add(
        Scenario.of("a worker says done while something is active", Feature.AD_HOC_JOB)
            .deploy(asked)
            .create("{}")
            .step("a and b", decided("decide", r -> r.activateElement("a").activateElement("b")))
            .complete("a")
            .step("done", decided("decide", r -> r.completionConditionFulfilled(true)))
            .complete("b"));
    all.add(
        Scenario.of("a worker says done and cancels the rest", Feature.AD_HOC_JOB)
            .deploy(asked)
            .create("{}")
            .step("a and b", decided("decide", r -> r.activateElement("a").activateElement("b")))
            .complete("a")
            .step(
                "done, cancel",
                decided(
                    "decide",
                    r -> r.completionConditionFulfilled(true).cancelRemainingInstances(true))));
    all.add(
        Scenario.of("a worker cancels the rest and goes on", Feature.AD_HOC_JOB)
            .deploy(asked)
            .create("{}")
            .step("a and b", decided("decide", r -> r.activateElement("a").activateElement("b")))
            .complete("a")
            .step(
                "c instead",
                decided("decide", r -> r.activateElement("c").cancelRemainingInstances(true)))
            .complete("c")
            .step("done", decided("decide", r -> r.completionConditionFulfilled(true))));
    all.add(
        Scenario.of("a worker names what is not there", Feature.AD_HOC_JOB)
            .deploy(asked)
            .create("{}")
            .step("none", decided("decide", r -> r.activateElement("none")))
            .step(
                "done, and a",
                decided("decide", r -> r.completionConditionFulfilled(true).activateElement("a")))
            .complete("decide", "{\"plain\":1}")
            .cancel());
    all.add(
        Scenario.of(
                "the worker of an ad-hoc sub-process fails", Feature.AD_HOC_JOB, Feature.INCIDENTS)
            .deploy(asked)
            .create("{}")
            .fail("decide", 0, "{}")
            .retries("decide", 1)
            .resolve()
            .step("a", decided("decide", r -> r.activateElement("a")))
            .complete("a")
            .throwError("decide", "bad", "{}"));
  }

  private static void refusals(List<Scenario> all) {
    all.add(
        Scenario.of("an ad-hoc sub-process with a start event is refused", Feature.BAD_MODELS)
            .refused(only("ah", adHoc("", "", start("s2", "") + manual("a") + flow("s2", "a")))));
    all.add(
        Scenario.of("an ad-hoc sub-process with an end event is refused", Feature.BAD_MODELS)
            .refused(only("ah", adHoc("", "", manual("a") + end("e2", "") + flow("a", "e2")))));
    all.add(
        Scenario.of("an ad-hoc sub-process with nothing in it is refused", Feature.BAD_MODELS)
            .refused(only("ah", adHoc("", "", ""))));
    all.add(
        Scenario.of(
                "an interrupting event sub-process in an ad-hoc sub-process is refused",
                Feature.BAD_MODELS)
            .refused(
                only(
                    "ah",
                    adHoc(
                        "",
                        "",
                        manual("a")
                            + eventSub(
                                "es",
                                start("s3", true, MESSAGE) + end("e3", "") + flow("s3", "e3"))))));
  }
}
