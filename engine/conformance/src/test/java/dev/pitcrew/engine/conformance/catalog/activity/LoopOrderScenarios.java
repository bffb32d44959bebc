package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Xml.SIGNAL;
import static dev.pitcrew.engine.conformance.scenario.Xml.any;
import static dev.pitcrew.engine.conformance.scenario.Xml.call;
import static dev.pitcrew.engine.conformance.scenario.Xml.catching;
import static dev.pitcrew.engine.conformance.scenario.Xml.end;
import static dev.pitcrew.engine.conformance.scenario.Xml.extensions;
import static dev.pitcrew.engine.conformance.scenario.Xml.flow;
import static dev.pitcrew.engine.conformance.scenario.Xml.job;
import static dev.pitcrew.engine.conformance.scenario.Xml.loop;
import static dev.pitcrew.engine.conformance.scenario.Xml.manual;
import static dev.pitcrew.engine.conformance.scenario.Xml.mappings;
import static dev.pitcrew.engine.conformance.scenario.Xml.process;
import static dev.pitcrew.engine.conformance.scenario.Xml.start;
import static dev.pitcrew.engine.conformance.scenario.Xml.sub;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import dev.pitcrew.engine.conformance.scenario.Xml;
import java.util.List;

/**
 * Loops that begin in one step: each receive task collects the numbers of the messages its children
 * got, and so tells in which order they began.
 */
public final class LoopOrderScenarios {

  private LoopOrderScenarios() {}

  public static List<Scenario> all() {
    return List.of(
        of("two loops begin together", Feature.MULTI_PARALLEL, 4, receiving("t") + receiving("u")),
        of(
            "three loops of different lengths begin together",
            Feature.MULTI_PARALLEL,
            6,
            receiving("t", false, "=[1,2]", "")
                + receiving("u", false, "=[1]", "")
                + receiving("v", false, "=[1,2,3]", "")),
        of(
            "a loop begins beside a loop over nothing",
            Feature.MULTI_PARALLEL,
            5,
            receiving("t", false, "=[]", "")
                + receiving("u")
                + receiving("v")
                + receiving("w", "")
                + flow("t", "w", "et")),
        of(
            "a loop in a loop begins beside a loop",
            Feature.MULTI_PARALLEL,
            6,
            any(
                    "subProcess",
                    "t",
                    loop(false, "outputCollection='tGot' outputElement='=iGot'", "")
                        + start("si", "")
                        + receiving("i")
                        + end("ei", "")
                        + flow("si", "i", "ei"))
                + receiving("u")),
        of(
            "a loop begins beside a task",
            Feature.MULTI_PARALLEL,
            3,
            receiving("t") + receiving("u", "")),
        of(
            "a task begins beside a loop",
            Feature.MULTI_PARALLEL,
            3,
            receiving("t", "") + receiving("u")),
        of(
            "a loop begins beside a long way",
            Feature.MULTI_PARALLEL,
            5,
            receiving("t", false, "=[1,2,3,4]", "")
                + manual("u")
                + receiving("w", "")
                + flow("u", "w", "eu")),
        of(
            "a long way begins beside a loop",
            Feature.MULTI_PARALLEL,
            5,
            manual("t")
                + receiving("w", "")
                + flow("t", "w", "et")
                + receiving("u", false, "=[1,2,3,4]", "")),
        of(
            "a loop that may end early begins beside a loop",
            Feature.MULTI_CONDITION,
            3,
            receiving("t", false, "=items", "=numberOfCompletedInstances >= 1") + receiving("u")),
        of(
            "a loop in turn begins beside loops",
            Feature.MULTI_SEQUENTIAL,
            6,
            receiving("t", true, "=items", "") + receiving("u") + receiving("v")),
        of(
            "a loop in turn begins behind a loop",
            Feature.MULTI_SEQUENTIAL,
            4,
            receiving("t") + receiving("u", true, "=items", "")),
        of(
            "a loop in turn goes on beside a loop",
            Feature.MULTI_SEQUENTIAL,
            5,
            sub(
                    "t",
                    start("si", "")
                        + any("manualTask", "i", loop(true, "", ""))
                        + receiving("w", "")
                        + end("ei", "")
                        + flow("si", "i", "w", "ei"))
                + receiving("u", false, "=[1,2,3,4]", "")),
        begunBySignal(
            "loops in event sub-processes begin by one signal", eventSub("t") + eventSub("u")),
        begunBySignal("loops in called processes begin by one signal", called("t") + called("u")));
  }

  private static String receiving(String id) {
    return receiving(id, false, "=items", "");
  }

  private static String receiving(String id, boolean sequential, String items, String condition) {
    return receiving(
        id,
        loop(sequential, "outputCollection='%sGot' outputElement='=n'".formatted(id), condition)
            .replace("'=items'", "'%s'".formatted(items)));
  }

  private static String receiving(String id, String loop) {
    return any(
        "receiveTask",
        id,
        "messageRef='m'",
        loop.isEmpty() ? extensions(mappings("output|=n|%sGot".formatted(id))) : loop);
  }

  /** A fork into those of the elements {@code t}, {@code u} and {@code v} that there are. */
  private static Scenario of(String name, Feature feature, int messages, String elements) {
    StringBuilder model =
        new StringBuilder(start("s0", "") + any("parallelGateway", "f", "") + elements);
    model.append(flow("s0", "f"));
    for (String id : List.of("t", "u", "v")) {
      if (elements.contains("id='%s'".formatted(id))) {
        model.append(flow("f", id)).append(end("e" + id, ""));
        if (!elements.contains("sourceRef='%s'".formatted(id))) {
          model.append(flow(id, "e" + id));
        }
      }
    }
    return published(
        Scenario.of(name, feature).deploy(process(model.toString())).create("{\"items\":[1,2]}"),
        messages);
  }

  private static Scenario published(Scenario scenario, int messages) {
    Scenario all = scenario;
    for (int n = 1; n <= messages; n++) {
      all = all.publish("m", "k", "{\"n\":%d}".formatted(n));
    }
    return all;
  }

  private static String eventSub(String id) {
    String inner = id + "i";
    return sub(
            id,
            start("s" + id, "")
                + job("w" + id, "work")
                + end("e" + id, "")
                + flow("s" + id, "w" + id, "e" + id)
                + Xml.eventSub(
                    "es" + id,
                    start("s" + inner, false, SIGNAL)
                        + receiving(inner)
                        + end("e" + inner, "")
                        + flow("s" + inner, inner, "e" + inner)))
        + flow("f", id);
  }

  private static String called(String id) {
    return catching("c" + id, SIGNAL)
        + call(id, "child")
        + end("e" + id, "")
        + flow("f", "c" + id, id, "e" + id);
  }

  private static Scenario begunBySignal(String name, String elements) {
    return published(
        Scenario.of(name, Feature.MULTI_PARALLEL)
            .deploy(
                process(
                    "child",
                    start("s1", "") + receiving("i") + end("e1", "") + flow("s1", "i", "e1")),
                process(
                    start("s0", "") + any("parallelGateway", "f", "") + flow("s0", "f") + elements))
            .create("p", "{\"items\":[1,2]}")
            .broadcast("s", "{}"),
        4);
  }
}
