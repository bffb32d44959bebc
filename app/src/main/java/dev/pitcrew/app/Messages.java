package dev.pitcrew.app;

import dev.pitcrew.jobs.UniqueMessage;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.time.Duration;
import java.util.Map;

/**
 * Messages to processes: those that start a case are known by their id, so that none starts two.
 */
final class Messages {

  private static final Duration TIME_TO_LIVE = Duration.ofDays(7);
  private static final int NOT_FOUND = 404;

  private final CamundaClient client;

  Messages(CamundaClient client) {
    this.client = client;
  }

  /**
   * Starts a case.
   *
   * @param id of the message
   * @return false when the same was published before
   */
  boolean publish(String message, String key, String id, Map<String, Object> variables) {
    return new UniqueMessage(message, key, id, TIME_TO_LIVE, variables).publish(client);
  }

  /**
   * Tells a case something now, or starts it; a message that nobody takes must not wait for a later
   * case.
   *
   * @return false when no case waits for it, or the one that it would start runs already
   */
  boolean tell(String message, String key, Map<String, Object> variables) {
    try {
      client
          .newCorrelateMessageCommand()
          .messageName(message)
          .correlationKey(key)
          .variables(variables)
          .send()
          .join();
      return true;
    } catch (ClientHttpException e) {
      if (e.code() != NOT_FOUND) {
        throw e;
      }
      return false;
    }
  }

  /** Whether a process instance has neither ended nor been cancelled. */
  boolean runs(long processInstanceKey) {
    try {
      return client.newProcessInstanceGetRequest(processInstanceKey).send().join().getState()
          == ProcessInstanceState.ACTIVE;
    } catch (ClientHttpException e) {
      if (e.code() != NOT_FOUND) {
        throw e;
      }
      return false;
    }
  }
}
