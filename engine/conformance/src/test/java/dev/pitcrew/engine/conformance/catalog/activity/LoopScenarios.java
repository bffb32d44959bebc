package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Xml.any;
import static dev.pitcrew.engine.conformance.scenario.Xml.end;
import static dev.pitcrew.engine.conformance.scenario.Xml.extensions;
import static dev.pitcrew.engine.conformance.scenario.Xml.flow;
import static dev.pitcrew.engine.conformance.scenario.Xml.loop;
import static dev.pitcrew.engine.conformance.scenario.Xml.mappings;
import static dev.pitcrew.engine.conformance.scenario.Xml.process;
import static dev.pitcrew.engine.conformance.scenario.Xml.start;
import static dev.pitcrew.engine.conformance.scenario.Xml.type;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.List;

/** Loops that somebody meddles with. */
public final class LoopScenarios {

  private LoopScenarios() {}

  public static List<Scenario> all() {
    return List.of(
        collected(true),
        collected(false),
        Scenario.of("somebody meddles with an output collection", Feature.MULTI_CONDITION)
            .deploy(collecting(true, ""))
            .create("{\"items\":[1,2]}")
            .setIn("t", "{\"out\":\"no list\"}", false)
            .complete("t", "{\"r\":5}")
            .setIn("t", "{\"out\":[]}", false)
            .resolve()
            .setIn("t", "{\"out\":[null,null]}", false)
            .resolve()
            .complete("t", "{\"r\":6}"),
        meddled(true, Feature.MULTI_SEQUENTIAL),
        meddled(false, Feature.MULTI_PARALLEL),
        Scenario.of("a child of a loop is ended by somebody", Feature.MULTI_CONDITION)
            .deploy(looping(false, "=numberOfTerminatedInstances > 0"))
            .create("{\"items\":[1,2,3]}")
            .step(
                "end the last",
                hand -> {
                  hand.client()
                      .newModifyProcessInstanceCommand(hand.instance())
                      .terminateElement(hand.element("t"))
                      .send()
                      .join();
                  return "ok";
                })
            .complete("t"));
  }

  private static Scenario collected(boolean sequential) {
    return Scenario.of(
            "what is mapped onto the output element is collected, "
                + (sequential ? "in turn" : "at once"),
            Feature.MULTI_CONDITION)
        .deploy(collecting(sequential, mappings("output|=x * 10|r.v")))
        .create("{\"items\":[1,2]}")
        .complete("t", "{\"x\":3}")
        .complete("t", "{\"x\":4}");
  }

  private static Resource collecting(boolean sequential, String mappings) {
    return process(
        start("s1", "")
            + any(
                "serviceTask",
                "t",
                extensions(type("t") + mappings)
                    + loop(sequential, "outputCollection='out' outputElement='=r'", ""))
            + end("e", "")
            + flow("s1", "t", "e"));
  }

  private static Scenario meddled(boolean sequential, Feature feature) {
    return Scenario.of(
            "the collection of a loop changes, " + (sequential ? "in turn" : "at once"), feature)
        .deploy(looping(sequential, ""))
        .create("{\"items\":[1,2]}")
        .set("{\"items\":[9]}")
        .complete("t")
        .complete("t");
  }

  private static Resource looping(boolean sequential, String condition) {
    return process(
        start("s1", "")
            + any("serviceTask", "t", extensions(type("t")) + loop(sequential, "", condition))
            + end("e", "")
            + flow("s1", "t", "e"));
  }
}
