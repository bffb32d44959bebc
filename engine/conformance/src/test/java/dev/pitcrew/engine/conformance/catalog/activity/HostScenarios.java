package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Dmn;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Each kind of activity: what guards it, in loops, and with listeners. */
public final class HostScenarios {

  private static final String WORK = "work";
  private static final String USER_JOB = "io.camunda.zeebe:userTask";

  private HostScenarios() {}

  /**
   * @param jobType the job that it waits for; empty where it waits for none
   */
  private record Host(
      Feature feature, String name, String element, String own, String more, String jobType) {

    String with(String otherExtensions, String loop) {
      return any(element, "t", extensions(own + otherExtensions) + loop + more);
    }

    /** Of a receive task the message belongs to its tag. */
    String xml(String otherExtensions, String loop) {
      String xml = with(otherExtensions, loop);
      return element.equals("receiveTask")
          ? xml.replaceFirst("<receiveTask ", "<receiveTask messageRef='w' ")
          : xml;
    }
  }

  private static final String INSIDE =
      start("s2", "") + job("i", WORK) + end("e2", "") + flow("s2", "i", "e2");

  private static final List<Host> HOSTS =
      List.of(
          new Host(Feature.SERVICE_TASK, "service task", "serviceTask", type(WORK), "", WORK),
          new Host(Feature.SEND_TASK, "send task", "sendTask", type(WORK), "", WORK),
          new Host(
              Feature.SCRIPT_TASK_JOB, "script task as a job", "scriptTask", type(WORK), "", WORK),
          new Host(
              Feature.RULE_TASK_JOB,
              "business rule task as a job",
              "businessRuleTask",
              type(WORK),
              "",
              WORK),
          new Host(Feature.USER_TASK_JOB, "user task as a job", "userTask", "", "", USER_JOB),
          new Host(Feature.USER_TASK, "native user task", "userTask", "<zeebe:userTask/>", "", ""),
          new Host(Feature.RECEIVE_TASK, "receive task", "receiveTask", "", "", ""),
          new Host(Feature.SUB_PROCESS, "sub-process", "subProcess", "", INSIDE, WORK),
          new Host(
              Feature.CALL_ACTIVITY,
              "call activity",
              "callActivity",
              "<zeebe:calledElement processId='child'/>",
              "",
              WORK),
          new Host(
              Feature.AD_HOC,
              "ad-hoc sub-process",
              "adHocSubProcess",
              "<zeebe:adHoc activeElementsCollection='=[\"i\"]'/>",
              job("i", WORK),
              WORK));

  private static final List<Host> PASSING =
      List.of(
          new Host(Feature.MANUAL_TASK, "manual task", "manualTask", "", "", ""),
          new Host(Feature.UNDEFINED_TASK, "undefined task", "task", "", "", ""),
          new Host(
              Feature.SCRIPT_TASK_FEEL,
              "script task",
              "scriptTask",
              "<zeebe:script expression='=1' resultVariable='r'/>",
              "",
              ""),
          new Host(
              Feature.RULE_TASK_DECISION,
              "business rule task",
              "businessRuleTask",
              "<zeebe:calledDecision decisionId='d' resultVariable='r'/>",
              "",
              ""));

  private static final Resource CHILD =
      process("child", start("cs", "") + job("ct", WORK) + end("ce", "") + flow("cs", "ct", "ce"));

