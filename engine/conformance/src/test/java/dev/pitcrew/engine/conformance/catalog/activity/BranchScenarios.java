package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gateways, each alone. */
public final class BranchScenarios {

  private BranchScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    gateways(all);
    return all;
  }

  private static void gateways(List<Scenario> all) {
    Resource exclusive =
        process(
            start("s1", "")
                + any("exclusiveGateway", "x", "default='x-d'", "")
                + manual("a")
                + manual("d")
                + any("exclusiveGateway", "j", "")
                + end("e", "")
                + flow("s1", "x", "d", "j", "e")
                + flowIf("=n > 5", "x", "a")
                + flow("a", "j"));
    all.add(
        Scenario.of("an exclusive gateway chooses", Feature.EXCLUSIVE)
            .deploy(exclusive)
            .create("{\"n\":9}")
            .create("{\"n\":1}")
            .create("{\"n\":\"text\"}")
            .create("{}"));
    all.add(
        Scenario.of("an exclusive gateway finds no way", Feature.EXCLUSIVE, Feature.INCIDENTS)
            .deploy(
                process(
                    start("s1", "")
                        + any("exclusiveGateway", "x", "")
                        + end("e1", "")
                        + end("e2", "")
                        + flow("s1", "x")
                        + flowIf("=n > 5", "x", "e1")
                        + flowIf("=n < 0", "x", "e2")))
            .create("{\"n\":1}")
            .resolve()
            .set("{\"n\":-1}")
            .resolve()
            .create("{\"n\":null}"));
    all.add(
        Scenario.of("an exclusive gateway finds several ways", Feature.EXCLUSIVE)
            .deploy(
                process(
                    start("s1", "")
                        + any("exclusiveGateway", "x", "")
                        + end("e1", "")
                        + end("e2", "")
                        + flow("s1", "x")
                        + flowIf("=n > 1", "x", "e1")
                        + flowIf("=n > 0", "x", "e2")))
            .create("{\"n\":2}"));
    all.add(
        Scenario.of("a parallel gateway forks and joins", Feature.PARALLEL)
            .deploy(
                process(
                    start("s1", "")
                        + any("parallelGateway", "f", "")
                        + job("a", "a")
                        + job("b", "b")
                        + manual("c")
                        + any("parallelGateway", "j", "")
                        + end("e", "")
                        + flow("s1", "f", "a", "j", "e")
                        + flow("f", "b", "j")
                        + flow("f", "c", "j")))
            .create("{}")
            .complete("b", "{\"b\":1}")
            .complete("a", "{\"a\":1}"));
    Resource inclusive =
        process(
            start("s1", "")
                + any("inclusiveGateway", "f", "default='f-d'", "")
                + job("a", "a")
                + job("b", "b")
                + job("d", "d")
                + any("inclusiveGateway", "j", "")
                + end("e", "")
                + flowIf("=n > 1", "f", "a")
                + flowIf("=n > 2", "f", "b")
                + flow("s1", "f", "d", "j", "e")
                + flow("a", "j")
                + flow("b", "j"));
    all.add(
        Scenario.of(
                "an inclusive gateway takes all that hold",
                Feature.INCLUSIVE_FORK,
                Feature.INCLUSIVE_JOIN)
            .deploy(inclusive)
            .create("{\"n\":3}")
            .complete("b")
            .complete("a"));
    all.add(
        Scenario.of(
                "an inclusive gateway takes one, or its default",
                Feature.INCLUSIVE_FORK,
                Feature.INCLUSIVE_JOIN)
            .deploy(inclusive)
            .create("{\"n\":2}")
            .complete("a")
            .create("{\"n\":0}")
            .complete("d")
            .create("{}")
            .complete("d"));
    all.add(
        Scenario.of(
                "an inclusive gateway cannot evaluate a condition",
                Feature.INCLUSIVE_FORK,
                Feature.INCIDENTS)
            .deploy(
                process(
                    start("s1", "")
                        + any("inclusiveGateway", "f", "")
                        + end("e1", "")
                        + end("e2", "")
                        + flow("s1", "f")
                        + flowIf("=n > 1", "f", "e1")
                        + flowIf("=n", "f", "e2")))
            .create("{\"n\":0}")
            .set("{\"n\":true}")
            .resolve());
    Resource race =
        process(
            start("s1", "")
                + any("eventBasedGateway", "g", "")
                + catching("c1", extensions(mappings("output|=told|heard")) + MESSAGE)
                + catching("c2", MINUTE)
                + catching("c3", SIGNAL)
                + end("e1", "")
                + end("e2", "")
                + end("e3", "")
                + flow("s1", "g", "c1", "e1")
                + flow("g", "c2", "e2")
                + flow("g", "c3", "e3"));
    all.add(
        Scenario.of("an event-based gateway takes what comes first", Feature.EVENT_BASED)
            .deploy(race)
            .create("{}")
            .publish("m", "k", "{\"told\":1}")
            .create("{}")
            .pass(Duration.ofMinutes(2))
            .create("{}")
            .broadcast("s", "{}")
            .publish("m", "k", "{}"));
    all.add(
        Scenario.of(
                "an event-based gateway finds what was kept",
                Feature.EVENT_BASED,
                Feature.MESSAGE_TTL)
            .deploy(race)
            .publish("m", "k", Duration.ofHours(1), "{\"told\":1}")
            .create("{}"));
  }
}
