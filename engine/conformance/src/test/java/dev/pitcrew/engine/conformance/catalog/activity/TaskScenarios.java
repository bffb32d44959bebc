package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Each kind of task. */
public final class TaskScenarios {

  private TaskScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(
        Scenario.of("a service task is worked on", Feature.SERVICE_TASK)
            .deploy(
                only(
                    "t",
                    any(
                        "serviceTask",
                        "t",
                        extensions(
                            "<zeebe:taskDefinition type='=\"wo\" + \"rk\"' retries='=r'/><zeebe:taskHeaders><zeebe:header key='k' value='v'/></zeebe:taskHeaders>"
                                + mappings("input|=a|b", "output|=result|kept")))))
            .create("{\"a\":1,\"r\":5}")
            .complete("work", "{\"result\":2,\"lost\":3}")
            .complete("work"));
    for (String kind : List.of("sendTask", "scriptTask", "businessRuleTask")) {
      Feature feature =
          switch (kind) {
            case "sendTask" -> Feature.SEND_TASK;
            case "scriptTask" -> Feature.SCRIPT_TASK_JOB;
            default -> Feature.RULE_TASK_JOB;
          };
      all.add(
          Scenario.of("a " + kind + " is a job", feature)
              .deploy(only("t", any(kind, "t", extensions(type("work")))))
              .create("{}")
              .complete("work", "{\"a\":1}"));
    }
    all.add(
        Scenario.of("a script is evaluated", Feature.SCRIPT_TASK_FEEL)
            .deploy(
                only(
                    "t",
                    any(
                        "scriptTask",
                        "t",
                        extensions(
                            "<zeebe:script expression='=a + 1' resultVariable='r'/>"
                                + mappings("input|=b|a", "output|=r * 2|twice")))))
            .create("{\"b\":20}")
            .create("{}"));
    all.add(
        Scenario.of("a script gives functions and times", Feature.SCRIPT_TASK_FEEL)
            .deploy(
                only(
                    "t",
                    any(
                        "scriptTask",
                        "t",
                        extensions(
                            "<zeebe:script expression='={f: function(x) x, l: [function() 1, a], times:"
                                + " [date and time(&quot;2026-03-29T01:30:00@Europe/Berlin&quot;),"
                                + " date and time(&quot;2026-03-29T01:30:00+02:00&quot;),"
                                + " date and time(&quot;2026-03-29T01:30:00&quot;),"
                                + " time(&quot;08:00:00@Europe/Berlin&quot;),"
                                + " time(&quot;08:00:00Z&quot;), time(&quot;08:00:00&quot;),"
                                + " duration(&quot;P1DT2H&quot;), duration(&quot;P14M&quot;)]}'"
                                + " resultVariable='r'/>"
                                + mappings("input|=b|a", "output|=r|given")))))
            .create("{\"b\":20}"));
    all.add(
        Scenario.of("a script fails", Feature.SCRIPT_TASK_FEEL, Feature.INCIDENTS)
            .deploy(
                only(
                    "t",
                    any(
                        "scriptTask",
                        "t",
                        extensions(
                            "<zeebe:script expression='=assert(x, x != null)' resultVariable='r'/>"))))
            .create("{}")
            .set("{\"x\":1}")
            .resolve());
    all.add(
        Scenario.of("a user task as a job", Feature.USER_TASK_JOB)
            .deploy(
                only(
                    "t",
                    any(
                        "userTask",
                        "t",
                        extensions("<zeebe:assignmentDefinition assignee='ann'/>"))))
            .create("{}")
            .complete("io.camunda.zeebe:userTask", "{\"done\":true}"));
    all.add(
        Scenario.of("a user task as a job, for whom an expression says", Feature.USER_TASK_JOB)
            .deploy(
                only(
                    "t",
                    any(
                        "userTask",
                        "t",
                        extensions("<zeebe:assignmentDefinition assignee='=who'/>")))));
    all.add(
        Scenario.of("a receive task waits for its message", Feature.RECEIVE_TASK)
            .deploy(
                only(
                    "t",
                    any(
                        "receiveTask",
                        "t",
                        "messageRef='m'",
                        extensions(mappings("output|=told|heard")))))
            .create("{}")
            .publish("m", "other", "{\"told\":0}")
            .publish("m", "k", "{\"told\":1}"));
    all.add(
        Scenario.of("manual and undefined tasks pass", Feature.MANUAL_TASK, Feature.UNDEFINED_TASK)
            .deploy(
                process(
                    start("s1", "")
                        + manual("t1")
                        + any("task", "t2", "")
                        + end("e", "")
                        + flow("s1", "t1", "t2", "e")))
            .create("{}"));
    all.add(
        Scenario.of("decoration does nothing", Feature.PROCESS)
            .deployXml(
                """
                <collaboration id='c'><participant id='pool' processRef='p'/><participant id='other'/><messageFlow id='mf' sourceRef='t' targetRef='other'/></collaboration>
                <process id='p' isExecutable='true'><laneSet id='ls'><lane id='l'><flowNodeRef>s1</flowNodeRef><flowNodeRef>t</flowNodeRef></lane></laneSet>
                <startEvent id='s1'/><manualTask id='t'/><endEvent id='e'/><dataObject id='do'/><dataObjectReference id='dor' dataObjectRef='do'/><dataStoreReference id='dsr'/>
                <sequenceFlow id='f1' sourceRef='s1' targetRef='t'/><sequenceFlow id='f2' sourceRef='t' targetRef='e'/>
                <textAnnotation id='ta'><text>note</text></textAnnotation><association id='as' sourceRef='t' targetRef='ta'/></process>
                """)
            .create("{}"));
    gateways(all);
    return all;
  }

  /** Between a start and an end event. */
  static Resource only(String id, String element) {
    return process(start("s1", "") + element + end("e", "") + flow("s1", id, "e"));
  }

  private static void gateways(List<Scenario> all) {
    Resource exclusive =
        process(
            start("s1", "")
                + any("exclusiveGateway", "x", "default='x-d'", "")
                + manual("a")
                + manual("d")
                + any("exclusiveGateway", "j", "")
                + end("e", "")
                + flow("s1", "x", "d", "j", "e")
                + flowIf("=n > 5", "x", "a")
                + flow("a", "j"));
    all.add(
        Scenario.of("an exclusive gateway chooses", Feature.EXCLUSIVE)
            .deploy(exclusive)
            .create("{\"n\":9}")
            .create("{\"n\":1}")
            .create("{\"n\":\"text\"}")
            .create("{}"));
    all.add(
        Scenario.of("an exclusive gateway finds no way", Feature.EXCLUSIVE, Feature.INCIDENTS)
            .deploy(
                process(
                    start("s1", "")
                        + any("exclusiveGateway", "x", "")
                        + end("e1", "")
                        + end("e2", "")
                        + flow("s1", "x")
                        + flowIf("=n > 5", "x", "e1")
                        + flowIf("=n < 0", "x", "e2")))
            .create("{\"n\":1}")
            .resolve()
            .set("{\"n\":-1}")
            .resolve()
            .create("{\"n\":null}"));
    all.add(
        Scenario.of("an exclusive gateway finds several ways", Feature.EXCLUSIVE)
            .deploy(
                process(
                    start("s1", "")
                        + any("exclusiveGateway", "x", "")
                        + end("e1", "")
                        + end("e2", "")
                        + flow("s1", "x")
                        + flowIf("=n > 1", "x", "e1")
                        + flowIf("=n > 0", "x", "e2")))
            .create("{\"n\":2}"));
    all.add(
        Scenario.of("a parallel gateway forks and joins", Feature.PARALLEL)
            .deploy(
                process(
                    start("s1", "")
                        + any("parallelGateway", "f", "")
                        + job("a", "a")
                        + job("b", "b")
                        + manual("c")
                        + any("parallelGateway", "j", "")
                        + end("e", "")
                        + flow("s1", "f", "a", "j", "e")
                        + flow("f", "b", "j")
                        + flow("f", "c", "j")))
            .create("{}")
            .complete("b", "{\"b\":1}")
            .complete("a", "{\"a\":1}"));
    Resource inclusive =
        process(
            start("s1", "")
                + any("inclusiveGateway", "f", "default='f-d'", "")
                + job("a", "a")
                + job("b", "b")
                + job("d", "d")
                + any("inclusiveGateway", "j", "")
                + end("e", "")
                + flowIf("=n > 1", "f", "a")
                + flowIf("=n > 2", "f", "b")
                + flow("s1", "f", "d", "j", "e")
                + flow("a", "j")
                + flow("b", "j"));
    all.add(
        Scenario.of(
                "an inclusive gateway takes all that hold",
                Feature.INCLUSIVE_FORK,
                Feature.INCLUSIVE_JOIN)
            .deploy(inclusive)
            .create("{\"n\":3}")
            .complete("b")
            .complete("a"));
    all.add(
        Scenario.of(
                "an inclusive gateway takes one, or its default",
                Feature.INCLUSIVE_FORK,
                Feature.INCLUSIVE_JOIN)
            .deploy(inclusive)
            .create("{\"n\":2}")
            .complete("a")
            .create("{\"n\":0}")
            .complete("d")
            .create("{}")
            .complete("d"));
    all.add(
        Scenario.of(
                "an inclusive gateway cannot evaluate a condition",
                Feature.INCLUSIVE_FORK,
                Feature.INCIDENTS)
            .deploy(
                process(
                    start("s1", "")
                        + any("inclusiveGateway", "f", "")
                        + end("e1", "")
                        + end("e2", "")
                        + flow("s1", "f")
                        + flowIf("=n > 1", "f", "e1")
                        + flowIf("=n", "f", "e2")))
            .create("{\"n\":0}")
            .set("{\"n\":true}")
            .resolve());
    Resource race =
        process(
            start("s1", "")
                + any("eventBasedGateway", "g", "")
                + catching("c1", extensions(mappings("output|=told|heard")) + MESSAGE)
                + catching("c2", MINUTE)
                + catching("c3", SIGNAL)
                + end("e1", "")
                + end("e2", "")
                + end("e3", "")
                + flow("s1", "g", "c1", "e1")
                + flow("g", "c2", "e2")
                + flow("g", "c3", "e3"));
    all.add(
        Scenario.of("an event-based gateway takes what comes first", Feature.EVENT_BASED)
            .deploy(race)
            .create("{}")
            .publish("m", "k", "{\"told\":1}")
            .create("{}")
            .pass(Duration.ofMinutes(2))
            .create("{}")
            .broadcast("s", "{}")
            .publish("m", "k", "{}"));
    all.add(
        Scenario.of(
                "an event-based gateway finds what was kept",
                Feature.EVENT_BASED,
                Feature.MESSAGE_TTL)
            .deploy(race)
            .publish("m", "k", Duration.ofHours(1), "{\"told\":1}")
            .create("{}"));
  }
}
