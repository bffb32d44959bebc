package dev.pitcrew.documents.intake;

import dev.pitcrew.jobs.UniqueMessage;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Map;

/** Publishes message {@code document-received} under the hash of the bytes. */
public final class MessageStarter implements CaseStarter {
  private static final String MESSAGE = "document-received";
  private static final Duration TIME_TO_LIVE = Duration.ofDays(7);

  private final CamundaClient client;

  public MessageStarter(CamundaClient client) {
    this.client = client;
  }

  @Override
  public void start(String sha256, int attempt, Map<String, Object> variables) {
    String id = attempt == 1 ? sha256 : sha256 + "#" + attempt;
    new UniqueMessage(MESSAGE, sha256, id, TIME_TO_LIVE, variables).publish(client);
  }
}
