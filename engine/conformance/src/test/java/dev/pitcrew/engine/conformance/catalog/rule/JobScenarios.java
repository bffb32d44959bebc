package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Jobs: retries, timeouts, errors, activation; and incidents of theirs. */
public final class JobScenarios {

  private static final Duration HOUR = Duration.ofHours(1);

  private JobScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    jobs(all);
    return all;
  }

  private static void jobs(List<Scenario> all) {
    Resource one = only("t", job("t", "work"));
    all.add(
        Scenario.of("a job fails and is tried again", Feature.JOB_RETRIES)
            .deploy(one)
            .create("{\"a\":1}")
            .fail("work", 2, "{}")
            .fail("work", 1, "{}")
            .complete("work", "{\"b\":1}"));
    all.add(
        Scenario.of("what a failure brings stays at its element", Feature.JOB_RETRIES)
            .deploy(one)
            .create("{\"a\":1}")
            .onJob(
                "fail",
                "work",
                (hand, job) -> hand.side().fail(job.getKey(), 2, Duration.ZERO, "{\"a\":2}"))
            .onJob(
                "fail for good",
                "work",
                (hand, job) -> hand.side().fail(job.getKey(), 0, HOUR, "{\"b\":3}"))
            .retries("work", 1)
            .resolve()
            .complete("work", "{\"a\":4,\"c\":5}"));
    all.add(
        Scenario.of("a job that waits for its backoff is answered", Feature.JOB_RETRIES)
            .deploy(one)
            .create("{}")
            .onJob("fail", "work", (hand, job) -> hand.side().fail(job.getKey(), 2, HOUR, "{}"))
            .step(
                "fail again",
                hand ->
                    hand.side().fail(hand.lastJob("work").orElseThrow().getKey(), 1, HOUR, "{}"))
            .step("complete", hand -> completedLast(hand)));
    all.add(
        Scenario.of("a job without retries is an incident", Feature.JOB_RETRIES, Feature.INCIDENTS)
            .deploy(one)
            .create("{}")
            .fail("work", 0, "{}")
            .activate("work", HOUR)
            .resolve()
            .retries("work", 2)
            .resolve()
            .resolve()
            .complete("work")
            .retries("work", 3));
    all.add(
        Scenario.of("a job's backoff passes", Feature.JOB_RETRIES)
            .deploy(one)
            .create("{}")
            .onJob(
                "fail with backoff",
                "work",
                (hand, job) -> {
                  hand.client()
                      .newFailCommand(job)
                      .retries(2)
                      .retryBackoff(Duration.ofMinutes(1))
                      .send()
                      .join();
                  return "ok";
                })
            .activate("work", HOUR)
            .pass(Duration.ofMinutes(2))
            .activate("work", HOUR));
    all.add(
        Scenario.of("an activation times out", Feature.JOB_TIMEOUT)
            .deploy(one)
            .create("{}")
            .activate("work", Duration.ofMinutes(1))
            .activate("work", HOUR)
            .pass(Duration.ofMinutes(2))
            .activate("work", HOUR)
            .step("complete late", hand -> completedLast(hand)));
    all.add(
        Scenario.of("an activation's timeout is changed", Feature.JOB_TIMEOUT)
            .deploy(one)
            .create("{}")
            .step(
                "change it before it is given out",
                hand -> {
                  hand.client().newUpdateTimeoutCommand(1).timeout(HOUR).send().join();
                  return "ok";
                })
            .activate("work", Duration.ofMinutes(1))
            .step(
                "change it",
                hand -> {
                  hand.client()
                      .newUpdateTimeoutCommand(hand.lastJob("work").orElseThrow())
                      .timeout(HOUR)
                      .send()
                      .join();
                  return "ok";
                })
            .pass(Duration.ofMinutes(10))
            .activate("work", HOUR)
            .pass(HOUR)
            .activate("work", HOUR));
    all.add(
        Scenario.of("an error goes to the nearest that catches it", Feature.JOB_ERROR)
            .deploy(
                guarded(
                    "sub",
                    sub(
                            "sub",
                            start("s2", "")
                                + job("t", "work")
                                + boundary(
                                    "b1", "t", true, "<errorEventDefinition errorRef='bad'/>")
                                + end("e2", "")
                                + end("be1", "")
                                + flow("s2", "t", "e2")
                                + flow("b1", "be1"))
                        + boundary("b", "sub", true, ANY_ERROR)))
            .create("{}")
            .throwError("work", "bad", "{}")
            .create("{}")
            .throwError("work", "other", "{}")
            .throwError("work", "other", "{}"));
    all.add(
        Scenario.of("a worker sees what it asks for", Feature.JOB_POLL)
            .deploy(
                only(
                    "t",
                    any("serviceTask", "t", extensions(type("work") + mappings("input|=a + 1|b")))))
            .create("{\"a\":1,\"c\":{\"d\":[1.50,true,null]}}")
            .step(
                "fetch b and c",
                hand -> {
                  hand.side().settle();
                  return hand
                      .client()
                      .newActivateJobsCommand()
                      .jobType("work")
                      .maxJobsToActivate(5)
                      .fetchVariables("b", "c", "none")
                      .requestTimeout(Duration.ofMillis(-1))
                      .send()
                      .join()
                      .getJobs()
                      .stream()
                      .map(j -> dev.pitcrew.engine.conformance.side.Json.sorted(j.getVariables()))
                      .toList()
                      .toString();
                }));
    all.add(
        Scenario.of(
                "what does not exist is not found",
                Feature.JOB_RETRIES,
                Feature.CANCEL,
                Feature.INCIDENTS)
            .step("complete", hand -> done(hand.client().newCompleteCommand(1).send().join()))
            .step("fail", hand -> done(hand.client().newFailCommand(1).retries(1).send().join()))
            .step(
                "throw",
                hand -> done(hand.client().newThrowErrorCommand(1).errorCode("x").send().join()))
            .step(
                "retries",
                hand -> done(hand.client().newUpdateRetriesCommand(1).retries(1).send().join()))
            .step(
                "no retries",
                hand -> done(hand.client().newUpdateRetriesCommand(1).retries(0).send().join()))
            .step("cancel", hand -> done(hand.client().newCancelInstanceCommand(1).send().join()))
            .step("resolve", hand -> done(hand.client().newResolveIncidentCommand(1).send().join()))
            .step(
                "set variables",
                hand -> done(hand.client().newSetVariablesCommand(1).variables("{}").send().join()))
            .create("none", "{}")
            .step(
                "wrong variables",
                hand ->
                    done(
                        hand.client()
                            .newPublishMessageCommand()
                            .messageName("x")
                            .correlationKey("k")
                            .variables("[1]")
                            .send()
                            .join())));
    all.add(
        Scenario.of(
                "a job whose error nothing catches ends with its element",
                Feature.JOB_ERROR,
                Feature.CANCEL)
            .deploy(one)
            .create("{}")
            .throwError("work", "bad", "{}")
            .cancel());
    all.add(
        Scenario.of(
                "a job whose error nothing catches is interrupted",
                Feature.JOB_ERROR,
                Feature.INCIDENTS)
            .deploy(guarded("t", job("t", "work") + boundary("b", "t", true, MESSAGE)))
            .create("{}")
            .throwError("work", "bad", "{\"why\":1}")
            .publish("m", "k", "{\"told\":1}"));
  }

  private static String done(Object reply) {
    return "ok";
  }

  private static String completedLast(dev.pitcrew.engine.conformance.scenario.Hand hand) {
    hand.client().newCompleteCommand(hand.lastJob("work").orElseThrow()).send().join();
    return "ok";
  }
}
