package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What operators do to instances: modify, migrate, cancel. */
public final class InterventionScenarios {

  private InterventionScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    operators(all);
    return all;
  }

  private static void operators(List<Scenario> all) {
    Resource two =
        process(
            start("s1", "")
                + job("a", "a")
                + subOf("sub", "b", job("b", "b"))
                + end("e", "")
                + flow("s1", "a", "sub", "e"));
    all.add(
        Scenario.of("an instance is modified", Feature.MODIFICATION)
            .deploy(two)
            .create("{\"x\":1}")
            .step(
                "activate b instead of a",
                hand -> {
                  hand.client()
                      .newModifyProcessInstanceCommand(hand.instance())
                      .activateElement("b")
                      .withVariables("{\"y\":2}", "sub")
                      .and()
                      .terminateElement(hand.element("a"))
                      .send()
                      .join();
                  return "ok";
                })
            .complete("b"));
    all.add(
        Scenario.of("a modification is refused", Feature.MODIFICATION)
            .deploy(two)
            .create("{}")
            .step("unknown element", hand -> modified(hand, "none"))
            .step("start event", hand -> modified(hand, "s1"))
            .step("the process", hand -> modified(hand, "p"))
            .step(
                "unknown instance",
                hand -> {
                  hand.client()
                      .newModifyProcessInstanceCommand(1)
                      .activateElement("a")
                      .send()
                      .join();
                  return "ok";
                })
            .complete("a"));
    all.add(
        Scenario.of("all of an instance is terminated", Feature.MODIFICATION)
            .deploy(two)
            .create("{}")
            .step(
                "terminate a",
                hand -> {
                  hand.client()
                      .newModifyProcessInstanceCommand(hand.instance())
                      .terminateElement(hand.element("a"))
                      .send()
                      .join();
                  return "ok";
                }));
    all.add(
        Scenario.of("an instance is moved", Feature.MODIFICATION_MOVE)
            .deploy(two)
            .create("{}")
            .step(
                "move a to b",
                hand -> {
                  hand.client()
                      .newModifyProcessInstanceCommand(hand.instance())
                      .moveElements("a", "b")
                      .send()
                      .join();
                  return "ok";
                })
            .complete("b")
            .byDocumentation(
                "components/concepts/process-instance-modification",
                "element p is COMPLETED",
                "element p/a is TERMINATED",
                "element p/sub/b is COMPLETED"));
    all.add(
        Scenario.of("an instance begins elsewhere", Feature.START_INSTRUCTIONS)
            .deploy(two)
            .step(
                "start before a",
                hand -> {
                  hand.created(
                      hand.client()
                          .newCreateInstanceCommand()
                          .bpmnProcessId("p")
                          .latestVersion()
                          .startBeforeElement("a")
                          .send()
                          .join()
                          .getProcessInstanceKey());
                  return "ok";
                })
            .complete("a")
            .complete("b"));
    all.add(
        Scenario.of("the result is awaited", Feature.START_RESULT)
            .deploy(
                only(
                    "t",
                    any(
                        "scriptTask",
                        "t",
                        extensions("<zeebe:script expression='=a + 0.50' resultVariable='r'/>"))))
            .createWithResult("{\"a\":1,\"b\":[null,{}]}"));
    all.add(
        Scenario.of("an older version is started", Feature.START_VERSION)
            .deploy(two)
            .deploy(only("t", job("t", "work")))
            .step(
                "version 1",
                hand -> {
                  hand.created(
                      hand.client()
                          .newCreateInstanceCommand()
                          .bpmnProcessId("p")
                          .version(1)
                          .send()
                          .join()
                          .getProcessInstanceKey());
                  return "ok";
                })
            .step(
                "version 3",
                hand -> {
                  hand.client()
                      .newCreateInstanceCommand()
                      .bpmnProcessId("p")
                      .version(3)
                      .send()
                      .join();
                  return "ok";
                })
            .complete("a"));
    all.add(
        Scenario.of("the same is no new version", Feature.DEPLOYMENT)
            .deploy(two)
            .deploy(two)
            .deploy(
                only("t", job("t", "work")),
                process("q", start("s1", "") + end("e", "") + flow("s1", "e")))
            .deploy(two)
            .notTaken(new Resource("p.foo", "text"), new Resource("bad.bpmn", "<no/>")));
  }

  private static String modified(
      dev.pitcrew.engine.conformance.scenario.Hand hand, String elementId) {
    hand.client()
        .newModifyProcessInstanceCommand(hand.instance())
        .activateElement(elementId)
        .send()
        .join();
    return "ok";
  }
}
