package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Acts.migrated;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Instances that go over to another definition. */
public final class MigrationScenarios {

  private static final String TARGET = "process q v1";

  private MigrationScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    tasks(all);
    events(all);
    scopes(all);
    passages(all);
    return all;
  }

  private static Resource target(String id, String element) {
    return process("q", start("s1", "") + element + end("e", "") + flow("s1", id, "e"));
  }

  private static void tasks(List<Scenario> all) {
    all.add(
        Scenario.of("a job goes over with its instance", Feature.MIGRATION)
            .deploy(
                only("t", job("t", "work")),
                process(
                    "q",
                    start("s1", "")
                        + job("u", "other")
                        + job("then", "then")
                        + end("e", "")
                        + flow("s1", "u", "then", "e")))
            .create("{\"a\":1}")
            .step("migrate", migrated(TARGET, "t", "u"))
            .complete("work", "{\"b\":1}")
            .complete("then"));
    all.add(
        Scenario.of("an incident goes over and is resolved there", Feature.MIGRATION)
            .deploy(
                only("t", any("scriptTask", "t", script("=assert(x, x != null)"))),
                target("u", any("scriptTask", "u", script("=7"))))
            .create("{}")
            .step("migrate", migrated(TARGET, "t", "u"))
            .resolve());
    all.add(
        Scenario.of("a job's incident goes over", Feature.MIGRATION)
            .deploy(only("t", job("t", "work")), target("u", job("u", "other")))
            .create("{}")
            .fail("work", 0, "{}")
            .step("migrate", migrated(TARGET, "t", "u"))
            .retries("work", 1)
            .resolve()
            .complete("work"));
    all.add(
        Scenario.of("a job whose error nobody caught goes over", Feature.MIGRATION)
            .deploy(only("t", job("t", "work")), target("u", job("u", "other")))
            .create("{}")
            .throwError("work", "bad", "{}")
            .step("migrate", migrated(TARGET, "t", "u"))
            .complete("work")
            .resolve()
            .complete("work"));
    String user = "<zeebe:userTask/><zeebe:assignmentDefinition assignee='%s'/>";
    all.add(
        Scenario.of("a user task goes over with its assignee", Feature.MIGRATION)
            .deploy(
                only("t", any("userTask", "t", extensions(user.formatted("ann")))),
                target("u", any("userTask", "u", extensions(user.formatted("bob")))))
            .create("{}")
            .step("migrate", migrated(TARGET, "t", "u"))
            .step("complete", hand -> hand.side().userTasks().complete(hand.userTask("u"), "{}")));
    all.add(
        Scenario.of("an instance goes over to a new version", Feature.MIGRATION)
            .deploy(only("t", job("t", "work")))
            .create("{}")
            .deploy(
                process(
                    start("s1", "")
                        + job("t", "work")
                        + manual("more")
                        + end("e", "")
                        + flow("s1", "t", "more", "e")))
            .step("migrate", migrated("process p v2", "t", "t"))
            .complete("work"));
  }

  private static String script(String expression) {
    return extensions("<zeebe:script expression='%s' resultVariable='r'/>".formatted(expression));
  }

  private static Resource guarded(String id, String task, String boundary, String trigger) {
    return process(
        id,
        start("s1", "")
            + job(task, "work")
            + (boundary.isEmpty() ? "" : boundary(boundary, task, false, trigger))
            + end("e", "")
            + (boundary.isEmpty() ? "" : end("be", "") + flow(boundary, "be"))
            + flow("s1", task, "e"));
  }

  private static void events(List<Scenario> all) {
    for (String kind : List.of("message", "timer", "signal")) {
      String trigger =
          switch (kind) {
            case "message" -> MESSAGE;
            case "timer" -> MINUTE;
            default -> SIGNAL;
          };
      all.add(
          Scenario.of("a boundary event that is mapped goes over, " + kind, Feature.MIGRATION)
              .deploy(guarded("p", "t", "b", trigger), guarded("q", "u", "c", trigger))
              .create("{}")
              .step("migrate", migrated(TARGET, "t", "u", "b", "c"))
              .publish("m", "k", "{}")
              .broadcast("s", "{}")
              .pass(Duration.ofMinutes(2))
              .complete("work"));
      all.add(
          Scenario.of("a boundary event that is not mapped is closed, " + kind, Feature.MIGRATION)
              .deploy(guarded("p", "t", "b", trigger), guarded("q", "u", "", ""))
              .create("{}")
              .step("migrate", migrated(TARGET, "t", "u"))
              .publish("m", "k", "{}")
              .broadcast("s", "{}")
              .pass(Duration.ofMinutes(2))
              .complete("work"));
      all.add(
          Scenario.of("a boundary event that is new is opened, " + kind, Feature.MIGRATION)
              .deploy(guarded("p", "t", "", ""), guarded("q", "u", "c", trigger))
              .create("{}")
              .step("migrate", migrated(TARGET, "t", "u"))
              .publish("m", "k", "{}")
              .broadcast("s", "{}")
              .pass(Duration.ofMinutes(2))
              .complete("work"));
      all.add(
          Scenario.of("a catch event goes over, " + kind, Feature.MIGRATION)
              .deploy(only("c", catching("c", trigger)), target("d", catching("d", trigger)))
              .create("{}")
              .step("migrate", migrated(TARGET, "c", "d"))
              .publish("m", "k", "{}")
              .broadcast("s", "{}")
              .pass(Duration.ofMinutes(2)));
    }
  }

  private static void scopes(List<Scenario> all) {
    String later = timer("timeDuration", "=later");
    all.add(
        Scenario.of(
                "what is waited for goes over though it could not be told now", Feature.MIGRATION)
            .deploy(guarded("p", "t", "b", later), guarded("q", "u", "c", later))
            .create("{\"later\":\"PT1M\"}")
            .set("{\"later\":null}")
            .step("migrate", migrated(TARGET, "t", "u", "b", "c"))
            .pass(Duration.ofMinutes(2))
            .complete("work"));
    all.add(
        Scenario.of("what is new cannot be waited for", Feature.MIGRATION)
            .deploy(guarded("p", "t", "", ""), guarded("q", "u", "c", later))
            .create("{}")
            .step("migrate", migrated(TARGET, "t", "u"))
            .complete("work"));
    String inner = start("s2", "") + job("t", "work") + end("e2", "") + flow("s2", "t", "e2");
    all.add(
        Scenario.of("a sub-process goes over with what is in it", Feature.MIGRATION)
            .deploy(only("sub", sub("sub", inner)), target("tub", sub("tub", inner)))
            .create("{\"a\":1}")
            .step("migrate", migrated(TARGET, "sub", "tub", "t", "t"))
            .complete("work", "{\"b\":1}"));
    all.add(
        Scenario.of("a loop goes over", Feature.MIGRATION)
            .deploy(
                only("t", job("t", "work", loop(false, "", ""))),
                target("u", job("u", "other", loop(false, "", ""))))
            .create("{\"items\":[1,2]}")
            .complete("work")
            .step("migrate", migrated(TARGET, "t", "u"))
            .complete("work"));
    all.add(
        Scenario.of("a loop that can be undone goes over", Feature.MIGRATION)
            .deploy(undoable("p", "t"), undoable("q", "t"))
            .create("{\"items\":[1,2]}")
            .step("migrate", migrated(TARGET, "t", "t", "b", "b"))
            .complete("work")
            .complete("work"));
    all.add(
        Scenario.of("a call goes over, what it called stays", Feature.MIGRATION)
            .deploy(
                process(
                    "child",
                    start("cs", "") + job("ct", "cwork") + end("ce", "") + flow("cs", "ct", "ce")),
                only("c", call("c", "child")),
                target("d", call("d", "child")))
            .create("{}")
            .step("migrate", migrated(TARGET, "c", "d"))
            .complete("cwork", "{\"v\":1}"));
    all.add(
        Scenario.of("an event-based gateway goes over", Feature.MIGRATION)
            .deploy(race("p", "g"), race("q", "h"))
            .create("{}")
            .step("migrate", migrated(TARGET, "g", "h", "c1", "c1", "c2", "c2"))
            .publish("m", "k", "{}"));
    all.add(
        Scenario.of("an event sub-process goes over", Feature.MIGRATION)
            .deploy(onEvent("p", "es"), onEvent("q", "fs"))
            .create("{}")
            .publish("m", "k", "{\"n\":1}")
            .step("migrate", migrated(TARGET, "t", "t", "es", "fs", "h", "h", "s3", "s3"))
            .publish("m", "k", "{\"n\":2}")
            .complete("handle")
            .complete("handle")
            .complete("work"));
  }

  /** With a listener for it to wait for: by itself it does nothing but go on. */
  private static void passages(List<Scenario> all) {
    String listener = extensions(listeners("start asked"));
    all.add(
        Scenario.of("one whose listener is asked goes over, link event", Feature.MIGRATION)
            .deploy(linked("p", "t", listener), linked("q", "u", listener))
            .create("{}")
            .step("migrate", migrated(TARGET, "t", "u"))
            .complete("asked"));
    String last = extensions(listeners("end asked"));
    all.add(
        Scenario.of("what a terminate end event has ended goes over", Feature.MIGRATION)
            .deploy(ending("p", "sub", last), ending("q", "tub", last))
            .create("{}")
            .complete("work")
            .step("migrate", migrated(TARGET, "sub", "tub"))
            .complete("asked"));
    for (String name : List.of("exclusiveGateway", "parallelGateway", "inclusiveGateway", "task")) {
      all.add(
          Scenario.of("one whose listener is asked goes over, " + name, Feature.MIGRATION)
              .deploy(only("t", any(name, "t", listener)), target("u", any(name, "u", listener)))
              .create("{}")
              .step("migrate", migrated(TARGET, "t", "u"))
              .complete("asked"));
    }
  }

  private static Resource ending(String id, String sub, String listener) {
    String inner =
        start("s2", "") + job("t", "work") + end("e2", TERMINATE) + flow("s2", "t", "e2");
    return process(
        id, start("s1", "") + sub(sub, listener + inner) + end("e", "") + flow("s1", sub, "e"));
  }

  private static Resource linked(String id, String caught, String listener) {
    return process(
        id,
        start("s1", "")
            + throwing("lt", "<linkEventDefinition id='l1' name='there'/>")
            + catching(caught, listener + "<linkEventDefinition id='l2' name='there'/>")
            + end("e", "")
            + flow("s1", "lt")
            + flow(caught, "e"));
  }

  private static Resource undoable(String id, String task) {
    return process(
        id,
        start("s1", "")
            + job(task, "work", loop(false, "", ""))
            + boundary("b", task, true, COMPENSATION)
            + any("serviceTask", "u", "isForCompensation='true'", extensions(type("undo")))
            + "<association id='as' sourceRef='b' targetRef='u' associationDirection='One'/>"
            + end("e", "")
            + flow("s1", task, "e"));
  }

  private static Resource race(String id, String gateway) {
    return process(
        id,
        start("s1", "")
            + any("eventBasedGateway", gateway, "")
            + catching("c1", MESSAGE)
            + catching("c2", MINUTE)
            + end("e1", "")
            + end("e2", "")
            + flow("s1", gateway, "c1", "e1")
            + flow(gateway, "c2", "e2"));
  }

  private static Resource onEvent(String id, String sub) {
    return process(
        id,
        start("s1", "")
            + job("t", "work")
            + end("e", "")
            + flow("s1", "t", "e")
            + eventSub(
                sub,
                start("s3", false, MESSAGE)
                    + job("h", "handle")
                    + end("e3", "")
                    + flow("s3", "h", "e3")));
  }
}
