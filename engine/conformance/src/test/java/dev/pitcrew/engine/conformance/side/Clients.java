package dev.pitcrew.engine.conformance.side;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import java.net.URI;
import java.time.Duration;

/** The official client, with more patience: both engines may be slow on a busy machine. */
final class Clients {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Clients() {}

  static CamundaClient grpc(String address) {
    return patient().grpcAddress(URI.create("http://" + address)).preferRestOverGrpc(false).build();
  }

  static CamundaClient rest(String address) {
    return patient().restAddress(URI.create("http://" + address)).preferRestOverGrpc(true).build();
  }

  private static CamundaClientBuilder patient() {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .defaultRequestTimeout(PATIENCE)
        .defaultRequestTimeoutOffset(PATIENCE);
  }
}
