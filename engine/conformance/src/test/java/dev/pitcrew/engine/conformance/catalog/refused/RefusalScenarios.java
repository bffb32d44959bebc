package dev.pitcrew.engine.conformance.catalog.refused;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Models that neither engine takes. */
public final class RefusalScenarios {

  private RefusalScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    refused(
        all,
        "a complex gateway",
        Feature.COMPLEX_GATEWAY,
        only("x", any("complexGateway", "x", "")));
    refused(
        all,
        "a transaction",
        Feature.TRANSACTION,
        only("x", any("transaction", "x", start("s2", "") + end("e2", "") + flow("s2", "e2"))));
    refused(
        all,
        "a cancel end event",
        Feature.TRANSACTION,
        process(start("s1", "") + end("e", "<cancelEventDefinition/>") + flow("s1", "e")));
    refused(
        all,
        "an event with two definitions",
        Feature.MULTIPLE_EVENT,
        only("c", catching("c", MESSAGE + SIGNAL)));
    refused(
        all,
        "a task without a job type",
        Feature.BAD_MODELS,
        only("t", any("serviceTask", "t", "")));
    refused(all, "a process without a start event", Feature.BAD_MODELS, process(end("e", "")));
    refused(
        all, "an expression that cannot be read", Feature.BAD_MODELS, only("t", job("t", "=1 +")));
    refused(
        all,
        "a message without a key",
        Feature.BAD_MODELS,
        Resource.of(
            "p.bpmn",
            "<process id='p' isExecutable='true'>"
                + start("s1", "")
                + catching("c", "<messageEventDefinition messageRef='n'/>")
                + end("e", "")
                + flow("s1", "c", "e")
                + "</process><message id='n' name='n'/>"));
    refused(
        all,
        "an error without a code that is thrown",
        Feature.BAD_MODELS,
        process(start("s1", "") + end("e", ANY_ERROR) + flow("s1", "e")));
    return all;
  }

  private static void refused(List<Scenario> all, String name, Feature feature, Resource resource) {
    all.add(Scenario.of(name + " is refused", feature).refused(resource));
  }
}
