package dev.pitcrew.engine.testkit;

import dev.pitcrew.engine.gateway.StandaloneGateway;
import io.camunda.client.CamundaClient;
import java.net.URI;

/** Official clients of a gateway on this machine. */
final class TestClients {

  private TestClients() {}

  static CamundaClient rest(StandaloneGateway gateway) {
    return client(gateway, true);
  }

  static CamundaClient grpc(StandaloneGateway gateway) {
    return client(gateway, false);
  }

  private static CamundaClient client(StandaloneGateway gateway, boolean preferRest) {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .restAddress(URI.create("http://localhost:" + gateway.httpPort()))
        .grpcAddress(URI.create("http://localhost:" + gateway.grpcPort()))
        .preferRestOverGrpc(preferRest)
        .build();
  }
}
