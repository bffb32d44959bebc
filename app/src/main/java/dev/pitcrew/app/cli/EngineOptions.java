package dev.pitcrew.app.cli;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which engine a command speaks to: a running Pitcrew or a Camunda 8 cluster. */
final class EngineOptions {

  @Option(
      names = "--engine",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "REST address of the engine (default: ${DEFAULT-VALUE}).")
  URI rest = URI.create("http://localhost:8080");

  @Option(
      names = "--grpc",
      paramLabel = "URL",
      defaultValue = "http://localhost:26500",
      description = "gRPC address of the engine (default: ${DEFAULT-VALUE}).")
  URI grpc = URI.create("http://localhost:26500");

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:PITCREW_TOKEN}",
      description = "Bearer token, if the engine wants one (default: $PITCREW_TOKEN).")
  @Nullable String token;

  CamundaClient open() {
    CamundaClientBuilder builder =
        CamundaClient.newClientBuilder().restAddress(rest).grpcAddress(grpc);
    if (token != null && !token.isBlank()) {
      builder.credentialsProvider(new BearerToken(token));
    }
    return builder.build();
  }
}
