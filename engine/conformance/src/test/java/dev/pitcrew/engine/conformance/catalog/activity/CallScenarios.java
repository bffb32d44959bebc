package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Call activities. */
public final class CallScenarios {

  public static final Resource CHILD =
      process(
          "child", start("cs", "") + job("ct", "cwork") + end("ce", "") + flow("cs", "ct", "ce"));

  private CallScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    calls(all);
    return all;
  }

  public static Resource calling(String attributes, String mappings) {
    return only(
        "c",
        any(
            "callActivity",
            "c",
            extensions("<zeebe:calledElement " + attributes + "/>" + mappings)));
  }

  private static void calls(List<Scenario> all) {
    all.add(
        Scenario.of("a call passes all down and up", Feature.CALL_ACTIVITY)
            .deploy(CHILD, calling("processId='child'", mappings("input|=a|b")))
            .create("{\"a\":1}")
            .complete("cwork", "{\"out\":5,\"b\":2}"));
    all.add(
        Scenario.of("a call passes what is mapped", Feature.CALL_ACTIVITY)
            .deploy(
                CHILD,
                calling(
                    "processId='child' propagateAllChildVariables='false' propagateAllParentVariables='false'",
                    mappings("input|=a|b", "output|=out|res")))
            .create("{\"a\":1,\"z\":2}")
            .complete("cwork", "{\"out\":5,\"b\":2}"));
    all.add(
        Scenario.of(
                "a call names its process by an expression",
                Feature.CALL_ACTIVITY,
                Feature.INCIDENTS)
            .deploy(calling("processId='=which'", ""))
            .create("{\"which\":\"child\"}")
            .deploy(CHILD)
            .resolve()
            .complete("cwork")
            .create("{\"which\":7}"));
    all.add(
        Scenario.of("an error is caught by the call", Feature.CALL_ACTIVITY, Feature.ERROR_BOUNDARY)
            .deploy(
                CHILD,
                guarded(
                    "c",
                    call("c", "child")
                        + boundary("b", "c", true, extensions(mappings("output|=v|w")) + ERROR)))
            .create("{\"a\":1}")
            .throwError("cwork", "bad", "{\"v\":1}"));
    all.add(
        Scenario.of(
                "a canceled instance ends what it called", Feature.CANCEL, Feature.CALL_ACTIVITY)
            .deploy(CHILD, calling("processId='child'", ""))
            .create("{}")
            .fail("cwork", 0, "{}")
            .cancel()
            .cancel());
    Resource other =
        process("child", start("cs", "") + manual("new") + end("ce", "") + flow("cs", "new", "ce"));
    for (String binding : List.of("latest", "deployment")) {
      all.add(
          Scenario.of("a call is bound to " + binding, Feature.CALL_BINDING)
              .deploy(CHILD, calling("processId='child' bindingType='" + binding + "'", ""))
              .deploy(other)
              .create("{}")
              .complete("cwork"));
    }
    Resource tagged =
        process(
            "child",
            extensions("<zeebe:versionTag value='v1'/>")
                + start("cs", "")
                + job("ct", "cwork")
                + end("ce", "")
                + flow("cs", "ct", "ce"));
    all.add(
        Scenario.of("a call is bound to a version tag", Feature.CALL_BINDING)
            .deploy(tagged)
            .deploy(other)
            .deploy(calling("processId='child' bindingType='versionTag' versionTag='v1'", ""))
            .create("{}")
            .complete("cwork")
            .deploy(calling("processId='child' bindingType='versionTag' versionTag='v2'", ""))
            .create("{}"));
    all.add(
        Scenario.of(
                "a call in a loop has mappings", Feature.CALL_ACTIVITY, Feature.MULTI_SEQUENTIAL)
            .deploy(
                CHILD,
                process(
                    start("s1", "")
                        + any(
                            "callActivity",
                            "c",
                            extensions(
                                    "<zeebe:calledElement processId='child'/>"
                                        + mappings("input|=item|given"))
                                + loop(true, "", ""))
                        + end("e", "")
                        + flow("s1", "c", "e")))
            .create("{\"items\":[1,2]}")
            .complete("cwork", "{\"given\":7,\"new\":1}")
            .complete("cwork", "{\"item\":8,\"new\":2}"));
  }
}
