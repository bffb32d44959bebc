package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Acts.deleted;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Dmn;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Other files that are deployed, and what is bound to a deployment or a version tag. */
public final class ResourceScenarios {

  private ResourceScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    resources(all);
    bindings(all);
    return all;
  }

  private static Resource rpa(String text, String tag) {
    return new Resource(
        "robot.rpa",
        """
        {"id":"robot","name":"Robot","executionPlatform":"Camunda Cloud","executionPlatformVersion":"8.6.0",%s"script":"%s"}
        """
            .formatted(tag.isEmpty() ? "" : "\"versionTag\":\"" + tag + "\",", text));
  }

  private static void resources(List<Scenario> all) {
    for (String binding : List.of("latest", "deployment", "versionTag")) {
      String task =
          any(
              "serviceTask",
              "t",
              extensions(
                  type("work")
                      + "<zeebe:linkedResources><zeebe:linkedResource resourceId='robot' resourceType='RPA' linkName='script' bindingType='%s' %s/></zeebe:linkedResources>"
                          .formatted(
                              binding, binding.equals("versionTag") ? "versionTag='v1'" : "")));
      all.add(
          Scenario.of("a linked resource is bound to " + binding, Feature.LINKED_RESOURCES)
              .deploy(rpa("one", "v1"), only("t", task))
              .deploy(rpa("two", ""))
              .create("{}")
              .complete("work"));
      all.add(
          Scenario.of(
                  "a linked resource that is not there, bound to " + binding,
                  Feature.LINKED_RESOURCES,
                  Feature.INCIDENTS)
              .deploy(only("t", task))
              .create("{}")
              .deploy(rpa("one", "v1"))
              .resolve()
              .complete("work"));
    }
    all.add(
        Scenario.of(
                "resources have versions, and are deleted", Feature.DEPLOYMENT, Feature.DELETION)
            .deploy(rpa("one", ""))
            .deploy(rpa("one", ""))
            .deploy(rpa("two", ""))
            .step("delete v2", deleted("resource robot v2"))
            .deploy(rpa("two", ""))
            .notTaken(new Resource("bad.rpa", "no"))
            .notTaken(new Resource("bad.rpa", "{}")));
  }

  private static void bindings(List<Scenario> all) {
    for (String binding : List.of("latest", "deployment", "versionTag")) {
      String bound =
          "bindingType='" + binding + (binding.equals("versionTag") ? "' versionTag='v1'" : "'");
      all.add(
          Scenario.of("a decision is bound to " + binding, Feature.RULE_TASK_DECISION, Feature.DMN)
              .deploy(
                  Dmn.tagged("v1", "\"first\""),
                  only(
                      "t",
                      any(
                          "businessRuleTask",
                          "t",
                          extensions(
                              "<zeebe:calledDecision decisionId='d' resultVariable='r' "
                                  + bound
                                  + "/>"))))
              .deploy(Dmn.tagged("v2", "\"second\""))
              .create("{}")
              .step("delete the newest", deleted("requirements ds v2"))
              .create("{}")
              .step("delete the first", deleted("requirements ds v1"))
              .create("{}"));
      all.add(
          Scenario.of(
                  "a decision that is not there, bound to " + binding,
                  Feature.RULE_TASK_DECISION,
                  Feature.INCIDENTS)
              .attempt(
                  only(
                      "t",
                      any(
                          "businessRuleTask",
                          "t",
                          extensions(
                              "<zeebe:calledDecision decisionId='d' resultVariable='r' "
                                  + bound
                                  + "/>"))))
              .create("{}")
              .deploy(Dmn.tagged("v1", "\"first\""))
              .resolve());
      all.add(
          Scenario.of(
                  "a process that is not there, bound to " + binding,
                  Feature.CALL_BINDING,
                  Feature.INCIDENTS)
              .attempt(
                  only(
                      "c",
                      any(
                          "callActivity",
                          "c",
                          extensions("<zeebe:calledElement processId='child' " + bound + "/>"))))
              .create("{}")
              .deploy(
                  process(
                      "child",
                      extensions("<zeebe:versionTag value='v1'/>")
                          + start("cs", "")
                          + end("ce", "")
                          + flow("cs", "ce")))
              .resolve());
    }
    all.add(
        Scenario.of("one deployment is all or nothing", Feature.DEPLOYMENT)
            .notTaken(
                only("t", job("t", "work")),
                process("q", start("s1", "") + any("serviceTask", "t", "") + flow("s1", "t")))
            .create("{}")
            .notTaken(only("t", job("t", "work")), only("t", job("t", "other")))
            .notTaken(only("t", job("t", "work")), new Resource("x.dmn", "<no/>"))
            .notTaken(new Resource("empty.bpmn", ""))
            .notTaken(
                Resource.of(
                    "none.bpmn",
                    "<process id='p' isExecutable='false'><startEvent id='s'/></process>"))
            .create("{}"));
    all.add(
        Scenario.of("two processes in one file", Feature.DEPLOYMENT, Feature.PROCESS)
            .deployXml(
                """
                <process id='p' isExecutable='true'><startEvent id='s1'/><endEvent id='e'/><sequenceFlow id='f' sourceRef='s1' targetRef='e'/></process>
                <process id='q' isExecutable='true'><startEvent id='s2'/><endEvent id='e2'/><sequenceFlow id='f2' sourceRef='s2' targetRef='e2'/></process>
                <process id='no' isExecutable='false'><startEvent id='s3'/></process>
                """)
            .create("{}")
            .create("q", "{}")
            .create("no", "{}"));
  }
}
