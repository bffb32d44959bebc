package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Links. */
public final class LinkScenarios {

  private LinkScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    links(all);
    return all;
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
}
