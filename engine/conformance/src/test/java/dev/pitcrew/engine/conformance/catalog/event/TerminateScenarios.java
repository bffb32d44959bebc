package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Terminate end events. */
public final class TerminateScenarios {

  private TerminateScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    terminates(all);
    return all;
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
}
