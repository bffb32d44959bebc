package dev.pitcrew.engine.testkit;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Jobs the test has been given as their worker and not used yet: what was activated for one
 * instance stays there for the tests of the others.
 */
final class JobPool {

  private static final int ACTIVATED_MAX = 100;
  private static final Duration NO_WAITING = Duration.ofMillis(-1);

  private final CamundaClient client;
  private final Map<Long, ActivatedJob> jobs = new LinkedHashMap<>();

  JobPool(CamundaClient client) {
    this.client = client;
  }

  /**
   * @param whose for the failure
   * @throws AssertionError when there is no such job
   */
  synchronized ActivatedJob take(String type, Predicate<ActivatedJob> wanted, String whose) {
    client
        .newActivateJobsCommand()
        .jobType(type)
        .maxJobsToActivate(ACTIVATED_MAX)
        .timeout(Duration.ofMinutes(5))
        .workerName("testkit")
        .requestTimeout(NO_WAITING)
        .send()
        .join()
        .getJobs()
        .forEach(job -> jobs.put(job.getKey(), job));
    ActivatedJob job =
        jobs.values().stream()
            .filter(one -> one.getType().equals(type))
            .filter(wanted)
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        "Expected an open job of type '%s' of %s, but there is none."
                            .formatted(type, whose)));
    jobs.remove(job.getKey());
    return job;
  }
}
