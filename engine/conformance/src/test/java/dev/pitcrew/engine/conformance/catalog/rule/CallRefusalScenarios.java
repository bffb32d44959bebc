package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What each call refuses, and with which code. */
public final class CallRefusalScenarios {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Resource ONE = only("t", job("t", "work"));

  private CallRefusalScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    refusals(all);
    return all;
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
}
