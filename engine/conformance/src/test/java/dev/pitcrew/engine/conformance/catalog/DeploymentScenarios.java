package dev.pitcrew.engine.conformance.catalog;

import static dev.pitcrew.engine.conformance.catalog.TaskScenarios.only;
import static dev.pitcrew.engine.conformance.scenario.Acts.deleted;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is deployed, bound to, and deleted. */
final class DeploymentScenarios {

  private DeploymentScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    deletions(all);
    forms(all);
    resources(all);
    bindings(all);
    return all;
  }

  private static Resource form(String text) {
    return form("f", text, "");
  }

  private static Resource form(String id, String text, String more) {
    return new Resource(
        id + ".form",
        """
        {"id":"%s",%s"type":"default","schemaVersion":16,"executionPlatform":"Camunda Cloud","executionPlatformVersion":"8.6.0",
         "components":[{"type":"text","text":"%s","id":"c1"}]}
        """
            .formatted(id, more, text));
  }

  private static Resource rpa(String text, String tag) {
    return new Resource(
        "robot.rpa",
        """
        {"id":"robot","name":"Robot","executionPlatform":"Camunda Cloud","executionPlatformVersion":"8.6.0",%s"script":"%s"}
        """
            .formatted(tag.isEmpty() ? "" : "\"versionTag\":\"" + tag + "\",", text));
  }

  private static void deletions(List<Scenario> all) {
    Resource one = only("t", job("t", "work"));
    Resource two = only("u", job("u", "other"));
    all.add(
        Scenario.of("a process is deleted", Feature.DELETION)
            .deploy(one)
            .step("delete", deleted("process p v1"))
            .create("{}")
            .step("delete again", deleted("process p v1"))
            .deploy(one)
            .create("{}")
            .complete("work"));
    all.add(
        Scenario.of("the version before takes over from one that is deleted", Feature.DELETION)
            .deploy(one)
            .deploy(two)
            .step("delete v2", deleted("process p v2"))
            .create("{}")
            .complete("work")
            .deploy(two)
            .create("{}")
            .complete("other"));
    all.add(
        Scenario.of("an older version is deleted", Feature.DELETION)
            .deploy(one)
            .deploy(two)
            .step("delete v1", deleted("process p v1"))
            .step(
                "create v1",
                hand -> {
                  hand.client()
                      .newCreateInstanceCommand()
                      .bpmnProcessId("p")
                      .version(1)
                      .send()
                      .join();
                  return "ok";
                })
            .create("{}")
            .complete("other"));
    all.add(
        Scenario.of("a process with instances is not deleted", Feature.DELETION)
            .deploy(one)
            .create("{}")
            .step("delete", deleted("process p v1"))
            .complete("work")
            .step("delete when it has ended", deleted("process p v1"))
            .create("{}"));
    Resource begins = process(start("s1", MESSAGE) + end("e", "") + flow("s1", "e"));
    Resource beginsOtherwise = process(start("s1", MESSAGE) + end("e2", "") + flow("s1", "e2"));
    all.add(
        Scenario.of("start events pass to the version before", Feature.DELETION)
            .deploy(begins)
            .deploy(beginsOtherwise)
            .publish("m", "k", "{\"n\":1}")
            .step("delete v2", deleted("process p v2"))
            .publish("m", "k", "{\"n\":2}")
            .step("delete v1", deleted("process p v1"))
            .publish("m", "k", "{\"n\":3}"));
    all.add(
        Scenario.of("a timer passes to the version before", Feature.DELETION)
            .deploy(
                process(start("s1", timer("timeCycle", "R/PT1M")) + end("e", "") + flow("s1", "e")))
            .deploy(
                process(
                    start("s1", timer("timeCycle", "R/PT5M")) + end("e2", "") + flow("s1", "e2")))
            .step("delete v2", deleted("process p v2"))
            .pass(Duration.ofSeconds(61))
            .step("delete v1", deleted("process p v1"))
            .pass(Duration.ofSeconds(61)));
    all.add(
        Scenario.of("a signal passes to the version before", Feature.DELETION)
            .deploy(process(start("s1", SIGNAL) + end("e", "") + flow("s1", "e")))
            .deploy(process(start("s1", SIGNAL) + end("e2", "") + flow("s1", "e2")))
            .step("delete v2", deleted("process p v2"))
            .broadcast("s", "{}")
            .step("delete v1", deleted("process p v1"))
            .broadcast("s", "{}"));
    all.add(
        Scenario.of("what a call names is deleted", Feature.DELETION, Feature.INCIDENTS)
            .deploy(process("child", start("cs", "") + end("ce", "") + flow("cs", "ce")))
            .deploy(only("c", call("c", "child")))
            .create("{}")
            .step("delete", deleted("process child v1"))
            .create("{}"));
    all.add(
        Scenario.of("decisions and forms are deleted", Feature.DELETION, Feature.DMN)
            .deploy(DecisionScenarios.table("FIRST"), form("one"))
            .step("evaluate", hand -> DecisionScenarios.evaluated(hand, "{\"n\":10}"))
            .step("delete the requirements", deleted("requirements sizes v1"))
            .step("evaluate", hand -> DecisionScenarios.evaluated(hand, "{\"n\":10}"))
            .step("delete a decision alone", deleted("decision size v1"))
            .step("delete the form", deleted("form f v1"))
            .step("delete the form again", deleted("form f v1"))
            .deploy(
                only(
                    "t",
                    any(
                        "userTask",
                        "t",
                        extensions("<zeebe:userTask/><zeebe:formDefinition formId='f'/>"))))
            .create("{}"));
    all.add(
        Scenario.of("what was never deployed is not deleted", Feature.DELETION)
            .step("delete", hand -> hand.side().delete(7)));
  }

  private static void forms(List<Scenario> all) {
    all.add(
        Scenario.of(
                "what a call is bound to in its deployment is deleted",
                Feature.DELETION,
                Feature.CALL_BINDING,
                Feature.INCIDENTS)
            .deploy(
                process("child", start("cs", "") + end("ce", "") + flow("cs", "ce")),
                only(
                    "c",
                    any(
                        "callActivity",
                        "c",
                        extensions(
                            "<zeebe:calledElement processId='child' bindingType='deployment'/>"))))
            .create("{}")
            .step("delete", deleted("process child v1"))
            .create("{}"));
    for (String binding : List.of("latest", "deployment", "versionTag")) {
      String bound =
          "bindingType='" + binding + (binding.equals("versionTag") ? "' versionTag='v1'" : "'");
      all.add(
          Scenario.of("a form is bound to " + binding, Feature.LINKED_RESOURCES)
              .deploy(
                  form("f", "one", "\"versionTag\":\"v1\","),
                  only(
                      "t",
                      any(
                          "userTask",
                          "t",
                          extensions(
                              "<zeebe:userTask/><zeebe:formDefinition formId='f' "
                                  + bound
                                  + "/>"))))
              .deploy(form("two"))
              .create("{}"));
      all.add(
          Scenario.of(
                  "a form that is not there, bound to " + binding,
                  Feature.LINKED_RESOURCES,
                  Feature.INCIDENTS)
              .deploy(
                  only(
                      "t",
                      any(
                          "userTask",
                          "t",
                          extensions(
                              "<zeebe:userTask/><zeebe:formDefinition formId='f' "
                                  + bound
                                  + "/>"))))
              .create("{}")
              .deploy(form("f", "one", "\"versionTag\":\"v1\","))
              .resolve());
    }
    all.add(
        Scenario.of("a form's id and reference are expressions", Feature.LINKED_RESOURCES)
            .deploy(
                form("one"),
                only(
                    "t",
                    any(
                        "userTask",
                        "t",
                        extensions("<zeebe:userTask/><zeebe:formDefinition formId='=which'/>"))),
                process(
                    "q",
                    start("s1", "")
                        + any(
                            "userTask",
                            "t",
                            extensions(
                                "<zeebe:userTask/><zeebe:formDefinition externalReference='=\"my-\""
                                    + " + which'/>"))
                        + end("e", "")
                        + flow("s1", "t", "e")))
            .create("{\"which\":\"f\"}")
            .create("{}")
            .create("q", "{\"which\":\"f\"}"));
    for (String binding : List.of("latest", "deployment", "versionTag")) {
      all.add(
          Scenario.of(
                  "a form of a user task as a job is bound to " + binding,
                  Feature.LINKED_RESOURCES,
                  Feature.USER_TASK_JOB)
              .deploy(
                  form("f", "one", "\"versionTag\":\"v1\","),
                  only(
                      "t",
                      any(
                          "userTask",
                          "t",
                          extensions(
                              "<zeebe:formDefinition formId='=which' bindingType='%s' %s/>"
                                  .formatted(
                                      binding,
                                      binding.equals("versionTag") ? "versionTag='v1'" : "")))))
              .deploy(form("two"))
              .create("{\"which\":\"f\"}")
              .complete("io.camunda.zeebe:userTask")
              .create("{\"which\":\"g\"}")
              .create("{}"));
    }
    all.add(
        Scenario.of("forms that cannot be read", Feature.DEPLOYMENT)
            .deploy(new Resource("f.form", "no"))
            .deploy(new Resource("f.form", "{}"))
            .deploy(new Resource("f.form", "{\"id\":\"\"}"))
            .deploy(form("one"), form("two"))
            .deploy(form("one"))
            .deploy(form("one"))
            .deploy(form("two")));
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
            .deploy(new Resource("bad.rpa", "no"))
            .deploy(new Resource("bad.rpa", "{}")));
  }

  private static void bindings(List<Scenario> all) {
    for (String binding : List.of("latest", "deployment", "versionTag")) {
      String bound =
          "bindingType='" + binding + (binding.equals("versionTag") ? "' versionTag='v1'" : "'");
      all.add(
          Scenario.of("a decision is bound to " + binding, Feature.RULE_TASK_DECISION, Feature.DMN)
              .deploy(
                  DecisionScenarios.tagged("v1", "\"first\""),
                  only(
                      "t",
                      any(
                          "businessRuleTask",
                          "t",
                          extensions(
                              "<zeebe:calledDecision decisionId='d' resultVariable='r' "
                                  + bound
                                  + "/>"))))
              .deploy(DecisionScenarios.tagged("v2", "\"second\""))
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
              .deploy(
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
              .deploy(DecisionScenarios.tagged("v1", "\"first\""))
              .resolve());
      all.add(
          Scenario.of(
                  "a process that is not there, bound to " + binding,
                  Feature.CALL_BINDING,
                  Feature.INCIDENTS)
              .deploy(
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
            .deploy(
                only("t", job("t", "work")),
                process("q", start("s1", "") + any("serviceTask", "t", "") + flow("s1", "t")))
            .create("{}")
            .deploy(only("t", job("t", "work")), only("t", job("t", "other")))
            .deploy(only("t", job("t", "work")), new Resource("x.dmn", "<no/>"))
            .deploy(new Resource("empty.bpmn", ""))
            .deploy(
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
