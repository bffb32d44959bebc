package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import io.camunda.client.api.worker.JobHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Jobs that are pushed. */
public final class JobStreamScenarios {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Resource ONE = only("t", job("t", "work"));

  private JobStreamScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    streams(all);
    workers(all);
    return all;
  }

  private static void streams(List<Scenario> all) {
    all.add(
        Scenario.of("jobs are pushed", Feature.JOB_STREAMS)
            .deploy(
                only(
                    "t",
                    any(
                        "serviceTask",
                        "t",
                        extensions(
                            type("work")
                                + "<zeebe:taskHeaders><zeebe:header key='k'"
                                + " value='v'/></zeebe:taskHeaders>"))))
            .create("{\"early\":1,\"other\":1}")
            .act("open a stream", hand -> hand.openStream("work", List.of("early", "late")))
            .create("{\"late\":1,\"other\":1}")
            .create("{\"late\":2}")
            .step(
                "what was pushed", hand -> hand.pushedWith(List.of("{\"late\":1}", "{\"late\":2}")))
            .activate("work", HOUR)
            .activate("work", HOUR));
    all.add(
        Scenario.of("a job that failed is pushed again", Feature.JOB_STREAMS)
            .deploy(ONE)
            .act("open a stream", hand -> hand.openStream("work", List.of()))
            .create("{\"a\":1}")
            .step("what was pushed", hand -> hand.pushed(1))
            .act(
                "fail",
                hand -> hand.client().newFailCommand(hand.lastPushed()).retries(2).send().join())
            .step("what was pushed", hand -> hand.pushed(2))
            .act(
                "complete",
                hand -> hand.client().newCompleteCommand(hand.lastPushed()).send().join()));
    all.add(
        Scenario.of("streams of the same kind share what there is", Feature.JOB_STREAMS)
            .deploy(ONE)
            .act("open a stream", hand -> hand.openStream("work", List.of()))
            .act("open another", hand -> hand.openStream("work", List.of()))
            .create("{\"a\":1}")
            .create("{\"a\":2}")
            .create("{\"a\":3}")
            .step("what was pushed", hand -> hand.pushed(3))
            .activate("work", HOUR));
    all.add(
        Scenario.of("a job goes to those who poll when its stream is gone", Feature.JOB_STREAMS)
            .deploy(ONE)
            .act("open a stream", hand -> hand.openStream("work", List.of()))
            .act("close it", Hand::closeStreams)
            .create("{\"a\":1}")
            .step("poll", hand -> hand.awaited("work"))
            .complete("work", "{\"b\":1}"));
    all.add(
        Scenario.of("a pushed job that nobody answers in time", Feature.JOB_STREAMS)
            .deploy(ONE)
            .act("open a stream", hand -> hand.openStream("work", List.of()))
            .create("{\"a\":1}")
            .step("what was pushed", hand -> hand.pushed(1))
            .pass(Duration.ofDays(401))
            .activate("work", HOUR)
            .act(
                "complete",
                hand -> hand.client().newCompleteCommand(hand.lastPushed()).send().join()));
    all.add(
        Scenario.of(
                "a pushed job fails for good and is pushed again when that is resolved",
                Feature.JOB_STREAMS,
                Feature.INCIDENTS)
            .deploy(ONE)
            .act("open a stream", hand -> hand.openStream("work", List.of()))
            .create("{\"a\":1}")
            .step("what was pushed", hand -> hand.pushed(1))
            .act(
                "fail for good",
                hand -> hand.client().newFailCommand(hand.lastPushed()).retries(0).send().join())
            .act(
                "give it retries",
                hand ->
                    hand.client()
                        .newUpdateRetriesCommand(hand.lastPushed())
                        .retries(1)
                        .send()
                        .join())
            .resolve()
            .step("what was pushed", hand -> hand.pushed(2))
            .act(
                "complete",
                hand -> hand.client().newCompleteCommand(hand.lastPushed()).send().join()));
    all.add(
        Scenario.of("a pushed job waits for its backoff", Feature.JOB_STREAMS, Feature.JOB_RETRIES)
            .deploy(ONE)
            .act("open a stream", hand -> hand.openStream("work", List.of()))
            .create("{\"a\":1}")
            .step("what was pushed", hand -> hand.pushed(1))
            .act(
                "fail with backoff",
                hand ->
                    hand.client()
                        .newFailCommand(hand.lastPushed())
                        .retries(2)
                        .retryBackoff(HOUR)
                        .send()
                        .join())
            .step("what was pushed", hand -> hand.pushed(1))
            .pass(Duration.ofHours(2))
            .step("what was pushed", hand -> hand.pushed(2))
            .act(
                "complete",
                hand -> hand.client().newCompleteCommand(hand.lastPushed()).send().join()));
  }

  private static void workers(List<Scenario> all) {
    for (boolean streams : List.of(false, true)) {
      all.add(
          Scenario.of(
                  "a worker that %s does what there is"
                      .formatted(streams ? "is pushed to" : "polls"),
                  Feature.JOB_POLL,
                  Feature.JOB_STREAMS,
                  Feature.JOB_RETRIES)
              .deploy(ONE)
              .create("{\"a\":1}")
              .act("open a worker", hand -> hand.openWorker("work", streams, WORK))
              .act("until it has failed", hand -> hand.until("a failure", hasFailed(hand)))
              .pass(Duration.ofHours(2))
              .act("until it is done", hand -> hand.until("the end", isDone(hand)))
              .create("{\"a\":2}")
              .act("until the next has failed", hand -> hand.until("a failure", hasFailed(hand)))
              .pass(Duration.ofHours(2))
              .act("until it is done, too", hand -> hand.until("the end", isDone(hand))));
    }
  }

  /** Fails once, with backoff, and works then. */
  private static final JobHandler WORK =
      (client, job) -> {
        if (job.getRetries() == 3) {
          client.newFailCommand(job).retries(2).retryBackoff(HOUR).send().join();
        } else {
          client.newCompleteCommand(job).variable("done", job.getVariable("a")).send().join();
        }
      };

  private static BooleanSupplier hasFailed(Hand hand) {
    return () ->
        hand.history().lines().stream()
            .anyMatch(
                line ->
                    line.startsWith("job work of p")
                        && line.contains("retries=2")
                        && line.endsWith(", open"));
  }

  private static BooleanSupplier isDone(Hand hand) {
    return () -> hand.history().activeInstances().isEmpty();
  }
}
