package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
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
    return all;
  }

  /** Between a start and an end event. */
  static Resource only(String id, String element) {
    return process(start("s1", "") + element + end("e", "") + flow("s1", id, "e"));
  }
}
