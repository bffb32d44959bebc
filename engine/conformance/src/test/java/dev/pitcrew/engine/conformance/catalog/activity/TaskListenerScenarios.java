package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Acts.listened;
import static dev.pitcrew.engine.conformance.scenario.Acts.migrated;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Listeners of user tasks: each event, corrections and denial. */
public final class TaskListenerScenarios {

  private TaskListenerScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    tasks(all);
    unasked(all);
    return all;
  }

  /** Where a listener cannot be asked before somebody has set its kind. */
  private static void unasked(List<Scenario> all) {
    String setIt = "{\"kind\":\"l\"}";
    for (String event : List.of("creating", "assigning")) {
      String user =
          "<zeebe:userTask/><zeebe:assignmentDefinition assignee='ann' candidateGroups='a'/>"
              + taskListeners(event + " =kind", event + " m");
      Resource asked = only("t", any("userTask", "t", extensions(user)));
      all.add(
          Scenario.of(
                  "no listener can be asked of " + event, Feature.TASK_LISTENERS, Feature.INCIDENTS)
              .deploy(asked)
              .create("{}")
              .step(
                  "complete too early",
                  hand -> hand.side().userTasks().complete(hand.userTask("t"), "{}"))
              .set(setIt)
              .resolve()
              .complete("l")
              .complete("m")
              .step(
                  "complete", hand -> hand.side().userTasks().complete(hand.userTask("t"), "{}")));
      all.add(
          Scenario.of(
                  "a task goes over while no listener can be asked of " + event,
                  Feature.TASK_LISTENERS,
                  Feature.MIGRATION)
              .deploy(asked)
              .deploy(
                  process(
                      "q",
                      start("s1", "")
                          + any("userTask", "u", extensions(user))
                          + end("e", "")
                          + flow("s1", "u", "e")))
              .create("{}")
              .step("migrate", migrated("process q v1", "t", "u"))
              .set(setIt)
              .resolve()
              .complete("l")
              .complete("m")
              .step(
                  "complete", hand -> hand.side().userTasks().complete(hand.userTask("u"), "{}")));
    }
    for (String event : List.of("assigning", "updating", "completing")) {
      all.add(
          begin(
                  Scenario.of(
                          "listeners are asked again after one has corrected, " + event,
                          Feature.TASK_LISTENERS,
                          Feature.INCIDENTS)
                      .deploy(task(event + " l", event + " =kind", event + " m"))
                      .create("{}"),
                  event)
              .step(
                  "correct",
                  listened("l", r -> r.correctPriority(3).correctCandidateGroups(List.of("g"))))
              .set("{\"kind\":\"again\"}")
              .resolve()
              .step("as it is", listened("l", r -> r))
              .step("as it is, too", listened("again", r -> r))
              .step("correct again", listened("m", r -> r.correctPriority(4))));
    }
  }

  public static Resource task(String... listenersOf) {
    return only(
        "t",
        any(
            "userTask",
            "t",
            extensions(
                "<zeebe:userTask/><zeebe:assignmentDefinition"
                    + " candidateGroups='a'/><zeebe:priorityDefinition priority='70'/>"
                    + taskListeners(listenersOf))));
  }

  private static void tasks(List<Scenario> all) {
    all.add(
        Scenario.of("a listener corrects all while creating", Feature.TASK_LISTENERS)
            .deploy(task("creating c"))
            .create("{\"x\":1}")
            .step(
                "correct",
                listened(
                    "c",
                    r ->
                        r.correctAssignee("ann")
                            .correctCandidateGroups(List.of("g", "h"))
                            .correctCandidateUsers(List.of("u"))
                            .correctDueDate("2030-01-01T10:15:30Z")
                            .correctFollowUpDate("2030-01-01T10:15:30+02:00")
                            .correctPriority(9)))
            .step(
                "complete",
                hand -> hand.side().userTasks().complete(hand.userTask("t"), "{\"y\":1}")));
    all.add(
        Scenario.of("listeners correct one after the other", Feature.TASK_LISTENERS)
            .deploy(task("creating c", "creating d"))
            .create("{}")
            .step(
                "first", listened("c", r -> r.correctPriority(1).correctCandidateGroups(List.of())))
            .step("second", listened("d", r -> r.correctPriority(2))));
    all.add(
        Scenario.of("creating cannot be denied", Feature.TASK_LISTENERS)
            .deploy(task("creating c"))
            .create("{}")
            .step("denied", listened("c", r -> r.deny(true)))
            .step("as it is", listened("c", r -> r)));
    for (String event : List.of("assigning", "updating", "completing")) {
      Scenario denied =
          Scenario.of("a listener denies " + event, Feature.TASK_LISTENERS)
              .deploy(task(event + " l", event + " l2"))
              .create("{}");
      all.add(
          begin(
                  begin(denied, event)
                      .step("deny and correct", listened("l", r -> r.deny(true).correctPriority(3)))
                      .step("deny", listened("l", r -> r.deny(true, "not now"))),
                  event)
              .step("correct", listened("l", r -> r.correctPriority(4)))
              .step("go on", listened("l2", r -> r))
              .step(
                  "complete",
                  hand -> hand.side().userTasks().complete(hand.userTask("t"), "{\"z\":1}")));
      all.add(
          begin(
                  Scenario.of(
                          "a listener of " + event + " fails",
                          Feature.TASK_LISTENERS,
                          Feature.INCIDENTS)
                      .deploy(task(event + " l"))
                      .create("{}"),
                  event)
              .fail("l", 0, "{}")
              .step(
                  "assign meanwhile",
                  hand -> hand.side().userTasks().assign(hand.userTask("t"), "eve", true))
              .retries("l", 1)
              .resolve()
              .complete("l", "{\"fromListener\":1}"));
    }
    all.add(
        Scenario.of("a model's assignee is asked for after creating", Feature.TASK_LISTENERS)
            .deploy(
                only(
                    "t",
                    any(
                        "userTask",
                        "t",
                        extensions(
                            "<zeebe:userTask/><zeebe:assignmentDefinition assignee='ann'/>"
                                + taskListeners("creating c", "assigning a")))))
            .create("{}")
            .step("while creating", listened("c", r -> r.correctPriority(3)))
            .step("while assigning", listened("a", r -> r.correctAssignee("bob"))));
    all.add(
        Scenario.of(
                "a listener is asked when a task is canceled",
                Feature.TASK_LISTENERS,
                Feature.CANCEL)
            .deploy(task("canceling l", "canceling l2"))
            .create("{}")
            .cancel()
            .step("first", listened("l", r -> r))
            .step("deny", listened("l2", r -> r.deny(true)))
            .complete("l2"));
    all.add(
        Scenario.of("an interrupted task's listener is asked", Feature.TASK_LISTENERS)
            .deploy(
                guarded(
                    "t",
                    any(
                            "userTask",
                            "t",
                            extensions("<zeebe:userTask/>" + taskListeners("canceling l")))
                        + boundary("b", "t", true, MESSAGE)))
            .create("{}")
            .publish("m", "k", "{\"n\":1}")
            .complete("l"));
    all.add(
        Scenario.of("a task listener throws an error", Feature.TASK_LISTENERS)
            .deploy(task("creating c"))
            .create("{}")
            .throwError("c", "bad", "{}")
            .complete("c", "{\"v\":1}"));
  }

  private static Scenario begin(Scenario scenario, String event) {
    return switch (event) {
      case "assigning" ->
          scenario.step(
              "assign", hand -> hand.side().userTasks().assign(hand.userTask("t"), "ann", true));
      case "updating" ->
          scenario.step(
              "update", hand -> hand.side().userTasks().updatePriority(hand.userTask("t"), 7));
      default ->
          scenario.step(
              "complete",
              hand -> hand.side().userTasks().complete(hand.userTask("t"), "{\"y\":1}"));
    };
  }
}
