package dev.pitcrew.engine.conformance.catalog;

import static dev.pitcrew.engine.conformance.catalog.TaskScenarios.only;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Acts;
import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import dev.pitcrew.engine.conformance.side.Json;
import io.camunda.client.api.search.enums.BatchOperationState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How instances begin, what calls refuse, and what the judge cannot be asked. */
final class ApiScenarios {

  private static final String CREATION = "components/concepts/process-instance-creation";
  private static final String BATCHES = "components/concepts/batch-operations";
  private static final String CONDITIONS = "components/modeler/bpmn/conditional-events";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int LOOKS_MAX = 2_000;

  private static final Resource ONE = only("t", job("t", "work"));
  private static final Resource TWO =
      process(
          start("s1", "")
              + job("a", "a")
              + sub("sub", start("s2", "") + job("b", "b") + end("e2", "") + flow("s2", "b", "e2"))
              + job("c", "c")
              + boundary("bt", "c", true, MESSAGE)
              + end("be", "")
              + end("e", "")
              + flow("s1", "a", "sub", "c", "e")
              + flow("bt", "be"));

  private ApiScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    starts(all);
    streams(all);
    refusals(all);
    conditionalStarts(all);
    businessIds(all);
    batches(all);
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

  private static void streams(List<Scenario> all) {
    all.add(
        Scenario.of("jobs are pushed", Feature.JOB_STREAMS)
            .deploy(
                only(
                    "t",
                    any(
                        "serviceTask",
                        "t",
                        extensions(
                            type("work")
                                + "<zeebe:taskHeaders><zeebe:header key='k'"
                                + " value='v'/></zeebe:taskHeaders>"))))
            .create("{\"early\":1,\"other\":1}")
            .act("open a stream", hand -> hand.openStream("work", List.of("early", "late")))
            .create("{\"late\":1,\"other\":1}")
            .create("{\"late\":2}")
            .step("what was pushed", hand -> hand.pushed(2))
            .activate("work", HOUR)
            .activate("work", HOUR));
    all.add(
        Scenario.of("a job that failed is pushed again", Feature.JOB_STREAMS)
            .deploy(ONE)
            .act("open a stream", hand -> hand.openStream("work", List.of()))
            .create("{\"a\":1}")
            .step("what was pushed", hand -> hand.pushed(1))
            .act(
                "fail",
                hand -> hand.client().newFailCommand(hand.lastPushed()).retries(2).send().join())
            .step("what was pushed", hand -> hand.pushed(2))
            .act(
                "complete",
                hand -> hand.client().newCompleteCommand(hand.lastPushed()).send().join()));
  }

