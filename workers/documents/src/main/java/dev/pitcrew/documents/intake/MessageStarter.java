package dev.pitcrew.documents.intake;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;

/** Publishes message {@code document-received} under the hash of the bytes. */
public final class MessageStarter implements CaseStarter {
  private static final String MESSAGE = "document-received";
  private static final Duration TIME_TO_LIVE = Duration.ofDays(7);
  private static final int CONFLICT = 409;

  private final CamundaClient client;

  public MessageStarter(CamundaClient client) {
    this.client = client;
  }

  @Override
  public void start(String sha256, int attempt, Map<String, Object> variables) {
    try {
      client
          .newPublishMessageCommand()
          .messageName(MESSAGE)
          .correlationKey(sha256)
          .messageId(attempt == 1 ? sha256 : sha256 + "#" + attempt)
          .timeToLive(TIME_TO_LIVE)
          .variables(variables)
          .send()
          .join();
    } catch (ClientHttpException e) {
      if (e.code() != CONFLICT) {
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
