package dev.pitcrew.app;

import dev.pitcrew.web.WebSettings;
import dev.pitcrew.web.engine.PersonToken;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import java.time.Duration;
import java.time.Instant;

/** The client of this process's own workers; the engine knows it as {@code pitcrew-workers}. */
final class WorkerClient {

  private static final String NAME = "pitcrew-workers";
  private static final Duration JOB_TIMEOUT = Duration.ofSeconds(30);

  private WorkerClient() {}

  /**
   * @param threads how many jobs are worked at the same time
   */
  static CamundaClient open(WebSettings web, int threads) {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .restAddress(web.engineRest())
        .grpcAddress(web.engineGrpc())
        .numJobWorkerExecutionThreads(threads)
        .defaultJobWorkerName(NAME)
        .defaultJobTimeout(JOB_TIMEOUT)
        .defaultJobWorkerStreamEnabled(true)
        .credentialsProvider(new OwnToken(web.apiSecret()))
        .build();
  }

  private record OwnToken(String secret) implements CredentialsProvider {

    @Override
    public void applyCredentials(CredentialsApplier applier) {
      applier.put("Authorization", "Bearer " + PersonToken.mintClient(secret, NAME, Instant.now()));
    }

    @Override
    public boolean shouldRetryRequest(StatusCode statusCode) {
      return false;
    }

    @Override
    public String toString() {
      return "OwnToken";
    }
  }
}
