package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Acts.begun;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Ad-hoc sub-processes whose elements the model chooses. */
public final class AdHocScenarios {

  private static final String DONE =
      "<completionCondition xsi:type='tFormalExpression'>=done</completionCondition>";

  public static final String TASKS = job("a", "a") + job("b", "b") + job("c", "c") + flow("b", "c");

  private AdHocScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    byModel(all);
    byCondition(all);
    return all;
  }

  public static String adHoc(String attributes, String extensions, String content) {
    return any("adHocSubProcess", "ah", attributes, extensions(extensions) + content);
  }

  private static String named(String elements) {
    return "<zeebe:adHoc activeElementsCollection='" + elements + "'/>";
  }

  private static void byModel(List<Scenario> all) {
    all.add(
        Scenario.of("an ad-hoc sub-process begins what the model names", Feature.AD_HOC)
            .deploy(only("ah", adHoc("", named("=[\"a\",\"b\"]"), TASKS)))
            .create("{\"x\":1}")
            .complete("b", "{\"v\":1}")
            .complete("a", "{\"w\":1}")
            .complete("c"));
    all.add(
        Scenario.of("an ad-hoc sub-process with nothing to begin", Feature.AD_HOC)
            .deploy(only("ah", adHoc("", named("=list"), TASKS)))
            .create("{\"list\":[]}"));
    all.add(
        Scenario.of(
                "what an ad-hoc sub-process shall begin is not there",
                Feature.AD_HOC,
                Feature.INCIDENTS)
            .deploy(only("ah", adHoc("", named("=list"), TASKS)))
            .create("{\"list\":[\"none\",\"a\"]}")
            .create("{\"list\":[\"c\"]}")
            .create("{\"list\":\"a\"}")
            .create("{\"list\":[1]}")
            .create("{}")
            .set("{\"list\":[\"a\"]}")
            .resolve()
            .cancel());
    all.add(
        Scenario.of("elements are begun from outside", Feature.AD_HOC)
            .deploy(only("ah", adHoc("", "", TASKS + DONE)))
            .create("{\"done\":false}")
            .step("begin a twice, and b", begun(false, "a", "a", "b"))
            .step("begin c", begun(false, "c"))
            .step("begin what is not there", begun(false, "none"))
            .complete("a")
            .complete("a")
            .complete("b")
            .set("{\"done\":true}")
            .complete("c")
            .step(
                "begin after the end", hand -> hand.side().activateAdHoc(1, List.of("a"), false)));
    all.add(
        Scenario.of("elements are begun in place of others", Feature.AD_HOC)
            .deploy(only("ah", adHoc("", "", TASKS + DONE)))
            .create("{\"done\":false}")
            .step("begin a", begun(false, "a"))
            .step("begin b instead", begun(true, "b")));
    all.add(
        Scenario.of("an ad-hoc sub-process collects", Feature.AD_HOC)
            .deploy(
                only(
                    "ah",
                    adHoc(
                        "",
                        "<zeebe:adHoc activeElementsCollection='=[\"a\",\"b\"]'"
                            + " outputCollection='rs' outputElement='=r'/>",
                        TASKS)))
            .create("{}")
            .complete("a", "{\"r\":1}")
            .complete("b", "{\"r\":2}")
            .complete("c", "{\"r\":3}"));
    all.add(
        Scenario.of("an ad-hoc sub-process maps in and out", Feature.AD_HOC, Feature.VARIABLES)
            .deploy(
                only(
                    "ah",
                    adHoc(
                        "", named("=[\"a\"]") + mappings("input|=x|y", "output|=y + 1|z"), TASKS)))
            .create("{\"x\":1}")
            .complete("a", "{\"y\":5,\"v\":1}"));
    for (boolean sequential : new boolean[] {false, true}) {
      all.add(
          Scenario.of(
                  "an ad-hoc sub-process in a loop, " + (sequential ? "in turn" : "all at once"),
                  Feature.AD_HOC,
                  sequential ? Feature.MULTI_SEQUENTIAL : Feature.MULTI_PARALLEL)
              .deploy(
                  only(
                      "ah",
                      adHoc(
                          "",
                          named("=[item]"),
                          loop(sequential, "outputCollection='rs' outputElement='=v'", "")
                              + TASKS)))
              .create("{\"items\":[\"a\",\"c\"]}")
              .complete("a", "{\"v\":1}")
              .complete("c", "{\"v\":2}"));
    }
    all.add(
        Scenario.of("what guards an ad-hoc sub-process", Feature.AD_HOC, Feature.ERROR_BOUNDARY)
            .deploy(
                process(
                    start("s1", "")
                        + adHoc("", named("=[\"a\",\"b\"]"), TASKS)
                        + boundary("n", "ah", false, SIGNAL)
                        + boundary("i", "ah", true, ERROR)
                        + end("e", "")
                        + end("ne", "")
                        + end("ie", "")
                        + flow("s1", "ah", "e")
                        + flow("n", "ne")
                        + flow("i", "ie")))
            .create("{}")
            .broadcast("s", "{\"told\":1}")
            .throwError("a", "bad", "{\"why\":1}")
            .create("{}")
            .cancel());
    all.add(
        Scenario.of("an event sub-process in an ad-hoc sub-process", Feature.AD_HOC)
            .deploy(
                only(
                    "ah",
                    adHoc(
                        "",
                        named("=[\"a\"]"),
                        job("a", "a")
                            + eventSub(
                                "es",
                                start("s3", false, MESSAGE)
                                    + job("h", "handle")
                                    + end("e3", "")
                                    + flow("s3", "h", "e3")))))
            .create("{}")
            .publish("m", "k", "{\"n\":1}")
            .complete("a")
            .complete("handle"));
    all.add(
        Scenario.of("an event sub-process adds to what is collected", Feature.AD_HOC)
            .deploy(
                only(
                    "ah",
                    adHoc(
                        "",
                        "<zeebe:adHoc activeElementsCollection='=[\"a\"]'"
                            + " outputCollection='rs' outputElement='=r'/>",
                        job("a", "a")
                            + eventSub(
                                "es",
                                start("s3", false, MESSAGE)
                                    + job("h", "handle")
                                    + end("e3", "")
                                    + flow("s3", "h", "e3")))))
            .create("{}")
            .publish("m", "k", "{\"n\":1}")
            .complete("handle")
            .publish("m", "k", "{\"n\":2}")
            .complete("handle", "{\"r\":1}")
            .complete("a", "{\"r\":2}"));
    all.add(
        Scenario.of(
                "an ad-hoc sub-process with something that is undone",
                Feature.AD_HOC,
                Feature.COMPENSATION_BOUNDARY)
            .deploy(
                only(
                    "ah",
                    adHoc(
                        "",
                        named("=[\"a\"]"),
                        job("a", "a")
                            + boundary("on", "a", true, COMPENSATION)
                            + throwing("th", COMPENSATION)
                            + any(
                                "serviceTask",
                                "u",
                                "isForCompensation='true'",
                                extensions(type("u")))
                            + "<association id='as' associationDirection='One' sourceRef='on'"
                            + " targetRef='u'/>")))
            .create("{}")
            .step("begin the handler", begun(false, "u"))
            .complete("a")
            .complete("u"));
  }

  private static void byCondition(List<Scenario> all) {
    for (boolean cancel : new boolean[] {true, false}) {
      Resource conditional =
          only(
              "ah",
              adHoc(
                  "cancelRemainingInstances='" + cancel + "'",
                  named("=[\"a\",\"b\"]"),
                  TASKS + DONE));
      all.add(
          Scenario.of(
                  "a completion condition holds, the rest is "
                      + (cancel ? "canceled" : "waited for"),
                  Feature.AD_HOC)
              .deploy(conditional)
              .create("{\"done\":false}")
              .complete("a", "{\"done\":true}")
              .complete("b")
              .complete("c"));
      all.add(
          Scenario.of(
                  "a completion condition never holds, "
                      + (cancel ? "canceling" : "waiting for the rest"),
                  Feature.AD_HOC)
              .deploy(conditional)
              .create("{\"done\":false}")
              .complete("a")
              .complete("b")
              .complete("c")
              .step("begin a", begun(false, "a"))
              .complete("a", "{\"done\":true}"));
    }
    all.add(
        Scenario.of("a completion condition fails", Feature.AD_HOC, Feature.INCIDENTS)
            .deploy(only("ah", adHoc("", named("=[\"a\",\"b\"]"), TASKS + DONE)))
            .create("{}")
            .complete("a")
            .set("{\"done\":false}")
            .resolve()
            .complete("b", "{\"done\":\"text\"}")
            .complete("c")
            .set("{\"done\":true}")
            .resolve());
  }
}