  private static void refusals(List<Scenario> all) {
    all.add(
        Scenario.of("what jobs refuse", Feature.REFUSALS)
            .deploy(ONE)
            .create("{}")
            .activate("work", HOUR)
            .act(
                "fail with -1 retries",
                h -> h.client().newFailCommand(key(h)).retries(-1).send().join())
            .act(
                "retries 0",
                h -> h.client().newUpdateRetriesCommand(key(h)).retries(0).send().join())
            .act(
                "retries -1",
                h -> h.client().newUpdateRetriesCommand(key(h)).retries(-1).send().join())
            .act(
                "timeout of 0",
                h -> h.client().newUpdateTimeoutCommand(key(h)).timeout(0).send().join())
            .act(
                "timeout of -1",
                h -> h.client().newUpdateTimeoutCommand(key(h)).timeout(-1).send().join())
            .act(
                "timeout of none",
                h -> h.client().newUpdateTimeoutCommand(7).timeout(HOUR).send().join())
            .act(
                "no type",
                h ->
                    h.client()
                        .newActivateJobsCommand()
                        .jobType("")
                        .maxJobsToActivate(1)
                        .send()
                        .join())
            .act(
                "no jobs",
                h ->
                    h.client()
                        .newActivateJobsCommand()
                        .jobType("work")
                        .maxJobsToActivate(0)
                        .send()
                        .join())
            .act(
                "no time",
                h ->
                    h.client()
                        .newActivateJobsCommand()
                        .jobType("work")
                        .maxJobsToActivate(1)
                        .timeout(Duration.ZERO)
                        .send()
                        .join())
            .fail("work", 0, "{}")
            .act(
                "complete without retries",
                h -> h.client().newCompleteCommand(key(h)).send().join())
            .act(
                "fail without retries",
                h -> h.client().newFailCommand(key(h)).retries(1).send().join())
            .act(
                "throw without retries",
                h -> h.client().newThrowErrorCommand(key(h)).errorCode("x").send().join())
            .act(
                "timeout without retries",
                h -> h.client().newUpdateTimeoutCommand(key(h)).timeout(HOUR).send().join())
            .cancel()
            .act("complete when canceled", h -> h.client().newCompleteCommand(key(h)).send().join())
            .act(
                "timeout when canceled",
                h -> h.client().newUpdateTimeoutCommand(key(h)).timeout(HOUR).send().join()));
    all.add(
        Scenario.of(
                "a job is worked on without being given out", Feature.REFUSALS, Feature.JOB_RETRIES)
            .deploy(ONE)
            .create("{}")
            .activate("work", Duration.ofSeconds(10))
            .pass(Duration.ofMinutes(1))
            .act(
                "timeout when timed out",
                h -> h.client().newUpdateTimeoutCommand(key(h)).timeout(HOUR).send().join())
            .act(
                "fail when timed out",
                h -> h.client().newFailCommand(key(h)).retries(2).send().join())
            .act(
                "complete when failed",
                h -> h.client().newCompleteCommand(key(h)).variables("{\"v\":1}").send().join()));
    all.add(
        Scenario.of("what instances refuse", Feature.REFUSALS)
            .deploy(
                ONE,
                process(
                    "q", start("s1", "") + call("c", "p") + end("e", "") + flow("s1", "c", "e")))
            .create("q", "{}")
            .act(
                "cancel the called one",
                h -> h.client().newCancelInstanceCommand(h.element("p")).send().join())
            .act(
                "cancel an element",
                h -> h.client().newCancelInstanceCommand(h.element("t")).send().join())
            .act(
                "wrong variables",
                h -> h.client().newSetVariablesCommand(h.instance()).variables("[1]").send().join())
            .act(
                "variables that are no JSON",
                h -> h.client().newSetVariablesCommand(h.instance()).variables("{").send().join())
            .create("no such", "{}")
            .act(
                "wrong variables",
                h ->
                    h.client()
                        .newCreateInstanceCommand()
                        .bpmnProcessId("p")
                        .latestVersion()
                        .variables("[1]")
                        .send()
                        .join())
            .complete("work", "{\"v\":1}")
            .act(
                "variables of what has ended",
                h ->
                    h.client()
                        .newSetVariablesCommand(h.instance())
                        .variables("{\"x\":1}")
                        .send()
                        .join())
            .cancel());
    all.add(
        Scenario.of("what messages and signals refuse", Feature.REFUSALS)
            .publish("m", "k", Duration.ofMillis(-1), "{}")
            .act(
                "wrong variables",
                h ->
                    h.client()
                        .newBroadcastSignalCommand()
                        .signalName("s")
                        .variables("[1]")
                        .send()
                        .join())
            .publish("m", "k", "{"));
    all.add(
        Scenario.of("calls that leave out what they need", Feature.REFUSALS)
            .deploy(ONE)
            .create("p", "{}")
            .publish("", "k", "{}")
            .broadcast("", "{}")
            .act(
                "variables that are null",
                h ->
                    h.client().newSetVariablesCommand(h.instance()).variables("null").send().join())
            .create("", "{}")
            .activate("work", HOUR)
            .act(
                "error without a code",
                h -> h.client().newThrowErrorCommand(key(h)).errorCode("").send().join()));
    all.add(
        Scenario.of("what incidents refuse", Feature.REFUSALS, Feature.INCIDENTS)
            .deploy(ONE)
            .create("{}")
            .fail("work", 0, "{}")
            .resolve()
            .act(
                "resolve what is resolved",
                h ->
                    h.client()
                        .newResolveIncidentCommand(h.history().incidents().getFirst())
                        .send()
                        .join())
            .cancel()
            .act(
                "resolve what is canceled",
                h ->
                    h.client()
                        .newResolveIncidentCommand(h.history().incidents().getFirst())
                        .send()
                        .join()));
  }

