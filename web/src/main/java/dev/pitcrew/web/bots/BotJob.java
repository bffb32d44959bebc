package dev.pitcrew.web.bots;

import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.response.Job;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A job that is not done.
 *
 * @param bot empty where the engine does not say it
 * @param retries how many tries are left; 0: a person has to help
 * @param trouble what was wrong with the last try; empty where nothing was
 */
public record BotJob(
    String bot,
    long key,
    long processInstanceKey,
    String processId,
    int retries,
    String trouble,
    @Nullable OffsetDateTime since) {

  static BotJob of(Job job, String bot) {
    String message = job.getErrorMessage();
    return new BotJob(
        bot,
        job.getJobKey(),
        job.getProcessInstanceKey(),
        job.getProcessDefinitionId(),
        job.getRetries(),
        message == null || job.getState() == JobState.CREATED ? "" : message,
        job.getCreationTime());
  }

  public boolean needsAPerson() {
    return retries == 0;
  }
}
