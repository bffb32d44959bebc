package dev.pitcrew.engine.testkit;

import dev.pitcrew.engine.gateway.StandaloneGateway;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import io.camunda.client.impl.basicauth.BasicAuthCredentialsProviderBuilder;
import java.net.URI;
import java.time.Duration;

/** Official clients of a gateway on this machine. */
final class TestClients {

  private TestClients() {}

  /** The name and the secret of the client that tests are, where people are known. */
  static final String TRUSTED = "testkit";

  /**
   * @param name of a client or person whose secret is the name; empty for nobody in particular
   */
  static CamundaClient rest(StandaloneGateway gateway, String name) {
    return client(gateway, true, name);
  }

  static CamundaClient grpc(StandaloneGateway gateway, String name) {
    return client(gateway, false, name);
  }

  private static CamundaClient client(StandaloneGateway gateway, boolean preferRest, String name) {
    CredentialsProvider credentials =
        name.isEmpty()
            ? new NoCredentials()
            : new BasicAuthCredentialsProviderBuilder()
                .applyEnvironmentOverrides(false)
                .username(name)
                .password(name)
                .build();
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .restAddress(URI.create("http://localhost:" + gateway.httpPort()))
        .grpcAddress(URI.create("http://localhost:" + gateway.grpcPort()))
        .preferRestOverGrpc(preferRest)
        .credentialsProvider(credentials)
        // A machine that runs tests may stand still for longer than the usual ten seconds.
        .defaultRequestTimeout(Duration.ofMinutes(1))
        .build();
  }

  private static final class NoCredentials implements CredentialsProvider {

    @Override
    public void applyCredentials(CredentialsApplier applier) {}

    @Override
    public boolean shouldRetryRequest(StatusCode status) {
      return false;
    }
  }
}
