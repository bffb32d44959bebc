package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import dev.pitcrew.engine.conformance.side.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How instances begin: by version or key, with tags, in the middle, and what awaiting them tells.
 */
public final class StartScenarios {

  private static final Resource ONE = only("t", job("t", "work"));

  private static final Resource TWO =
      process(
          start("s1", "")
              + job("a", "a")
              + subOf("sub", "b", job("b", "b"))
              + job("c", "c")
              + boundary("bt", "c", true, MESSAGE)
              + end("be", "")
              + end("e", "")
              + flow("s1", "a", "sub", "c", "e")
              + flow("bt", "be"));

  private StartScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    starts(all);
    return all;
  }

  private static void starts(List<Scenario> all) {
    all.add(
        Scenario.of("tags go with an instance", Feature.START_TAGS)
            .deploy(
                ONE,
                process(
                    "q", start("s1", "") + call("c", "p") + end("e", "") + flow("s1", "c", "e")))
            .step("with tags", hand -> tagged(hand, "p", "b:2", "a:1"))
            .complete("work")
            .step("of a call", hand -> tagged(hand, "q", "x"))
            .complete("work")
            .byDocumentation(
                "components/concepts/process-instance-creation",
                "reply 2 to with tags: ok [a:1, b:2]",
                "reply 3 to complete work: ok, saw {} retries=3 headers=[] tags=[a:1, b:2]",
                "reply 5 to complete work: ok, saw {} retries=3 headers=[] tags=[x]"));
    all.add(
        Scenario.of("an instance begins before elements", Feature.START_INSTRUCTIONS)
            .deploy(TWO)
            .step("before a and c", hand -> before(hand, "a", "c"))
            .complete("a")
            .complete("b")
            .complete("c")
            .complete("c"));
    all.add(
        Scenario.of("an instance does not begin anywhere", Feature.START_INSTRUCTIONS)
            .deploy(TWO)
            .step("before what is not there", hand -> before(hand, "none"))
            .step("before a start event", hand -> before(hand, "s1"))
            .step("before a boundary event", hand -> before(hand, "bt"))
            .step("before a flow", hand -> before(hand, "s1-a"))
            .step("before an end event", hand -> before(hand, "e"))
            .step("before nothing", hand -> before(hand, "")));
    all.add(
        Scenario.of("an instance begins within a sub-process", Feature.START_INSTRUCTIONS)
            .deploy(TWO)
            .step("before b", hand -> before(hand, "b"))
            .complete("b")
            .complete("c"));
    all.add(
        Scenario.of("a process is started by its key", Feature.START_VERSION)
            .deploy(ONE)
            .deploy(TWO)
            .step("v1", hand -> byKey(hand, hand.deployed("process p v1")))
            .step("what is not there", hand -> byKey(hand, 7))
            .step("-1", hand -> byKey(hand, -1)));
    all.add(
        Scenario.of("only named variables are told of a result", Feature.START_RESULT)
            .deploy(
                only(
                    "t",
                    any(
                        "scriptTask",
                        "t",
                        extensions("<zeebe:script expression='=a + 1' resultVariable='r'/>"))))
            .step("r and none", hand -> awaited(hand, "{\"a\":1,\"b\":2}", "r", "none")));
    all.add(
        Scenario.of("a process without a none start event is not started", Feature.START_RESULT)
            .deploy(process(start("s1", MESSAGE) + end("e", "") + flow("s1", "e")))
            .create("{}")
            .createWithResult("{}"));
  }

  private static String tagged(Hand hand, String process, String... tags) {
    var created =
        hand.client()
            .newCreateInstanceCommand()
            .bpmnProcessId(process)
            .latestVersion()
            .tags(tags)
            .send()
            .join();
    hand.created(created.getProcessInstanceKey());
    return "ok " + new TreeSet<>(created.getTags());
  }

  private static String before(Hand hand, String... ids) {
    var command = hand.client().newCreateInstanceCommand().bpmnProcessId("p").latestVersion();
    for (String id : ids) {
      command = command.startBeforeElement(id);
    }
    hand.created(command.variables("{\"x\":1}").send().join().getProcessInstanceKey());
    return "ok";
  }

  private static String byKey(Hand hand, long key) {
    hand.created(
        hand.client()
            .newCreateInstanceCommand()
            .processDefinitionKey(key)
            .send()
            .join()
            .getProcessInstanceKey());
    return "ok";
  }

  private static String awaited(Hand hand, String variables, String... fetched) {
    return "ok "
        + Json.sorted(
            hand.client()
                .newCreateInstanceCommand()
                .bpmnProcessId("p")
                .latestVersion()
                .variables(variables)
                .withResult()
                .fetchVariables(fetched)
                .send()
                .join()
                .getVariables());
  }
}
