package dev.pitcrew.engine.conformance.catalog;

import static dev.pitcrew.engine.conformance.catalog.TaskScenarios.only;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Messages, signals, timers and jobs. */
final class RuleScenarios {

  private static final Duration HOUR = Duration.ofHours(1);

  private RuleScenarios() {}

  private static String keyed(String id, String name, String key) {
    return "<message id='%s' name='%s'><extensionElements><zeebe:subscription correlationKey='%s'/></extensionElements></message>"
        .formatted(id, name, key);
  }

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    messages(all);
    timers(all);
    jobs(all);
    return all;
  }

  private static void messages(List<Scenario> all) {
    Resource waits = only("c", catching("c", MESSAGE));
    all.add(
        Scenario.of("messages are kept in their order", Feature.MESSAGE_TTL)
            .deploy(waits)
            .publish("m", "k", HOUR, "{\"n\":1}")
            .publish("m", "k", HOUR, "{\"n\":2}")
            .publish("m", "k", "{\"n\":3}")
            .create("{}")
            .create("{}")
            .create("{}"));
    all.add(
        Scenario.of("a message is kept for its time", Feature.MESSAGE_TTL)
            .deploy(waits)
            .publish("m", "k", Duration.ofMinutes(1), "{\"n\":1}")
            .pass(Duration.ofMinutes(5))
            .create("{}"));
    all.add(
        Scenario.of("a message id is taken once while kept", Feature.MESSAGE_ID)
            .deploy(waits)
            .step("publish", hand -> published(hand, "k", "id", HOUR))
            .step("publish again", hand -> published(hand, "k", "id", HOUR))
            .step("publish for another key", hand -> published(hand, "k2", "id", HOUR))
            .step("publish unkept", hand -> published(hand, "k3", "id2", Duration.ZERO))
            .step("publish unkept again", hand -> published(hand, "k3", "id2", Duration.ZERO))
            .pass(Duration.ofHours(2))
            .step("publish later", hand -> published(hand, "k", "id", HOUR)));
    all.add(
        Scenario.of("a message goes once to each process id", Feature.MESSAGE_ONCE)
            .deploy(
                process(
                    "a",
                    start("s1", "") + catching("c", MESSAGE) + end("e", "") + flow("s1", "c", "e")),
                process(
                    "b",
                    start("s1", "") + catching("c", MESSAGE) + end("e", "") + flow("s1", "c", "e")))
            .create("a", "{}")
            .create("b", "{}")
            .publish("m", "k", HOUR, "{\"n\":1}")
            .create("a", "{}")
            .publish("m", "k", "{\"n\":2}"));
    Resource begins =
        process(start("s1", MESSAGE) + job("t", "work") + end("e", "") + flow("s1", "t", "e"));
    all.add(
        Scenario.of(
                "one instance at a time for a key",
                Feature.MESSAGE_START_KEY,
                Feature.MESSAGE_START)
            .deploy(begins)
            .publish("m", "k", HOUR, "{\"n\":1}")
            .publish("m", "k", HOUR, "{\"n\":2}")
            .publish("m", "k", "{\"n\":3}")
            .publish("m", "other", HOUR, "{\"n\":4}")
            .publish("m", "", HOUR, "{\"n\":5}")
            .publish("m", "", HOUR, "{\"n\":6}")
            .complete("work"));
    all.add(
        Scenario.of(
                "a kept message begins an instance of what is deployed later",
                Feature.MESSAGE_START)
            .publish("m", "k", HOUR, "{\"n\":1}")
            .deploy(begins)
            .publish("m", "k", HOUR, "{\"n\":2}"));
    Resource byVariable =
        Resource.of(
            "p.bpmn",
            "<process id='p' isExecutable='true'>"
                + start("s1", "")
                + catching("c", "<messageEventDefinition messageRef='v'/>")
                + end("e", "")
                + flow("s1", "c", "e")
                + "</process>"
                + keyed("v", "m", "=key"));
    all.add(
        Scenario.of("the key is fixed when waiting begins", Feature.MESSAGE_KEY)
            .deploy(byVariable)
            .create("{\"key\":\"one\"}")
            .set("{\"key\":\"two\"}")
            .publish("m", "two", "{}")
            .publish("m", "one", "{}"));
    all.add(
        Scenario.of(
                "numbers are keys, other values are not", Feature.MESSAGE_KEY, Feature.INCIDENTS)
            .deploy(byVariable)
            .create("{\"key\":7}")
            .publish("m", "7", "{}")
            .create("{\"key\":[1]}")
            .create("{}")
            .set("{\"key\":\"x\"}")
            .resolve());
    all.add(
        Scenario.of("a signal goes to all who wait", Feature.SIGNAL_RULES)
            .deploy(
                process(
                    "a",
                    start("s1", "") + catching("c", SIGNAL) + end("e", "") + flow("s1", "c", "e")),
                process("b", start("s1", SIGNAL) + end("e", "") + flow("s1", "e")))
            .broadcast("s", "{\"n\":0}")
            .create("a", "{}")
            .create("a", "{}")
            .broadcast("s", "{\"n\":1}")
            .broadcast("s", "{\"n\":2}"));
  }

  private static String published(
      dev.pitcrew.engine.conformance.scenario.Hand hand, String key, String id, Duration ttl) {
    hand.client()
        .newPublishMessageCommand()
        .messageName("m")
        .correlationKey(key)
        .messageId(id)
        .timeToLive(ttl)
        .send()
        .join();
    return "ok";
  }

  private static void timers(List<Scenario> all) {
    for (String duration : List.of("PT0S", "PT-5S", "P1D", "=d", "soon")) {
      all.add(
          Scenario.of("a timer of " + duration, Feature.TIMER_DATE)
              .deploy(only("c", catching("c", timer("timeDuration", duration))))
              .create("{\"d\":\"PT1M\"}")
              .create("{\"d\":7}")
              .pass(Duration.ofMinutes(2))
              .pass(Duration.ofDays(1)));
    }
    for (String date :
        List.of(
            "2001-01-01T00:00:00Z", "2101-01-01T00:00:00+01:00", "=date(\"2001-01-01\")", "=d")) {
      all.add(
          Scenario.of("a timer at " + date, Feature.TIMER_DATE)
              .deploy(only("c", catching("c", timer("timeDate", date))))
              .create("{\"d\":\"2001-01-01T00:00:00Z\"}")
              .create("{\"d\":\"never\"}")
              .pass(Duration.ofSeconds(5)));
    }
    for (String cycle : List.of("R2/PT1M", "R0/PT1M", "R/PT1M", "=c")) {
      all.add(
          Scenario.of("a cycle of " + cycle, Feature.TIMER_CYCLE)
              .deploy(
                  process(
                      start("s1", "")
                          + job("t", "work")
                          + boundary("b", "t", false, timer("timeCycle", cycle))
                          + end("e", "")
                          + end("be", "")
                          + flow("s1", "t", "e")
                          + flow("b", "be")))
              .create("{\"c\":\"R1/PT1M\"}")
              .create("{\"c\":\"x\"}")
              .pass(Duration.ofSeconds(61))
              .pass(Duration.ofSeconds(61))
              .pass(Duration.ofSeconds(61))
              .cancel());
    }
    all.add(
        Scenario.of("a cron expression", Feature.TIMER_CRON)
            .deploy(
                process(
                    start("s1", "")
                        + job("t", "work")
                        + boundary("b", "t", false, timer("timeCycle", "0 0 0 * * *"))
                        + end("e", "")
                        + end("be", "")
                        + flow("s1", "t", "e")
                        + flow("b", "be")))
            .create("{}")
            .pass(Duration.ofDays(1))
            .pass(Duration.ofDays(1))
            .complete("work"));
    Resource daily =
        process(start("s1", timer("timeCycle", "R/P1D")) + end("e", "") + flow("s1", "e"));
    all.add(
        Scenario.of(
                "a new version takes over the timers", Feature.TIMER_VERSIONS, Feature.TIMER_START)
            .deploy(daily)
            .pass(Duration.ofHours(25))
            .deploy(
                process(
                    start("s1", timer("timeCycle", "R/P2D")) + end("e2", "") + flow("s1", "e2")))
            .pass(Duration.ofHours(25))
            .pass(Duration.ofHours(25))
            .deploy(process(start("s1", "") + end("e3", "") + flow("s1", "e3")))
            .pass(Duration.ofHours(100)));
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
                process(
                    start("s1", "")
                        + sub(
                            "sub",
                            start("s2", "")
                                + job("t", "work")
                                + boundary(
                                    "b1", "t", true, "<errorEventDefinition errorRef='bad'/>")
                                + end("e2", "")
                                + end("be1", "")
                                + flow("s2", "t", "e2")
                                + flow("b1", "be1"))
                        + boundary("b", "sub", true, ANY_ERROR)
                        + end("e", "")
                        + end("be", "")
                        + flow("s1", "sub", "e")
                        + flow("b", "be")))
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
  }

  private static String done(Object reply) {
    return "ok";
  }

  private static String completedLast(dev.pitcrew.engine.conformance.scenario.Hand hand) {
    hand.client().newCompleteCommand(hand.lastJob("work").orElseThrow()).send().join();
    return "ok";
  }
}
