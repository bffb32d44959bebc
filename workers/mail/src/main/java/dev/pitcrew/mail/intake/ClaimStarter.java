package dev.pitcrew.mail.intake;

import dev.pitcrew.jobs.UniqueMessage;
import io.camunda.client.CamundaClient;
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
    return (claimId, claim) ->
        new UniqueMessage("claim-received", claimId, claimId, TIME_TO_LIVE, Map.of("claim", claim))
            .publish(client);
  }
}
