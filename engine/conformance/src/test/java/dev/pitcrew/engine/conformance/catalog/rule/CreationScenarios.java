package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.any;
import static dev.pitcrew.engine.conformance.scenario.Xml.boundary;
import static dev.pitcrew.engine.conformance.scenario.Xml.catching;
import static dev.pitcrew.engine.conformance.scenario.Xml.end;
import static dev.pitcrew.engine.conformance.scenario.Xml.eventSub;
import static dev.pitcrew.engine.conformance.scenario.Xml.extensions;
import static dev.pitcrew.engine.conformance.scenario.Xml.flow;
import static dev.pitcrew.engine.conformance.scenario.Xml.job;
import static dev.pitcrew.engine.conformance.scenario.Xml.listeners;
import static dev.pitcrew.engine.conformance.scenario.Xml.loop;
import static dev.pitcrew.engine.conformance.scenario.Xml.mappings;
import static dev.pitcrew.engine.conformance.scenario.Xml.process;
import static dev.pitcrew.engine.conformance.scenario.Xml.start;
import static dev.pitcrew.engine.conformance.scenario.Xml.sub;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import dev.pitcrew.engine.conformance.scenario.Xml;
import io.camunda.client.api.command.CreateProcessInstanceCommandStep1.CreateProcessInstanceCommandStep3;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where instances are asked to begin and to end, and what agents are told. */
public final class CreationScenarios {

  private CreationScenarios() {}

  public static List<Scenario> all() {
    Resource nested = nested();
    return List.of(
        creating(
                Scenario.of("instances begin within scopes", Feature.START_INSTRUCTIONS)
                    .deploy(nested),
                c -> c.startBeforeElement("deep").startBeforeElement("sub"))
            .broadcast("s", "{}")
            .complete("deep")
            .complete("inner"),
        creating(
                Scenario.of("instances begin in event sub-processes", Feature.START_INSTRUCTIONS)
                    .deploy(nested),
                c -> c.startBeforeElement("x").startBeforeElement("on"))
            .complete("x")
            .complete("x"),
        refusals(nested),
        creating(
                Scenario.of("an instance is ended after an element", Feature.START_INSTRUCTIONS)
                    .deploy(nested),
                c -> c.terminateAfterElement("deep"))
            .complete("began")
            .complete("a")
            .complete("inner")
            .complete("deep")
            .byDocumentation(
                "components/concepts/process-instance-creation",
                "element p is TERMINATED",
                "element p/sub is TERMINATED",
                "order of p/sub/subsub: [ds, deep]"),
        Scenario.of("agents are told what to bring", Feature.AD_HOC)
            .deploy(
                process(
                    start("s1", "")
                        + any(
                            "adHocSubProcess",
                            "ah",
                            any(
                                "serviceTask",
                                "t",
                                extensions(
                                    Xml.type("t")
                                        + mappings(
                                            "input|=fromAi(toolCall.a, &quot;what&quot;,"
                                                + " &quot;number&quot;, {minimum: 1}) + 1|v",
                                            "input|=[fromAi(value: b, options: {required:"
                                                + " false})]|w"))))
                        + end("e", "")
                        + flow("s1", "ah", "e")))
            .create("{}"));
  }

  private static Scenario refusals(Resource nested) {
    Scenario scenario =
        Scenario.of(
                "elements that cannot begin an instance are refused", Feature.START_INSTRUCTIONS)
            .deploy(nested);
    for (String id : List.of("s1", "b", "s1-a", "c", "in-loop", "in-ad-hoc", "nope")) {
      creating(scenario, c -> c.startBeforeElement("a").startBeforeElement(id));
    }
    return scenario;
  }

  private static Scenario creating(
      Scenario scenario, UnaryOperator<CreateProcessInstanceCommandStep3> how) {
    return scenario.step(
        "create p as asked",
        hand -> {
          hand.created(
              how.apply(hand.client().newCreateInstanceCommand().bpmnProcessId("p").latestVersion())
                  .variables("{\"items\":[1]}")
                  .send()
                  .join()
                  .getProcessInstanceKey());
          return "ok";
        });
  }

  private static Resource nested() {
    return process(
        extensions(listeners("start began"))
            + start("s1", "")
            + job("a", "a")
            + boundary("b", "a", true, Xml.SIGNAL)
            + end("be", "")
            + flow("b", "be")
            + sub(
                "sub",
                start("ss", "")
                    + job("inner", "inner")
                    + sub("subsub", start("ds", "") + job("deep", "deep") + flow("ds", "deep"))
                    + flow("ss", "inner", "subsub"))
            + any("eventBasedGateway", "g", "")
            + catching("c", Xml.MINUTE)
            + catching("c2", Xml.SIGNAL)
            + any(
                "subProcess",
                "many",
                loop(false, "", "")
                    + start("ms", "")
                    + job("in-loop", "in-loop")
                    + flow("ms", "in-loop"))
            + any("adHocSubProcess", "ah", job("in-ad-hoc", "in-ad-hoc"))
            + eventSub("on", start("os", false, Xml.SIGNAL) + job("x", "x") + flow("os", "x"))
            + flow("s1", "a", "sub", "many", "ah", "g")
            + flow("g", "c")
            + flow("g", "c2"));
  }
}
