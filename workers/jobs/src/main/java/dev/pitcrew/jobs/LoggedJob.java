package dev.pitcrew.jobs;

import io.camunda.client.api.response.ActivatedJob;
import org.slf4j.MDC;

/** Has each line that is logged while a job is worked on say which job it is. */
final class LoggedJob implements AutoCloseable {

  private static final String INSTANCE = "processInstanceKey";
  private static final String JOB = "jobKey";
  private static final String ELEMENT = "elementId";
  private static final String WORKER = "worker";

  LoggedJob(ActivatedJob job) {
    MDC.put(INSTANCE, Long.toString(job.getProcessInstanceKey()));
    MDC.put(JOB, Long.toString(job.getKey()));
    MDC.put(ELEMENT, job.getElementId());
    MDC.put(WORKER, job.getType());
  }

  @Override
  public void close() {
    MDC.remove(INSTANCE);
    MDC.remove(JOB);
    MDC.remove(ELEMENT);
    MDC.remove(WORKER);
  }
}