  private static long key(Hand hand) {
    return hand.lastJob("work").orElseThrow().getKey();
  }

  private static String evaluated(Hand hand, String variables) {
    var command = hand.client().newEvaluateConditionalCommand().variables(variables);
    return "ok " + command.send().join().getProcessInstances().size();
  }

  private static void conditionalStarts(List<Scenario> all) {
    Resource two =
        process(
            start("s1", condition("=x > 1", ""))
                + start("s2", condition("=y", ""))
                + job("t", "work")
                + end("e", "")
                + flow("s1", "t", "e")
                + flow("s2", "t"));
    all.add(
        Scenario.of(
                "a condition begins an instance", Feature.CONDITION_START, Feature.CONDITION_RULES)
            .deploy(two, process("q", start("s1", "") + end("e", "") + flow("s1", "e")))
            .step("nothing holds", hand -> evaluated(hand, "{\"x\":1}"))
            .step("one holds", hand -> evaluated(hand, "{\"x\":2,\"y\":\"no\"}"))
            .step("both hold", hand -> evaluated(hand, "{\"x\":2,\"y\":true}"))
            .complete("work")
            .byDocumentation(
                CONDITIONS,
                "reply 2 to nothing holds: ok 0",
                "reply 3 to one holds: ok 1",
                "reply 4 to both hold: ok 2",
                "element p/s1 is COMPLETED",
                "element p#2/s1 is COMPLETED",
                "element p#3/s2 is COMPLETED",
                "variable p.x = 2",
                "element p is COMPLETED"));
    all.add(
        Scenario.of("only the newest version begins by a condition", Feature.CONDITION_START)
            .deploy(process(start("s1", condition("=x > 1", "")) + end("e", "") + flow("s1", "e")))
            .deploy(
                process(start("s1", condition("=x > 5", "")) + end("e2", "") + flow("s1", "e2")))
            .step("2", hand -> evaluated(hand, "{\"x\":2}"))
            .step("6", hand -> evaluated(hand, "{\"x\":6}"))
            .byDocumentation(
                CONDITIONS,
                "reply 3 to 2: ok 0",
                "reply 4 to 6: ok 1",
                "element p/e2 is COMPLETED"));
    all.add(
        Scenario.of("a condition is asked of one definition", Feature.CONDITION_START)
            .deploy(
                process(start("s1", condition("=x > 1", "")) + end("e", "") + flow("s1", "e")),
                process("q", start("s1", condition("=x > 1", "")) + end("e", "") + flow("s1", "e")))
            .step(
                "q alone",
                hand ->
                    "ok "
                        + hand.client()
                            .newEvaluateConditionalCommand()
                            .variables("{\"x\":2}")
                            .processDefinitionKey(hand.deployed("process q v1"))
                            .send()
                            .join()
                            .getProcessInstances()
                            .size())
            .step(
                "none",
                hand ->
                    "ok "
                        + hand.client()
                            .newEvaluateConditionalCommand()
                            .variables("{\"x\":2}")
                            .processDefinitionKey(7)
                            .send()
                            .join())
            .byDocumentation(
                CONDITIONS,
                "reply 2 to q alone: ok 1",
                "reply 3 to none: NOT_FOUND",
                "element q is COMPLETED"));
  }

