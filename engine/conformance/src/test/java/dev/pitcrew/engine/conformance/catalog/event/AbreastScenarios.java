package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.ANY_ERROR;
import static dev.pitcrew.engine.conformance.scenario.Xml.ANY_ESCALATION;
import static dev.pitcrew.engine.conformance.scenario.Xml.ERROR;
import static dev.pitcrew.engine.conformance.scenario.Xml.ESCALATION;
import static dev.pitcrew.engine.conformance.scenario.Xml.TERMINATE;
import static dev.pitcrew.engine.conformance.scenario.Xml.any;
import static dev.pitcrew.engine.conformance.scenario.Xml.boundary;
import static dev.pitcrew.engine.conformance.scenario.Xml.end;
import static dev.pitcrew.engine.conformance.scenario.Xml.flow;
import static dev.pitcrew.engine.conformance.scenario.Xml.job;
import static dev.pitcrew.engine.conformance.scenario.Xml.loop;
import static dev.pitcrew.engine.conformance.scenario.Xml.process;
import static dev.pitcrew.engine.conformance.scenario.Xml.start;
import static dev.pitcrew.engine.conformance.scenario.Xml.sub;
import static dev.pitcrew.engine.conformance.scenario.Xml.throwing;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.List;

/** What several throw in one moment, though the first of it ends them all. */
public final class AbreastScenarios {

  private AbreastScenarios() {}

  public static List<Scenario> all() {
    return List.of(
        of(
            "children of a loop escalate at once",
            Feature.ESCALATION_BOUNDARY,
            any(
                    "subProcess",
                    "in",
                    loop(false, "", "")
                        + start("s3", "")
                        + throwing("th", ESCALATION)
                        + end("e3", "")
                        + flow("s3", "th", "e3"))
                + boundary("b", "in", true, ANY_ESCALATION)
                + job("t", "work")
                + flow("s2", "in", "e2")
                + end("e4", "")
                + flow("b", "t", "e4")),
        of(
            "children of a loop fail at once",
            Feature.ERROR_BOUNDARY,
            any(
                    "subProcess",
                    "in",
                    loop(false, "", "") + start("s3", "") + end("e3", ERROR) + flow("s3", "e3"))
                + boundary("b", "in", true, ANY_ERROR)
                + job("t", "work")
                + flow("s2", "in", "e2")
                + end("e4", "")
                + flow("b", "t", "e4")),
        of(
            "one branch terminates, the next escalates",
            Feature.ESCALATION_BOUNDARY,
            sub("in", forkedToEnds(end("x", TERMINATE), end("y", ESCALATION)))
                + flow("s2", "in", "e2")),
        of(
            "one branch escalates, the next terminates",
            Feature.ESCALATION_BOUNDARY,
            sub("in", forkedToEnds(end("x", ESCALATION), end("y", TERMINATE)))
                + flow("s2", "in", "e2")),
        of(
            "one branch terminates, the next fails",
            Feature.ERROR_BOUNDARY,
            sub("in", forkedToEnds(end("x", TERMINATE), end("y", ERROR))) + flow("s2", "in", "e2")),
        of(
            "one branch fails, the next escalates",
            Feature.ERROR_BOUNDARY,
            sub("in", forkedToEnds(end("x", ERROR), end("y", ESCALATION)))
                + boundary("b", "in", true, ANY_ERROR)
                + job("t", "work")
                + flow("s2", "in", "e2")
                + end("e4", "")
                + flow("b", "t", "e4")));
  }

  private static String forkedToEnds(String one, String other) {
    return start("s3", "")
        + any("parallelGateway", "fork", "")
        + one
        + other
        + flow("s3", "fork", "x")
        + flow("fork", "y");
  }

  /** Around it is what also catches what is thrown. */
  private static Scenario of(String name, Feature feature, String content) {
    return Scenario.of(name, feature)
        .deploy(
            process(
                start("s1", "")
                    + sub("out", start("s2", "") + content + end("e2", ""))
                    + boundary("ob", "out", true, ANY_ERROR)
                    + boundary("oc", "out", false, ANY_ESCALATION)
                    + end("e", "")
                    + end("oe", "")
                    + end("of", "")
                    + flow("s1", "out", "e")
                    + flow("ob", "oe")
                    + flow("oc", "of")))
        .create("{\"items\":[1,2,3]}")
        .complete("work");
  }
}
