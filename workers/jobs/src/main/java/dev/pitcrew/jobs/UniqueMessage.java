package dev.pitcrew.jobs;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;

/**
 * A message to a process that is published once: a repeat within its time to live is known by its
 * id, such as that of a run that did not live to note the first.
 *
 * @param id which no other message of this name and key has
 */
public record UniqueMessage(
    String name,
    String correlationKey,
    String id,
    Duration timeToLive,
    Map<String, Object> variables) {

  /**
   * @return false when it was published before
   */
  public boolean publish(CamundaClient client) {
    try {
      client
          .newPublishMessageCommand()
          .messageName(name)
          .correlationKey(correlationKey)
          .messageId(id)
          .timeToLive(timeToLive)
          .variables(variables)
          .send()
          .join();
      return true;
    } catch (ClientHttpException e) {
      if (e.code() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      return false;
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
      return false;
    }
  }
}
