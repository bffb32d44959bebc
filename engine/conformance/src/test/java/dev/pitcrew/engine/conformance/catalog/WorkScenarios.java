package dev.pitcrew.engine.conformance.catalog;

import static dev.pitcrew.engine.conformance.catalog.TaskScenarios.only;
import static dev.pitcrew.engine.conformance.scenario.Acts.listened;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compensation, listeners, user tasks and what operators do. */
final class WorkScenarios {

  private WorkScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    compensation(all);
    asked(all);
    userTasks(all);
    operators(all);
    return all;
  }

  private static String undone(String task, String handler) {
    return boundary("on-" + task, task, true, COMPENSATION)
        + any("serviceTask", handler, "isForCompensation='true'", extensions(type(handler)))
        + "<association id='as"
        + task
        + "' associationDirection='One' sourceRef='on-"
        + task
        + "' targetRef='"
        + handler
        + "'/>";
  }

  private static void compensation(List<Scenario> all) {
    String work =
        start("s1", "") + job("a", "a") + undone("a", "ua") + job("b", "b") + undone("b", "ub");
    all.add(
        Scenario.of(
                "what has completed is undone",
                Feature.COMPENSATION_BOUNDARY,
                Feature.COMPENSATION_THROW,
                Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    work
                        + throwing("th", COMPENSATION)
                        + end("e", "")
                        + flow("s1", "a", "b", "th", "e")))
            .create("{\"x\":1}")
            .complete("a")
            .complete("b")
            .complete("ua", "{\"undone\":\"a\"}")
            .complete("ub"));
    all.add(
        Scenario.of("an end event undoes", Feature.COMPENSATION_END)
            .deploy(process(work + end("e", COMPENSATION) + flow("s1", "a", "b", "e")))
            .create("{}")
            .complete("a")
            .complete("b")
            .complete("ub")
            .complete("ua"));
    all.add(
        Scenario.of(
                "one activity is undone", Feature.COMPENSATION_THROW, Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    work
                        + throwing("th", "<compensateEventDefinition activityRef='a'/>")
                        + end("e", "")
                        + flow("s1", "a", "b", "th", "e")))
            .create("{}")
            .complete("a")
            .complete("b")
            .complete("ua"));
    all.add(
        Scenario.of("there is nothing to undo", Feature.COMPENSATION_THROW)
            .deploy(
                process(
                    start("s1", "")
                        + throwing("th", COMPENSATION)
                        + end("e", "")
                        + flow("s1", "th", "e")))
            .create("{}"));
  }

  private static void asked(List<Scenario> all) {
    Resource listened =
        only(
            "t",
            any(
                "serviceTask",
                "t",
                extensions(
                    type("work")
                        + mappings("input|=a|b", "output|=r|kept")
                        + listeners("start before", "start second", "end after"))));
    all.add(
        Scenario.of("listeners are asked at the start and the end", Feature.EXECUTION_LISTENERS)
            .deploy(listened)
            .create("{\"a\":1}")
            .complete("before", "{\"l\":1}")
            .complete("second")
            .complete("work", "{\"r\":2}")
            .complete("after", "{\"m\":3}"));
    all.add(
        Scenario.of("a listener fails", Feature.EXECUTION_LISTENERS, Feature.INCIDENTS)
            .deploy(listened)
            .create("{}")
            .fail("before", 0, "{}")
            .retries("before", 1)
            .resolve()
            .complete("before")
            .complete("second")
            .complete("work")
            .throwError("after", "bad", "{}"));
    all.add(
        Scenario.of("listeners of processes, events and gateways", Feature.EXECUTION_LISTENERS)
            .deploy(
                process(
                    extensions(listeners("start ps", "end pe"))
                        + start("s1", extensions(listeners("end se")))
                        + any("exclusiveGateway", "x", extensions(listeners("start xs")))
                        + throwing("th", extensions(listeners("start ts", "end te")))
                        + end("e", extensions(listeners("start es")))
                        + flow("s1", "x", "th", "e")))
            .create("{}")
            .complete("ps")
            .complete("se")
            .complete("xs")
            .complete("ts")
            .complete("te")
            .complete("es")
            .complete("pe"));
  }

  private static String native_(String more) {
    return any("userTask", "t", extensions("<zeebe:userTask/>" + more));
  }

  private static void userTasks(List<Scenario> all) {
    Resource task =
        only(
            "t",
            native_(
                "<zeebe:assignmentDefinition assignee='=who' candidateGroups='a, b'"
                    + " candidateUsers='=[\"x\"]'/><zeebe:priorityDefinition"
                    + " priority='70'/><zeebe:taskSchedule dueDate='2030-01-01T00:00:00Z'/>"));
    all.add(
        Scenario.of("a user task is worked on", Feature.USER_TASK, Feature.USER_TASK_LIFE)
            .deploy(task)
            .create("{\"who\":\"ann\"}")
            .step(
                "assign to bob",
                hand -> hand.side().userTasks().assign(hand.userTask("t"), "bob", true))
            .step("claim", hand -> hand.side().userTasks().assign(hand.userTask("t"), "eve", false))
            .step("unassign", hand -> hand.side().userTasks().unassign(hand.userTask("t")))
            .step("claim", hand -> hand.side().userTasks().assign(hand.userTask("t"), "eve", false))
            .step("priority", hand -> hand.side().userTasks().updatePriority(hand.userTask("t"), 7))
            .step(
                "complete",
                hand -> hand.side().userTasks().complete(hand.userTask("t"), "{\"done\":1}"))
            .step("complete", hand -> hand.side().userTasks().complete(hand.userTask("t"), "{}"))
            .step(
                "assign", hand -> hand.side().userTasks().assign(hand.userTask("t"), "ann", true)));
    all.add(
        Scenario.of("a user task is canceled", Feature.USER_TASK, Feature.CANCEL)
            .deploy(task)
            .create("{}")
            .cancel());
    all.add(
        Scenario.of("listeners of a user task", Feature.TASK_LISTENERS)
            .deploy(
                only(
                    "t",
                    native_(
                        taskListeners(
                            "creating c", "assigning a", "completing d", "completing d2"))))
            .create("{}")
            .step(
                "correct while creating",
                listened("c", r -> r.correctPriority(9).correctCandidateGroups(List.of("g"))))
            .step("assign", hand -> hand.side().userTasks().assign(hand.userTask("t"), "ann", true))
            .step("deny", listened("a", r -> r.deny(true)))
            .step("complete", hand -> hand.side().userTasks().complete(hand.userTask("t"), "{}"))
            .complete("d")
            .complete("d2"));
  }

  private static void operators(List<Scenario> all) {
    Resource two =
        process(
            start("s1", "")
                + job("a", "a")
                + sub(
                    "sub", start("s2", "") + job("b", "b") + end("e2", "") + flow("s2", "b", "e2"))
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
            .deploy(new Resource("p.foo", "text"), new Resource("bad.bpmn", "<no/>")));
    conditions(all);
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

  private static final String CONDITIONS = "components/modeler/bpmn/conditional-events";

  private static void conditions(List<Scenario> all) {
    all.add(
        Scenario.of(
                "a condition is caught on the way",
                Feature.CONDITION_CATCH,
                Feature.CONDITION_RULES)
            .deploy(only("c", catching("c", CONDITION)))
            .create("{\"x\":1}")
            .set("{\"y\":5}")
            .set("{\"x\":2}")
            .byDocumentation(CONDITIONS, "element p/c is COMPLETED", "element p is COMPLETED"));
    for (boolean interrupting : new boolean[] {true, false}) {
      String how = interrupting ? "interrupts" : "comes beside";
      all.add(
          Scenario.of(
                  "a condition %s a task".formatted(how),
                  interrupting ? Feature.CONDITION_BOUNDARY : Feature.CONDITION_BOUNDARY_NON)
              .deploy(
                  process(
                      start("s1", "")
                          + job("t", "work")
                          + boundary("b", "t", interrupting, CONDITION)
                          + end("e", "")
                          + end("be", "")
                          + flow("s1", "t", "e")
                          + flow("b", "be")))
              .create("{\"x\":1}")
              .set("{\"x\":2}")
              .complete("work")
              .byDocumentation(
                  CONDITIONS,
                  "element p/t is " + (interrupting ? "TERMINATED" : "COMPLETED"),
                  "element p/be is COMPLETED",
                  "element p is COMPLETED"));
      all.add(
          Scenario.of(
                  "a condition %s a process from within".formatted(how),
                  interrupting ? Feature.CONDITION_SUB : Feature.CONDITION_SUB_NON)
              .deploy(
                  process(
                      start("s1", "")
                          + job("t", "work")
                          + end("e", "")
                          + flow("s1", "t", "e")
                          + eventSub(
                              "es",
                              start("s3", interrupting, CONDITION)
                                  + end("e3", "")
                                  + flow("s3", "e3"))))
              .create("{\"x\":1}")
              .set("{\"x\":2}")
              .pass(Duration.ofSeconds(1))
              .complete("work")
              .byDocumentation(
                  CONDITIONS,
                  "element p/t is " + (interrupting ? "TERMINATED" : "COMPLETED"),
                  "element p/es is COMPLETED",
                  "element p is COMPLETED"));
    }
  }
}