  private static final String WAITS =
      "<message id='w' name='w'><extensionElements><zeebe:subscription"
          + " correlationKey='=\"w\"'/></extensionElements></message>";

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    HOSTS.forEach(
        host -> {
          guarded(all, host);
          looped(all, host);
          listened(all, host);
        });
    PASSING.forEach(
        host -> {
          looped(all, host);
          listened(all, host);
        });
    return all;
  }

  private static Resource deployable(String id, String content) {
    Resource resource = process(id, content);
    return new Resource(
        resource.name(), resource.text().replace("</definitions>", WAITS + "</definitions>"));
  }

  private static Resource guardedBy(Host host, String id, boolean interrupting, String trigger) {
    return deployable(
        id,
        start("s1", "")
            + host.xml("", "")
            + boundary("b", "t", interrupting, trigger)
            + end("e", "")
            + end("be", "")
            + flow("s1", "t", "e")
            + flow("b", "be"));
  }

  private static Scenario worked(Scenario scenario, Host host) {
    if (!host.jobType().isEmpty()) {
      return scenario.complete(host.jobType(), "{\"done\":1}");
    }
    if (host.element().equals("receiveTask")) {
      return scenario.publish("w", "w", "{\"done\":1}");
    }
    if (host.element().equals("userTask")) {
      return scenario.step(
          "complete the task",
          hand -> hand.side().userTasks().complete(hand.userTask("t"), "{\"done\":1}"));
    }
    return scenario;
  }

  private static void guarded(List<Scenario> all, Host host) {
    Scenario interrupted =
        Scenario.of(
                "what interrupts a " + host.name(),
                host.feature(),
                Feature.MESSAGE_BOUNDARY,
                Feature.TIMER_BOUNDARY,
                Feature.SIGNAL_BOUNDARY)
            .deploy(
                CHILD,
                guardedBy(host, "pm", true, MESSAGE),
                guardedBy(host, "pt", true, MINUTE),
                guardedBy(host, "ps", true, SIGNAL))
            .create("pm", "{\"a\":1}")
            .create("pt", "{\"a\":1}")
            .create("ps", "{\"a\":1}")
            .publish("m", "k", "{\"told\":1}")
            .broadcast("s", "{\"told\":2}")
            .pass(Duration.ofMinutes(2));
    all.add(worked(interrupted, host));
    Scenario beside =
        Scenario.of(
                "what comes beside a " + host.name(),
                host.feature(),
                Feature.MESSAGE_BOUNDARY_NON,
                Feature.TIMER_BOUNDARY_NON,
                Feature.SIGNAL_BOUNDARY_NON)
            .deploy(
                CHILD,
                deployable(
                    "p",
                    start("s1", "")
                        + host.xml("", "")
                        + boundary("bm", "t", false, MESSAGE)
                        + boundary("bt", "t", false, timer("timeCycle", "R2/PT1M"))
                        + boundary("bs", "t", false, SIGNAL)
                        + end("e", "")
                        + end("be", "")
                        + flow("s1", "t", "e")
                        + flow("bm", "be")
                        + flow("bt", "be")
                        + flow("bs", "be")))
            .create("{\"a\":1}")
            .publish("m", "k", "{\"told\":1}")
            .publish("m", "k", "{\"told\":2}")
            .broadcast("s", "{\"told\":3}")
            .pass(Duration.ofSeconds(61))
            .pass(Duration.ofSeconds(61))
            .pass(Duration.ofSeconds(61));
    all.add(worked(beside, host).publish("m", "k", "{}"));
    if (!host.jobType().isEmpty()) {
      all.add(
          Scenario.of(
                  "an error of a " + host.name(),
                  host.feature(),
                  Feature.ERROR_BOUNDARY,
                  Feature.JOB_ERROR)
              .deploy(
                  CHILD, guardedBy(host, "p", true, ERROR), guardedBy(host, "q", true, ANY_ERROR))
              .create("{\"a\":1}")
              .throwError(host.jobType(), "bad", "{\"why\":1}")
              .create("q", "{\"a\":1}")
              .throwError(host.jobType(), "whatever", "{\"why\":1}")
              .create("{}")
              .throwError(host.jobType(), "whatever", "{\"why\":1}")
              .fail(host.jobType(), 0, "{}"));
    }
  }

  private static Resource looping(Host host, String id, boolean sequential) {
    return deployable(
        id,
        start("s1", "")
            + host.xml("", loop(sequential, "outputCollection='results' outputElement='=item'", ""))
            + end("e", "")
            + flow("s1", "t", "e"));
  }

  private static void looped(List<Scenario> all, Host host) {
    Scenario scenario =
        Scenario.of(
                "a %s in loops".formatted(host.name()),
                host.feature(),
                Feature.MULTI_PARALLEL,
                Feature.MULTI_SEQUENTIAL)
            .deploy(CHILD, Dmn.tagged("v1", "\"said\""))
            .deploy(looping(host, "p", false))
            .deploy(looping(host, "q", true))
            .create("{\"items\":[1,2]}");
    worked(worked(scenario, host), host).create("q", "{\"items\":[1,2]}");
    worked(worked(scenario, host), host).create("q", "{\"items\":[1,2]}").cancel();
    all.add(scenario);
  }

  private static void listened(List<Scenario> all, Host host) {
    Scenario scenario =
        Scenario.of("listeners of a " + host.name(), host.feature(), Feature.EXECUTION_LISTENERS)
            .deploy(
                CHILD,
                Dmn.tagged("v1", "\"said\""),
                deployable(
                    "p",
                    start("s1", "")
                        + host.xml(
                            mappings("input|=a|b", "output|=b|c")
                                + listeners("start before", "end after", "end last"),
                            "")
                        + end("e", "")
                        + flow("s1", "t", "e")))
            .create("{\"a\":1}")
            .complete("before", "{\"l\":1}");
    all.add(worked(scenario, host).complete("after", "{\"m\":2}").complete("last", "{\"n\":3}"));
  }
}
