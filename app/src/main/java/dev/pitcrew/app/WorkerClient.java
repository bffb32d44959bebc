package dev.pitcrew.app;

import dev.pitcrew.app.tracing.ClientTracing;
import dev.pitcrew.engine.gateway.observe.TraceParents;
import dev.pitcrew.engine.gateway.security.AccessProperties;
import dev.pitcrew.web.WebSettings;
import dev.pitcrew.web.engine.PersonToken;
import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import java.time.Duration;
import java.time.Instant;

/** The client of this process's own workers; the engine knows it as {@code pitcrew-workers}. */
final class WorkerClient {

  private static final String NAME = AccessProperties.WORKERS_CLIENT;
  private static final Duration JOB_TIMEOUT = Duration.ofSeconds(30);

  private WorkerClient() {}

  /** Of work that is part of no trace. */
  static CamundaClient open(WebSettings web, int threads) {
    return open(web, threads, ClientTracing.NONE);
  }

  /**
   * @param threads how many jobs are worked at the same time
   * @param tracing says which trace a request belongs to
   */
  static CamundaClient open(WebSettings web, int threads, ClientTracing tracing) {
    return configured(tracing.of(CamundaClient.newClientBuilder()), threads)
        .restAddress(web.engineRest())
        .grpcAddress(web.engineGrpc())
        .defaultJobWorkerStreamEnabled(true)
        .credentialsProvider(new OwnToken(web.apiSecret(), tracing))
        .build();
  }

  /** What is the same for workers of each engine. */
  static CamundaClientBuilder configured(CamundaClientBuilder builder, int threads) {
    return builder
        .applyEnvironmentVariableOverrides(false)
        .numJobWorkerExecutionThreads(threads)
        .defaultJobWorkerName(NAME)
        .defaultJobTimeout(JOB_TIMEOUT);
  }

  private record OwnToken(String secret, ClientTracing tracing) implements CredentialsProvider {

    @Override
    public void applyCredentials(CredentialsApplier applier) {
      applier.put("Authorization", "Bearer " + PersonToken.mintClient(secret, NAME, Instant.now()));
      String trace = tracing.traceParent();
      if (trace != null) {
        applier.put(TraceParents.NAME, trace);
      }
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
