package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Which way is taken, and what is told where none is. */
public final class GatewayScenarios {

  private GatewayScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    exclusive(all);
    inclusive(all);
    parallel(all);
    return all;
  }

  private static String three(String gateway, String attributes) {
    return start("s1", "")
        + any(gateway, "x", attributes, "")
        + manual("a")
        + manual("b")
        + manual("c")
        + end("e", "")
        + flow("a", "e")
        + flow("b", "e")
        + flow("c", "e")
        + flow("s1", "x");
  }

  private static void exclusive(List<Scenario> all) {
    Resource overlapping =
        process(
            three("exclusiveGateway", "")
                + flowIf("=n > 1", "x", "a")
                + flowIf("=n > 2", "x", "b")
                + flowIf("=n > 3", "x", "c"));
    all.add(
        Scenario.of("several ways of an exclusive gateway hold", Feature.EXCLUSIVE)
            .deploy(overlapping)
            .create("{\"n\":2}")
            .create("{\"n\":3}")
            .create("{\"n\":4}"));
    all.add(
        Scenario.of(
                "a condition that is neither true nor false", Feature.EXCLUSIVE, Feature.INCIDENTS)
            .deploy(
                process(
                    three("exclusiveGateway", "default='x-c'")
                        + flowIf("=n", "x", "a")
                        + flowIf("=false", "x", "b")
                        + flow("x", "c")))
            .create("{\"n\":1}")
            .create("{\"n\":\"true\"}")
            .create("{\"n\":null}")
            .create("{}")
            .set("{\"n\":true}")
            .resolve());
    all.add(
        Scenario.of("an exclusive gateway with one way out", Feature.EXCLUSIVE)
            .deploy(
                process(
                    start("s1", "")
                        + any("exclusiveGateway", "x", "")
                        + end("e", "")
                        + flow("s1", "x")
                        + flowIf("=n", "x", "e")))
            .create("{\"n\":true}")
            .create("{\"n\":false}"));
    all.add(
        Scenario.of("an exclusive gateway that leads nowhere", Feature.EXCLUSIVE)
            .deploy(process(start("s1", "") + any("exclusiveGateway", "x", "") + flow("s1", "x")))
            .create("{}"));
  }

  private static void inclusive(List<Scenario> all) {
    all.add(
        Scenario.of("an inclusive gateway finds no way", Feature.INCLUSIVE_FORK, Feature.INCIDENTS)
            .deploy(
                process(
                    three("inclusiveGateway", "")
                        + flowIf("=n > 1", "x", "a")
                        + flowIf("=n > 2", "x", "b")
                        + flowIf("=n > 3", "x", "c")))
            .create("{\"n\":1}")
            .set("{\"n\":9}")
            .resolve());
    all.add(
        Scenario.of("an inclusive gateway takes its default alone", Feature.INCLUSIVE_FORK)
            .deploy(
                process(
                    three("inclusiveGateway", "default='x-c'")
                        + flowIf("=n > 1", "x", "a")
                        + flowIf("=n > 2", "x", "b")
                        + flow("x", "c")))
            .create("{\"n\":1}")
            .create("{\"n\":2}")
            .create("{\"n\":3}"));
    all.add(
        Scenario.of("an inclusive gateway joins twice", Feature.INCLUSIVE_JOIN)
            .deploy(
                process(
                    start("s1", "")
                        + any("inclusiveGateway", "f", "")
                        + job("a", "a")
                        + job("b", "b")
                        + any("inclusiveGateway", "j", "")
                        + job("c", "c")
                        + end("e", "")
                        + flow("s1", "f")
                        + flowIf("=n > 0", "f", "a")
                        + flowIf("=n > 1", "f", "b")
                        + flow("a", "j", "c", "e")
                        + flow("b", "j")))
            .create("{\"n\":1}")
            .complete("a")
            .complete("c")
            .create("{\"n\":2}")
            .complete("b", "{\"vb\":1}")
            .complete("a", "{\"va\":1}")
            .complete("c"));
  }

  private static void parallel(List<Scenario> all) {
    all.add(
        Scenario.of("a parallel join takes one token of each way", Feature.PARALLEL)
            .deploy(
                process(
                    start("s1", "")
                        + any("parallelGateway", "f", "")
                        + any("exclusiveGateway", "m1", "")
                        + job("a", "a")
                        + job("b", "b")
                        + any("parallelGateway", "j", "")
                        + end("e", "")
                        + flow("s1", "f", "m1", "a", "j", "e")
                        + "<sequenceFlow id='again' sourceRef='f' targetRef='m1'/>"
                        + flow("f", "b", "j")))
            .create("{}")
            .complete("a")
            .complete("a")
            .complete("b"));
    all.add(
        Scenario.of("a parallel gateway in a loop back", Feature.PARALLEL)
            .deploy(
                process(
                    start("s1", "")
                        + any("exclusiveGateway", "m1", "")
                        + any("parallelGateway", "f", "")
                        + job("a", "a")
                        + job("b", "b")
                        + any("parallelGateway", "j", "")
                        + any("exclusiveGateway", "x", "default='x-m1'", "")
                        + end("e", "")
                        + flow("s1", "m1", "f", "a", "j", "x", "m1")
                        + flow("f", "b", "j")
                        + flowIf("=enough", "x", "e")))
            .create("{\"enough\":false}")
            .complete("a")
            .complete("b")
            .complete("b", "{\"enough\":true}")
            .complete("a"));
    all.add(
        Scenario.of("a task forks and joins by itself", Feature.PARALLEL)
            .deploy(
                process(
                    start("s1", "")
                        + job("t", "work")
                        + job("a", "a")
                        + job("b", "b")
                        + end("e", "")
                        + flow("s1", "t", "a", "e")
                        + flow("t", "b", "a")))
            .create("{}")
            .complete("work")
            .complete("b")
            .complete("a")
            .complete("a"));
  }
}
