package dev.pitcrew.jobs;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands jobs of a type to their work, and its outcome to the engine. */
public final class JobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration BACKOFF_FIRST = Duration.ofSeconds(2);
  private static final int BACKOFF_DOUBLINGS_MAX = 6;
  private static final int ACTIVE_MAX = 16;
  private static final int NOT_FOUND = 404;

  private static volatile JobObserver observer = JobObserver.NONE;

  private JobRunner() {}

  /** Who is told of all jobs of this process from now on. */
  public static void observedBy(JobObserver given) {
    observer = given;
  }

  /** Opens a worker for work that takes seconds at most; it asks for the named variables only. */
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

  /**
   * Opens a worker for work that may take minutes. A job that is worked on is kept; one whose
   * worker died is handed out again soon. The client's threads are held meanwhile, so it should be
   * one of its own.
   *
   * @param activeMax how many jobs are held at once
   */
  public static JobWorker openLong(
      CamundaClient client,
      Heartbeats heartbeats,
      String type,
      int activeMax,
      List<String> variables,
      JobWork work) {
    return client
        .newWorker()
        .jobType(type)
        .handler(
            (jobs, job) -> {
              try (var beating = heartbeats.of(job)) {
                handle(jobs, job, work);
              } catch (RejectedExecutionException closing) {
                giveBack(jobs, job);
              }
            })
        .name("pitcrew-" + type)
        .timeout(heartbeats.timeout())
        .maxJobsActive(activeMax)
        // A stream hands over what comes; only jobs that are asked for begin before their timeout.
        .streamEnabled(false)
        .fetchVariables(variables)
        .open();
  }

  /** A job that comes while the worker is being closed: the next one may have it at once. */
  private static void giveBack(JobClient jobs, ActivatedJob job) {
    LOG.info(
        "The worker is being closed; the job is given back. type={} jobKey={}",
        job.getType(),
        job.getKey());
    jobs.newFailCommand(job)
        .retries(job.getRetries())
        .errorMessage(
            "Expected to do %s, but the worker was being closed.".formatted(job.getType()))
        .send();
  }

  static void handle(JobClient jobs, ActivatedJob job, JobWork work) {
    try (var logged = new LoggedJob(job)) {
      JobObserver.Observed observed = observer.begin(job);
      JobObserver.Outcome outcome = JobObserver.Outcome.OUTAGE;
      try {
        outcome = outcome(jobs, job, work);
      } finally {
        observed.ended(outcome);
      }
    }
  }

  private static JobObserver.Outcome outcome(JobClient jobs, ActivatedJob job, JobWork work) {
    try {
      return report(jobs, job, work.run(input(job)));
    } catch (ContractBroken broken) {
      return report(jobs, job, new JobOutcome.NeedsPerson(broken.getMessage()));
    } catch (InterruptedException e) {
      // The worker is being closed; the job is handed out again after its deadline.
      Thread.currentThread().interrupt();
      return JobObserver.Outcome.CLOSING;
    } catch (ProblemException e) {
      if (e.code() != NOT_FOUND) {
        return retryLater(jobs, job, e);
      }
      LOG.info(
          "The job was done by another worker or is not wanted any more; nothing is lost. type={} jobKey={}",
          job.getType(),
          job.getKey());
      return JobObserver.Outcome.GONE;
    } catch (IOException | RuntimeException outage) {
      return retryLater(jobs, job, outage);
    }
  }

  private static JobInput input(ActivatedJob job) {
    return new JobInput(
        job.getKey(),
        job.getProcessInstanceKey(),
        job.getElementInstanceKey(),
        job.getBpmnProcessId(),
        Variables.tree(job.getVariables()),
        task(job),
        job.getCustomHeaders(),
        job.getRetries());
  }

  private static JobInput.@Nullable ListenedTask task(ActivatedJob job) {
    var task = job.getUserTask();
    return job.getKind() != JobKind.TASK_LISTENER || task == null || task.getUserTaskKey() == null
        ? null
        : new JobInput.ListenedTask(task.getUserTaskKey(), job.getElementId(), task.getAssignee());
  }

  private static JobObserver.Outcome report(JobClient jobs, ActivatedJob job, JobOutcome outcome) {
    return switch (outcome) {
      case JobOutcome.Completed done when done.variables().isEmpty() -> {
        // A task listener's job may not carry variables at all.
        jobs.newCompleteCommand(job).send().join();
        yield JobObserver.Outcome.COMPLETED;
      }
      case JobOutcome.Completed done -> {
        jobs.newCompleteCommand(job).variables(Variables.toJson(done.variables())).send().join();
        yield JobObserver.Outcome.COMPLETED;
      }
      case JobOutcome.BpmnError error -> {
        jobs.newThrowErrorCommand(job)
            .errorCode(error.code())
            .errorMessage(error.message())
            .variables(Variables.toJson(error.variables()))
            .send()
            .join();
        yield JobObserver.Outcome.BPMN_ERROR;
      }
      case JobOutcome.Denied denied -> {
        jobs.newCompleteCommand(job)
            .withResult(result -> result.forUserTask().deny(true, denied.reason()))
            .send()
            .join();
        yield JobObserver.Outcome.DENIED;
      }
      case JobOutcome.NeedsPerson person -> {
        jobs.newFailCommand(job).retries(0).errorMessage(person.message()).send().join();
        yield JobObserver.Outcome.NEEDS_PERSON;
      }
      case JobOutcome.NotNow later -> {
        failed(jobs, job, later.message());
        yield JobObserver.Outcome.RETRIED;
      }
      case JobOutcome.Early early -> {
        jobs.newFailCommand(job)
            .retries(Math.max(1, job.getRetries()))
            .retryBackoff(early.pause())
            .errorMessage(early.message())
            .send()
            .join();
        yield JobObserver.Outcome.EARLY;
      }
    };
  }

  private static JobObserver.Outcome retryLater(
      JobClient jobs, ActivatedJob job, Exception outage) {
    LOG.warn(
        "Work could not be done for now. type={} jobKey={}", job.getType(), job.getKey(), outage);
    failed(
        jobs,
        job,
        "Expected to do %s, but what it needs is out of order for now.".formatted(job.getType()));
    return JobObserver.Outcome.OUTAGE;
  }

  private static void failed(JobClient jobs, ActivatedJob job, String message) {
    int left = Math.max(0, job.getRetries() - 1);
    int tried = Math.clamp(JobInput.RETRIES_USUAL - job.getRetries(), 0, BACKOFF_DOUBLINGS_MAX);
    var backoff = BACKOFF_FIRST.multipliedBy(1L << tried);
    LOG.info(
        "A job is tried again in {} s, {} tries left. type={} jobKey={}",
        backoff.toSeconds(),
        left,
        job.getType(),
        job.getKey());
    jobs.newFailCommand(job)
        .retries(left)
        .retryBackoff(backoff)
        .errorMessage(message)
        .send()
        .join();
  }
}
