package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Acts.listened;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** User tasks, as people work on them, and tasks that listeners are asked about. */
public final class UserTaskScenarios {

  private UserTaskScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    userTasks(all);
    asked(all);
    return all;
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
}
