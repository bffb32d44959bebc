package dev.pitcrew.records.worker;

import dev.pitcrew.records.worker.JobInput.ListenedTask;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Hands jobs of a type to their work, and its outcome to the engine. */
public final class JobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration BACKOFF_FIRST = Duration.ofSeconds(2);
  private static final int BACKOFF_DOUBLINGS_MAX = 6;
  private static final int ACTIVE_MAX = 16;
  private static final int RETRIES_USUAL = 3;

  private JobRunner() {}

  /** Opens a worker; it asks for the named variables only. */
  public static JobWorker open(
      CamundaClient client, String type, List<String> variables, JobWork work) {
    return client
        .newWorker()
        .jobType(type)
        .handler((jobs, job) -> handle(jobs, job, work))
        .name("pitcrew-" + type)
        .timeout(TIMEOUT)
        .maxJobsActive(ACTIVE_MAX)
        .fetchVariables(variables)
        .open();
  }

  static void handle(JobClient jobs, ActivatedJob job, JobWork work) {
    try {
      report(jobs, job, work.run(input(job)));
    } catch (ContractBroken broken) {
      report(jobs, job, new JobOutcome.NeedsPerson(broken.getMessage()));
    } catch (DataAccessException | ClientException outage) {
      retryLater(jobs, job, outage);
    }
  }

  private static JobInput input(ActivatedJob job) {
    return JobInput.parse(
        job.getKey(),
        job.getProcessInstanceKey(),
        job.getElementInstanceKey(),
        job.getBpmnProcessId(),
        job.getVariables(),
        task(job));
  }

  private static @Nullable ListenedTask task(ActivatedJob job) {
    var task = job.getUserTask();
    return job.getKind() != JobKind.TASK_LISTENER || task == null || task.getUserTaskKey() == null
        ? null
        : new ListenedTask(task.getUserTaskKey(), job.getElementId(), task.getAssignee());
  }

  private static void report(JobClient jobs, ActivatedJob job, JobOutcome outcome) {
    switch (outcome) {
      case JobOutcome.Completed done when done.variables().isEmpty() ->
          // A task listener's job may not carry variables at all.
          jobs.newCompleteCommand(job).send().join();
      case JobOutcome.Completed done ->
          jobs.newCompleteCommand(job).variables(Variables.toJson(done.variables())).send().join();
      case JobOutcome.BpmnError error ->
          jobs.newThrowErrorCommand(job)
              .errorCode(error.code())
              .errorMessage(error.message())
              .variables(Variables.toJson(error.variables()))
              .send()
              .join();
      case JobOutcome.Denied denied ->
          jobs.newCompleteCommand(job)
              .withResult(result -> result.forUserTask().deny(true, denied.reason()))
              .send()
              .join();
      case JobOutcome.NeedsPerson person ->
          jobs.newFailCommand(job).retries(0).errorMessage(person.message()).send().join();
    }
  }

  private static void retryLater(JobClient jobs, ActivatedJob job, RuntimeException outage) {
    int left = Math.max(0, job.getRetries() - 1);
    int tried = Math.clamp(RETRIES_USUAL - job.getRetries(), 0, BACKOFF_DOUBLINGS_MAX);
    var backoff = BACKOFF_FIRST.multipliedBy(1L << tried);
    LOG.warn(
        "Work could not be done for now; it is tried again in {} s, {} tries left. type={} jobKey={}",
        backoff.toSeconds(),
        left,
        job.getType(),
        job.getKey(),
        outage);
    jobs.newFailCommand(job)
        .retries(left)
        .retryBackoff(backoff)
        .errorMessage(
            "Expected to do %s, but what it needs is out of order for now."
                .formatted(job.getType()))
        .send()
        .join();
  }
}