  private static void businessIds(List<Scenario> all) {
    all.add(
        Scenario.of("a business id goes with an instance", Feature.BUSINESS_ID)
            .deploy(
                ONE,
                process(
                    "q", start("s1", "") + call("c", "p") + end("e", "") + flow("s1", "c", "e")))
            .step(
                "create",
                hand -> {
                  hand.created(
                      hand.client()
                          .newCreateInstanceCommand()
                          .bpmnProcessId("q")
                          .latestVersion()
                          .businessId("order-7")
                          .send()
                          .join()
                          .getProcessInstanceKey());
                  return "ok";
                })
            .step(
                "find",
                hand -> {
                  hand.side().settle();
                  return "ok "
                      + hand
                          .side()
                          .rest()
                          .newProcessInstanceSearchRequest()
                          .filter(f -> f.businessId("order-7"))
                          .send()
                          .join()
                          .items()
                          .stream()
                          .map(i -> i.getProcessDefinitionId() + " " + i.getBusinessId())
                          .sorted()
                          .toList();
                })
            .byDocumentation(
                CREATION, "reply 2 to create: ok", "reply 3 to find: ok [p order-7, q order-7]"));
  }

  private static void batches(List<Scenario> all) {
    all.add(
        Scenario.of("a batch cancels", Feature.BATCH)
            .deploy(ONE)
            .create("{\"who\":\"me\"}")
            .create("{\"who\":\"me\"}")
            .create("{\"who\":\"you\"}")
            .step(
                "cancel mine",
                hand ->
                    over(
                        hand,
                        hand.side()
                            .rest()
                            .newCreateBatchOperationCommand()
                            .processInstanceCancel()
                            .filter(f -> f.variables(Map.of("who", "me")))
                            .send()
                            .join()
                            .getBatchOperationKey()))
            .complete("work")
            .byDocumentation(
                BATCHES,
                "reply 5 to cancel mine: COMPLETED 2 of 2",
                "element p is TERMINATED",
                "element p#2 is TERMINATED",
                "element p#3 is COMPLETED"));
    all.add(
        Scenario.of("a batch migrates, modifies and resolves", Feature.BATCH)
            .deploy(
                ONE,
                process(
                    "q",
                    start("s1", "")
                        + job("u", "work")
                        + job("v", "last")
                        + end("e", "")
                        + flow("s1", "u", "v", "e")))
            .create("{}")
            .create("{}")
            .step(
                "migrate",
                hand ->
                    over(
                        hand,
                        hand.side()
                            .rest()
                            .newCreateBatchOperationCommand()
                            .migrateProcessInstance()
                            .migrationPlan(Acts.plan(hand, "process q v1", "t", "u"))
                            .filter(f -> f.processDefinitionId("p"))
                            .send()
                            .join()
                            .getBatchOperationKey()))
            .step(
                "move",
                hand ->
                    over(
                        hand,
                        hand.side()
                            .rest()
                            .newCreateBatchOperationCommand()
                            .modifyProcessInstance()
                            .addMoveInstruction("u", "v")
                            .filter(f -> f.processDefinitionId("q"))
                            .send()
                            .join()
                            .getBatchOperationKey()))
            .fail("last", 0, "{}")
            .step(
                "resolve",
                hand ->
                    over(
                        hand,
                        hand.side()
                            .rest()
                            .newCreateBatchOperationCommand()
                            .resolveIncident()
                            .filter(f -> f.state(ProcessInstanceState.ACTIVE).hasIncident(true))
                            .send()
                            .join()
                            .getBatchOperationKey()))
            .complete("last")
            .complete("last")
            .byDocumentation(
                BATCHES,
                "reply 4 to migrate: COMPLETED 2 of 2",
                "reply 5 to move: COMPLETED 2 of 2",
                "reply 7 to resolve: COMPLETED 1 of 1",
                "element p is COMPLETED",
                "element p#2 is COMPLETED"));
  }

  private static String over(Hand hand, String key) {
    for (int look = 0; look < LOOKS_MAX; look++) {
      hand.side().settle();
      var batch = hand.side().rest().newBatchOperationGetRequest(key).send().join();
      if (batch.getStatus() == BatchOperationState.COMPLETED) {
        return "%s %d of %d"
            .formatted(
                batch.getStatus(),
                batch.getOperationsCompletedCount(),
                batch.getOperationsTotalCount());
      }
    }
    return "not over";
  }
}
