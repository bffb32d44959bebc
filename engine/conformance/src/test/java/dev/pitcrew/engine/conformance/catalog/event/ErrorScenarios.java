package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Errors that are thrown and caught. */
public final class ErrorScenarios {

  private ErrorScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    errors(all);
    codes(all);
    return all;
  }

  private static void errors(List<Scenario> all) {
    Resource atTask =
        guarded(
            "t",
            job("t", "work")
                + boundary("b", "t", true, extensions(mappings("output|=why|reason")) + ERROR));
    all.add(
        Scenario.of(
                "an error of a job is caught at its task",
                Feature.ERROR_BOUNDARY,
                Feature.JOB_ERROR)
            .deploy(atTask)
            .create("{}")
            .throwError("work", "bad", "{\"why\":1,\"other\":2}"));
    all.add(
        Scenario.of(
                "an error that nothing catches is an incident",
                Feature.JOB_ERROR,
                Feature.INCIDENTS)
            .deploy(atTask)
            .create("{}")
            .throwError("work", "other", "{\"why\":1}")
            .complete("work")
            .retries("work", 1)
            .resolve()
            .complete("work"));
    Resource ends =
        guarded(
            "sub",
            sub(
                    "sub",
                    start("s2", "") + job("t", "work") + end("ee", ERROR) + flow("s2", "t", "ee"))
                + boundary("b", "sub", true, ANY_ERROR));
    all.add(
        Scenario.of(
                "an error end event is caught around it", Feature.ERROR_END, Feature.ERROR_BOUNDARY)
            .deploy(ends)
            .create("{}")
            .complete("work", "{\"v\":1}"));
    all.add(
        Scenario.of("an error end event that nothing catches", Feature.ERROR_END, Feature.INCIDENTS)
            .deploy(process(start("s1", "") + end("e", ERROR) + flow("s1", "e")))
            .create("{}")
            .resolve()
            .cancel());
    all.add(
        Scenario.of("an error begins an event sub-process", Feature.ERROR_SUB)
            .deploy(
                process(
                    start("s1", "")
                        + any("parallelGateway", "f", "")
                        + job("t", "work")
                        + job("o", "other")
                        + end("e", "")
                        + end("e1", "")
                        + flow("s1", "f", "t", "e")
                        + flow("f", "o", "e1")
                        + eventSub(
                            "es",
                            start("s3", true, ERROR)
                                + job("h", "handle")
                                + end("e3", "")
                                + flow("s3", "h", "e3"))))
            .create("{}")
            .throwError("work", "bad", "{\"why\":1}")
            .complete("handle"));
    all.add(
        Scenario.of(
                "an error begins the event sub-process that names it",
                Feature.ERROR_SUB,
                Feature.JOB_ERROR)
            .deploy(
                process(
                    start("s1", "")
                        + sub(
                            "sub",
                            start("s2", "")
                                + job("t", "work")
                                + end("e2", "")
                                + flow("s2", "t", "e2")
                                + eventSub(
                                    "any",
                                    start("s3", true, ANY_ERROR)
                                        + job("h", "any")
                                        + end("e3", "")
                                        + flow("s3", "h", "e3"))
                                + eventSub(
                                    "named",
                                    start("s4", true, extensions(mappings("output|=why|w")) + ERROR)
                                        + job("g", "named")
                                        + end("e4", "")
                                        + flow("s4", "g", "e4")))
                        + end("e", "")
                        + flow("s1", "sub", "e")))
            .create("{}")
            .throwError("work", "bad", "{\"why\":1,\"other\":2}")
            .complete("named", "{\"n\":1}")
            .create("{}")
            .throwError("work", "worse", "{\"why\":3}")
            .complete("any"));
    all.add(
        Scenario.of(
                "an error out of an event sub-process goes further",
                Feature.ERROR_SUB,
                Feature.ERROR_END)
            .deploy(
                guarded(
                    "sub",
                    sub(
                            "sub",
                            start("s2", "")
                                + job("t", "work")
                                + end("e2", "")
                                + flow("s2", "t", "e2")
                                + eventSub(
                                    "es",
                                    start("s3", true, ERROR)
                                        + job("h", "handle")
                                        + end("e3", ERROR)
                                        + flow("s3", "h", "e3")))
                        + boundary("b", "sub", true, ERROR)))
            .create("{}")
            .throwError("work", "bad", "{\"why\":1}")
            .complete("handle"));
  }

  private static Resource withDefinitions(String definitions, String content) {
    return Resource.of(
        "p.bpmn",
        "<process id='p' isExecutable='true'>"
            + content
            + "</process>"
            + DEFINITIONS
            + definitions);
  }

  private static String thrownAndCaught(String thrown, String caught) {
    return start("s1", "")
        + sub("sub", start("s2", "") + end("ee", thrown) + flow("s2", "ee"))
        + boundary("b", "sub", true, caught)
        + end("e", "")
        + end("be", "")
        + flow("s1", "sub", "e")
        + flow("b", "be");
  }

  private static void codes(List<Scenario> all) {
    all.add(
        Scenario.of("an error's code is an expression", Feature.ERROR_END, Feature.INCIDENTS)
            .deploy(
                withDefinitions(
                    "<error id='dyn' errorCode='=code'/>",
                    thrownAndCaught("<errorEventDefinition errorRef='dyn'/>", ERROR)))
            .create("{\"code\":\"bad\"}")
            .create("{\"code\":\"other\"}")
            .create("{\"code\":7}")
            .create("{}")
            .set("{\"code\":\"bad\"}")
            .resolve());
    all.add(
        Scenario.of("an escalation's code is an expression", Feature.ESCALATION_END)
            .deploy(
                withDefinitions(
                    "<escalation id='dyn' escalationCode='=code'/>",
                    thrownAndCaught(
                        "<escalationEventDefinition escalationRef='dyn'/>", ESCALATION)))
            .create("{\"code\":\"up\"}")
            .create("{\"code\":\"other\"}")
            .create("{}"));
    all.add(
        Scenario.of("a code that is caught is no expression", Feature.BAD_MODELS)
            .refused(
                withDefinitions(
                    "<error id='dyn' errorCode='=code'/>",
                    thrownAndCaught(ERROR, "<errorEventDefinition errorRef='dyn'/>"))));
    all.add(
        Scenario.of("an escalation code that is caught is no expression", Feature.BAD_MODELS)
            .refused(
                withDefinitions(
                    "<escalation id='dyn' escalationCode='=code'/>",
                    thrownAndCaught(
                        ESCALATION, "<escalationEventDefinition escalationRef='dyn'/>"))));
    all.add(
        Scenario.of(
                "names of messages and signals are expressions",
                Feature.MESSAGE_CATCH,
                Feature.SIGNAL_CATCH,
                Feature.SIGNAL_THROW,
                Feature.INCIDENTS)
            .deploy(
                withDefinitions(
                    "<message id='dm' name='=what'><extensionElements><zeebe:subscription"
                        + " correlationKey='=what'/></extensionElements></message><signal id='ds'"
                        + " name='=what'/>",
                    start("s1", "")
                        + catching("c", "<messageEventDefinition messageRef='dm'/>")
                        + catching("d", "<signalEventDefinition signalRef='ds'/>")
                        + throwing("th", "<signalEventDefinition signalRef='ds'/>")
                        + end("e", "")
                        + flow("s1", "c", "d", "th", "e")))
            .create("{\"what\":\"go\"}")
            .publish("go", "go", "{\"n\":1}")
            .broadcast("go", "{\"n\":2}")
            .create("{\"what\":7}")
            .create("{}"));
    all.add(
        Scenario.of(
                "a start event's names are fixed at deployment",
                Feature.MESSAGE_START,
                Feature.SIGNAL_START)
            .deploy(
                withDefinitions(
                    "<message id='dm' name='=\"a\" + \"b\"'/><signal id='ds' name='=\"c\" +"
                        + " \"d\"'/>",
                    start("s1", "<messageEventDefinition messageRef='dm'/>")
                        + start("s2", "<signalEventDefinition signalRef='ds'/>")
                        + end("e", "")
                        + flow("s1", "e")
                        + flow("s2", "e")))
            .publish("ab", "", "{}")
            .broadcast("cd", "{}"));
    all.add(
        Scenario.of("a start event's name needs a variable", Feature.BAD_MODELS)
            .refused(
                withDefinitions(
                    "<message id='dm' name='=what'/>",
                    start("s1", "<messageEventDefinition messageRef='dm'/>")
                        + end("e", "")
                        + flow("s1", "e"))));
  }
}
