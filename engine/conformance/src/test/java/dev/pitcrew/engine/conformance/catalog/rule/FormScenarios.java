package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Acts.deleted;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Forms: versions, bindings, and what is missing. */
public final class FormScenarios {

  private FormScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    forms(all);
    return all;
  }

  public static Resource form(String text) {
    return form("f", text, "");
  }

  public static Resource form(String id, String text, String more) {
    return new Resource(
        id + ".form",
        """
        {"id":"%s",%s"type":"default","schemaVersion":16,"executionPlatform":"Camunda Cloud","executionPlatformVersion":"8.6.0",
         "components":[{"type":"text","text":"%s","id":"c1"}]}
        """
            .formatted(id, more, text));
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
              .attempt(
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
            .notTaken(new Resource("f.form", "no"))
            .notTaken(new Resource("f.form", "{}"))
            .notTaken(new Resource("f.form", "{\"id\":\"\"}"))
            .notTaken(form("one"), form("two"))
            .deploy(form("one"))
            .deploy(form("one"))
            .deploy(form("two")));
  }
}
