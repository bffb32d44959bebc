package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Conditional events, by the documentation. */
public final class ConditionScenarios {

  private static final String CONDITIONS = "components/modeler/bpmn/conditional-events";

  private ConditionScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    conditions(all);
    return all;
  }

  private static void conditions(List<Scenario> all) {
    all.add(
        Scenario.of(
                "a condition is caught on the way",
                Feature.CONDITION_CATCH,
                Feature.CONDITION_RULES)
            .deploy(only("c", catching("c", CONDITION)))
            .create("{\"x\":1}")
            .set("{\"y\":5}")
            .set("{\"x\":2}")
            .byDocumentation(CONDITIONS, "element p/c is COMPLETED", "element p is COMPLETED"));
    for (boolean interrupting : new boolean[] {true, false}) {
      String how = interrupting ? "interrupts" : "comes beside";
      all.add(
          Scenario.of(
                  "a condition %s a task".formatted(how),
                  interrupting ? Feature.CONDITION_BOUNDARY : Feature.CONDITION_BOUNDARY_NON)
              .deploy(guarded("t", job("t", "work") + boundary("b", "t", interrupting, CONDITION)))
              .create("{\"x\":1}")
              .set("{\"x\":2}")
              .complete("work")
              .byDocumentation(
                  CONDITIONS,
                  "element p/t is " + (interrupting ? "TERMINATED" : "COMPLETED"),
                  "element p/be is COMPLETED",
                  "element p is COMPLETED"));
      all.add(
          Scenario.of(
                  "a condition %s a process from within".formatted(how),
                  interrupting ? Feature.CONDITION_SUB : Feature.CONDITION_SUB_NON)
              .deploy(
                  process(
                      start("s1", "")
                          + job("t", "work")
                          + end("e", "")
                          + flow("s1", "t", "e")
                          + eventSub(
                              "es",
                              start("s3", interrupting, CONDITION)
                                  + end("e3", "")
                                  + flow("s3", "e3"))))
              .create("{\"x\":1}")
              .set("{\"x\":2}")
              .pass(Duration.ofSeconds(1))
              .complete("work")
              .byDocumentation(
                  CONDITIONS,
                  "element p/t is " + (interrupting ? "TERMINATED" : "COMPLETED"),
                  "element p/es is COMPLETED",
                  "element p is COMPLETED"));
    }
  }
}
