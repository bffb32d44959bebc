package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sub-processes and variables. */
public final class ScopeScenarios {

  private ScopeScenarios() {}

  public static List<Scenario> all() {
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
        Scenario.of(
                "nothing interrupts a task whose output mapping fails",
                Feature.VARIABLES,
                Feature.INCIDENTS)
            .deploy(
                process(
                    start("s1", "")
                        + any(
                            "serviceTask",
                            "t",
                            extensions(type("work") + mappings("output|=assert(x, x != null)|y")))
                        + boundary("bm", "t", true, MESSAGE)
                        + boundary("bt", "t", true, MINUTE)
                        + job("after", "more")
                        + end("e", "")
                        + end("be", "")
                        + flow("s1", "t", "e")
                        + flow("bm", "after", "be")
                        + flow("bt", "after")))
            .create("{}")
            .complete("work")
            .publish("m", "k", "{}")
            .pass(Duration.ofMinutes(2))
            .set("{\"x\":1}")
            .resolve());
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
    all.add(
        Scenario.of("what comes back as it was given", Feature.VARIABLES)
            .deploy(
                only(
                    "sub",
                    any(
                        "subProcess",
                        "sub",
                        extensions(mappings("input|=1|local"))
                            + start("s2", "")
                            + any(
                                "serviceTask",
                                "t",
                                extensions(type("work") + mappings("input|=5|own")))
                            + end("e2", "")
                            + flow("s2", "t", "e2"))))
            .create("{}")
            .complete("work", "{\"own\":5,\"n\":1}")
            .create("{}")
            .complete("work", "{\"own\":5}")
            .create("{}")
            .complete("work", "{\"local\":1,\"own\":6,\"m\":2}")
            .create("{\"r\":1}")
            .setIn("t", "{\"local\":1,\"own\":5,\"r\":1}", false)
            .complete("work", "{\"local\":2,\"own\":5,\"r\":1}"));
    return all;
  }
}
