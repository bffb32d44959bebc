package dev.pitcrew.mail.intake;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;

/** Starts the process of an expense claim, once. */
@FunctionalInterface
public interface ClaimStarter {

  /** The same message within this time is refused by the engine. */
  Duration TIME_TO_LIVE = Duration.ofDays(7);

  /**
   * A repeat for the same claim is a success that starts nothing.
   *
   * @throws RuntimeException where the engine cannot be reached
   */
  void start(String claimId, Map<String, Object> claim);

  /** By message {@code claim-received}. */
  static ClaimStarter of(CamundaClient client) {
    return (claimId, claim) -> publish(client, claimId, claim);
  }

  private static void publish(CamundaClient client, String claimId, Map<String, Object> claim) {
    try {
      client
          .newPublishMessageCommand()
          .messageName("claim-received")
          .correlationKey(claimId)
          .messageId(claimId)
          .timeToLive(TIME_TO_LIVE)
          .variables(Map.of("claim", claim))
          .send()
          .join();
    } catch (ClientHttpException e) {
      if (e.code() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      // It was published before, by a run that did not live to note it.
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }
}
