package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Escalations, and which event catches what is thrown. */
public final class EscalationScenarios {

  private EscalationScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    escalations(all);
    nearest(all);
    return all;
  }

  private static void escalations(List<Scenario> all) {
    all.add(
        Scenario.of(
                "an escalation out of the event sub-process that catches it",
                Feature.ESCALATION_SUB_NON,
                Feature.ESCALATION_THROW)
            .deploy(
                guarded(
                    "sub",
                    sub(
                            "sub",
                            start("s2", "")
                                + throwing("th", ESCALATION)
                                + job("t", "work")
                                + end("e2", "")
                                + flow("s2", "th", "t", "e2")
                                + eventSub(
                                    "es",
                                    start("s3", false, ESCALATION)
                                        + job("h", "handle")
                                        + throwing("ta", ESCALATION)
                                        + end("e3", "")
                                        + flow("s3", "h", "ta", "e3")))
                        + boundary("b", "sub", false, ESCALATION)))
            .create("{}")
            .complete("handle")
            .complete("work"));
    for (boolean interrupting : new boolean[] {true, false}) {
      String how = interrupting ? "interrupts" : "comes beside";
      for (String code : List.of("known", "any")) {
        String trigger = code.equals("any") ? ANY_ESCALATION : ESCALATION;
        all.add(
            Scenario.of(
                    "an escalation %s its sub-process, %s code".formatted(how, code),
                    interrupting ? Feature.ESCALATION_BOUNDARY : Feature.ESCALATION_BOUNDARY_NON,
                    Feature.ESCALATION_THROW,
                    Feature.ESCALATION_END)
                .deploy(
                    guarded(
                        "sub",
                        sub(
                                "sub",
                                start("s2", "")
                                    + throwing("th", ESCALATION)
                                    + job("t", "work")
                                    + end("ee", ESCALATION)
                                    + flow("s2", "th", "t", "ee"))
                            + boundary("b", "sub", interrupting, trigger)))
                .create("{\"a\":1}")
                .complete("work", "{\"v\":1}"));
      }
      all.add(
          Scenario.of(
                  "an escalation %s from an event sub-process".formatted(how),
                  interrupting ? Feature.ESCALATION_SUB : Feature.ESCALATION_SUB_NON)
              .deploy(
                  process(
                      start("s1", "")
                          + throwing("th", ESCALATION)
                          + job("t", "work")
                          + end("e", "")
                          + flow("s1", "th", "t", "e")
                          + eventSub(
                              "es",
                              start("s3", interrupting, ESCALATION)
                                  + job("h", "handle")
                                  + end("e3", "")
                                  + flow("s3", "h", "e3"))))
              .create("{}")
              .complete("handle", "{\"h\":1}")
              .complete("work"));
      all.add(
          Scenario.of(
                  "an escalation %s its call activity".formatted(how),
                  interrupting ? Feature.ESCALATION_BOUNDARY : Feature.ESCALATION_BOUNDARY_NON)
              .deploy(
                  process(
                      "child",
                      start("s1", "")
                          + throwing("th", ESCALATION)
                          + job("t", "work")
                          + end("ce", "")
                          + flow("s1", "th", "t", "ce")),
                  guarded("c", call("c", "child") + boundary("b", "c", interrupting, ESCALATION)))
              .create("{\"a\":1}")
              .complete("work", "{\"v\":1}"));
    }
    all.add(
        Scenario.of(
                "an escalation that nothing catches",
                Feature.ESCALATION_THROW,
                Feature.ESCALATION_END)
            .deploy(
                process(
                    start("s1", "")
                        + throwing("th", ESCALATION)
                        + end("e", ESCALATION)
                        + flow("s1", "th", "e")))
            .create("{}"));
    all.add(
        Scenario.of(
                "an escalation ends what goes on in its process",
                Feature.ESCALATION_SUB,
                Feature.ESCALATION_END)
            .deploy(
                process(
                    start("s1", "")
                        + any("parallelGateway", "f", "")
                        + job("t", "work")
                        + job("a", "a")
                        + end("e2", ESCALATION)
                        + end("e", "")
                        + flow("s1", "f", "t", "e")
                        + flow("f", "a", "e2")
                        + eventSub(
                            "es",
                            start("s3", true, ESCALATION)
                                + job("h", "handle")
                                + end("e3", "")
                                + flow("s3", "h", "e3"))))
            .create("{}")
            .complete("a", "{\"n\":1}")
            .complete("handle", "{\"m\":1}"));
  }

  private static void nearest(List<Scenario> all) {
    all.add(
        Scenario.of(
                "an error goes out through calls",
                Feature.ERROR_BOUNDARY,
                Feature.CALL_ACTIVITY,
                Feature.ERROR_END)
            .deploy(
                process("deep", start("ds", "") + end("de", ERROR) + flow("ds", "de")),
                process(
                    "mid",
                    start("ms", "") + call("mc", "deep") + end("me", "") + flow("ms", "mc", "me")),
                guarded("c", call("c", "mid") + boundary("b", "c", true, ERROR)))
            .create("{\"a\":1}"));
    all.add(
        Scenario.of(
                "an escalation that nothing catches is forgotten",
                Feature.ESCALATION_THROW,
                Feature.ESCALATION_END)
            .deploy(
                process(
                    start("s1", "")
                        + throwing("th", ESCALATION)
                        + end("e", ESCALATION)
                        + flow("s1", "th", "e")))
            .create("{}"));
    all.add(
        Scenario.of(
                "an error in a loop ends all of it", Feature.ERROR_BOUNDARY, Feature.MULTI_PARALLEL)
            .deploy(
                guarded(
                    "t", job("t", "work", loop(false, "", "")) + boundary("b", "t", true, ERROR)))
            .create("{\"items\":[1,2,3]}")
            .complete("work")
            .throwError("work", "bad", "{\"why\":1}"));
    all.add(
        Scenario.of(
                "a thrown escalation brings what is mapped",
                Feature.ESCALATION_THROW,
                Feature.VARIABLES)
            .deploy(
                guarded(
                    "sub",
                    subOf(
                            "sub",
                            "th",
                            throwing("th", extensions(mappings("output|=7|o")) + ESCALATION))
                        + boundary(
                            "b", "sub", false, extensions(mappings("output|=o|p")) + ESCALATION)))
            .create("{}"));
  }
}
